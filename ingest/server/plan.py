"""From what stands on the server to what shall: what must go before the rows come, and what is added after them.

Tables stay the tables they are, for people's views and grants hang on them. Only what differs is touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.server.live import Live, LiveTable
from ingest.server.table import Column, ForeignKey, Table, TableName

_NOTHING = LiveTable()


@dataclass(frozen=True, slots=True)
class Plan:
    schemas: tuple[str, ...]  # to be made
    new: tuple[Table, ...]
    gone: tuple[TableName, ...]
    lost_foreign_keys: tuple[tuple[TableName, str], ...]  # by the constraint's name
    lost_keys: tuple[tuple[TableName, str], ...]
    lost_columns: tuple[tuple[TableName, str], ...]
    new_columns: tuple[tuple[TableName, Column], ...]
    keys: tuple[Table, ...]  # whose key is to be made
    indexes: tuple[tuple[TableName, str], ...]
    foreign_keys: tuple[tuple[TableName, ForeignKey], ...]
    comments: tuple[tuple[TableName, str | None, str | None], ...]  # table, column or None, text or None
    # What readers must let go of for a moment; none as long as the contract stands.
    disturbed: frozenset[TableName]

    @property
    def reshaped(self) -> frozenset[TableName]:
        """Tables whose rows are not what they were, though the server had them."""
        return frozenset(name for name, _ in (*self.lost_columns, *self.new_columns))


def plan_of(live: Live, wanted: Sequence[Table], gone: Iterable[TableName]) -> Plan:
    standing = [(table, live.tables[table.name]) for table in wanted if table.name in live.tables]
    new = tuple(table for table in wanted if table.name not in live.tables)
    leaving = tuple(sorted(name for name in gone if name in live.tables))
    rekeyed = [
        (table, old) for table, old in standing if old.key != table.key or set(old.key) & _lost(table, old)
    ]
    lost_keys = tuple((table.name, old.key_name) for table, old in rekeyed if old.key)
    lost_foreign_keys = _lost_foreign_keys(live, wanted, {*leaving, *(name for name, _ in lost_keys)})
    lost_columns = tuple((table.name, column) for table, old in standing for column in _lost(table, old))
    new_columns = tuple(
        (table.name, column)
        for table, old in standing
        for column in table.columns
        if old.types.get(column.name) != column.type
    )
    kept = {
        (name, key)
        for name, old in live.tables.items()
        for constraint, key in old.foreign_keys.items()
        if (name, constraint) not in lost_foreign_keys
    }
    return Plan(
        schemas=tuple(sorted({table.name.schema for table in wanted} - live.schemas)),
        new=new,
        gone=leaving,
        lost_foreign_keys=lost_foreign_keys,
        lost_keys=lost_keys,
        lost_columns=lost_columns,
        new_columns=new_columns,
        keys=tuple(table for table in (*new, *(table for table, _ in rekeyed)) if table.key),
        indexes=tuple(
            (table.name, column)
            for table in wanted
            for column in sorted(table.indexed - _still_indexed(table, live))
        ),
        foreign_keys=tuple(
            (table.name, key)
            for table in wanted
            for key in sorted(table.foreign_keys)
            if (table.name, key) not in kept
        ),
        comments=tuple(change for table in wanted for change in _comments(table, live)),
        disturbed=frozenset(
            [
                *leaving,
                *(name for name, _ in (*lost_columns, *new_columns, *lost_foreign_keys)),
                *(
                    live.tables[name].foreign_keys[constraint].target
                    for name, constraint in lost_foreign_keys
                ),
                *(table.name for table, _ in rekeyed),
            ]
        ),
    )


def _lost(table: Table, old: LiveTable) -> set[str]:
    """Columns that are no more, or of another type: those are made anew."""
    return {column for column, spelt in old.types.items() if table.types.get(column) != spelt}


def _still_indexed(table: Table, live: Live) -> set[str]:
    old = live.tables.get(table.name, _NOTHING)
    return old.indexed - _lost(table, old)


def _lost_foreign_keys(
    live: Live, wanted: Iterable[Table], released: set[TableName]
) -> tuple[tuple[TableName, str], ...]:
    """Those that shall not be, and those that hold a column, key or table which must go. Tables that go take theirs
    along; what leads to tables of somebody else stays."""
    lost = {
        (table.name, column)
        for table in wanted
        for column in _lost(table, live.tables.get(table.name, _NOTHING))
    }
    return tuple(
        (table.name, constraint)
        for table in wanted
        for constraint, key in sorted(live.tables.get(table.name, _NOTHING).foreign_keys.items())
        if key.target in live.tables
        and (
            key not in table.foreign_keys
            or key.target in released
            or not lost.isdisjoint({(table.name, key.column), (key.target, key.target_column)})
        )
    )


def _comments(table: Table, live: Live) -> list[tuple[TableName, str | None, str | None]]:
    old = live.tables.get(table.name, _NOTHING)
    lost = _lost(table, old)
    said = {what: text for what, text in old.comments.items() if what not in lost}
    return [
        (table.name, what, table.comments.get(what))
        for what in (None, *table.types)
        if said.get(what) != table.comments.get(what)
    ]
