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
    lost_constraints: tuple[tuple[TableName, str], ...]  # foreign keys before the keys they lead to
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
    leaving = tuple(sorted(name for name in gone if name in live.tables))
    lost_columns = tuple((table.name, column) for table, old in standing for column in _lost(table, old))
    rekeyed = [
        (table, old) for table, old in standing if old.key != table.key or set(old.key) & _lost(table, old)
    ]
    lost_keys = tuple((table.name, old.key_name) for table, old in rekeyed if old.key)
    released = {name for name, _ in lost_keys} | set(leaving)
    lost_foreign = _lost_foreign_keys(live, {table.name: table for table in wanted}, released)
    new_columns = tuple(
        (table.name, column)
        for table, old in standing
        for column in table.columns
        if old.types.get(column.name) != column.type
    )
    kept_foreign = {
        (name, key)
        for name, old in live.tables.items()
        for constraint, key in old.foreign_keys.items()
        if (name, constraint) not in lost_foreign
    }
    disturbed = {name for name, _ in (*lost_columns, *new_columns, *lost_keys, *lost_foreign)} | released
    return Plan(
        schemas=tuple(sorted({table.name.schema for table in wanted} - live.schemas)),
        new=tuple(table for table in wanted if table.name not in live.tables),
        gone=leaving,
        lost_constraints=(*lost_foreign, *lost_keys),
        lost_columns=lost_columns,
        new_columns=new_columns,
        keys=tuple(
            table
            for table in wanted
            if table.key
            and (table.name not in live.tables or (table.name in {each.name for each, _ in rekeyed}))
        ),
        indexes=tuple(
            (table.name, column)
            for table in wanted
            for column in sorted(table.indexed - _still_indexed(table, live.tables.get(table.name, _NOTHING)))
        ),
        foreign_keys=tuple(
            (table.name, key)
            for table in wanted
            for key in sorted(table.foreign_keys)
            if (table.name, key) not in kept_foreign
        ),
        comments=tuple(
            change for table in wanted for change in _comments(table, live.tables.get(table.name, _NOTHING))
        ),
        disturbed=frozenset(
            disturbed
            | {live.tables[name].foreign_keys[constraint].target for name, constraint in lost_foreign}
            | {table.name for table, _ in rekeyed}
        ),
    )


def _lost(table: Table, old: LiveTable) -> set[str]:
    """Columns that are no more, or of another type: those are made anew."""
    return {column for column, spelt in old.types.items() if table.types.get(column) != spelt}


def _still_indexed(table: Table, old: LiveTable) -> set[str]:
    return old.indexed - _lost(table, old)


def _lost_foreign_keys(
    live: Live, wanted: dict[TableName, Table], released: set[TableName]
) -> tuple[tuple[TableName, str], ...]:
    """Those of ours that shall not be, and those that hold a key or table which must go. A stranger's stay."""
    return tuple(
        (name, constraint)
        for name, old in sorted(live.tables.items())
        for constraint, key in sorted(old.foreign_keys.items())
        if name in wanted
        and key.target.schema in live.schemas
        and (
            key not in wanted[name].foreign_keys
            or key.target in released
            or key.column in _lost(wanted[name], old)
            or (
                key.target in wanted
                and key.target_column in _lost(wanted[key.target], live.tables[key.target])
            )
        )
    )


def _comments(table: Table, old: LiveTable) -> list[tuple[TableName, str | None, str | None]]:
    lost = _lost(table, old)
    said = {what: text for what, text in old.comments.items() if what not in lost}
    places = dict.fromkeys([None, *table.types])
    return [
        (table.name, what, table.comments.get(what))
        for what in places
        if said.get(what) != table.comments.get(what)
    ]
