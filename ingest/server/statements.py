"""The SQL of a publication. Every name is quoted by psycopg; values never stand in the text."""

from __future__ import annotations

from collections.abc import Iterable

from psycopg.sql import SQL, Composed, Identifier, Literal

from ingest.server.memory import WHOLE
from ingest.server.plan import Plan
from ingest.server.table import Column, Table, TableName


def named(name: TableName) -> Identifier:
    return Identifier(name.schema, name.name)


def listed(names: Iterable[str]) -> Composed:
    return SQL(", ").join(map(Identifier, names))


def _columns(columns: Iterable[Column]) -> Composed:
    return SQL(", ").join(SQL("{} {}").format(Identifier(each.name), _type(each)) for each in columns)


def _type(column: Column) -> SQL:
    # A word of contract.server_type, never of the file.
    return SQL(column.type)


def schemas_made(plan: Plan) -> list[Composed]:
    return [SQL("create schema {}").format(Identifier(schema)) for schema in plan.schemas]


def created(table: Table) -> Composed:
    return SQL("create table {} ({})").format(named(table.name), _columns(table.columns))


def created_for_a_while(table: Table, place: Identifier) -> Composed:
    return SQL("create temporary table {} ({}) on commit drop").format(place, _columns(table.columns))


def keyed(table: Table, place: Identifier) -> list[Composed]:
    """A row that came twice shows here: merging would let it pass."""
    statement = SQL("alter table {} add primary key ({})").format(place, listed(table.key))
    return [statement] if table.key else []


def copied(table: Table, place: Identifier) -> Composed:
    return SQL("copy {} ({}) from stdin (format csv)").format(place, listed(table.types))


def held(plan: Plan) -> list[Composed]:
    """All at once, before anything is done to one: who waits while holding one stands in people's way."""
    if not plan.disturbed:
        return []
    return [
        SQL("lock table {} in access exclusive mode").format(
            SQL(", ").join(named(name) for name in sorted(plan.disturbed))
        )
    ]


def cleared(plan: Plan) -> list[Composed]:
    """Without cascade: where a view of somebody's hangs on what must go, the server refuses, and so do we."""
    return [
        *map(_without, plan.lost_foreign_keys),
        # In one statement: they may lead to each other.
        *([SQL("drop table {}").format(SQL(", ").join(map(named, plan.gone)))] if plan.gone else []),
        *map(_without, plan.lost_keys),
        *(
            SQL("alter table {} drop column {}").format(named(name), Identifier(column))
            for name, column in plan.lost_columns
        ),
        *(
            SQL("alter table {} add column {}").format(named(name), _columns([column]))
            for name, column in plan.new_columns
        ),
    ]


def _without(constraint: tuple[TableName, str]) -> Composed:
    return SQL("alter table {} drop constraint {}").format(named(constraint[0]), Identifier(constraint[1]))


def completed(plan: Plan) -> list[Composed]:
    """Keys after the rows: to build them over rows that are there takes a fraction of keeping them up row by row."""
    return [
        *(statement for table in plan.keys for statement in keyed(table, named(table.name))),
        *(
            SQL("create index on {} ({})").format(named(name), Identifier(column))
            for name, column in plan.indexes
        ),
        *(
            # Deferred: rows that point to each other come in any order.
            SQL(
                "alter table {} add foreign key ({}) references {} ({}) deferrable initially deferred"
            ).format(named(name), Identifier(key.column), named(key.target), Identifier(key.target_column))
            for name, key in plan.foreign_keys
        ),
        *(_comment(name, column, text) for name, column, text in plan.comments),
    ]


def _comment(name: TableName, column: str | None, text: str | None) -> Composed:
    said = Literal(text)
    if column is None:
        return SQL("comment on table {} is {}").format(named(name), said)
    return SQL("comment on column {}.{} is {}").format(named(name), Identifier(column), said)


def merged(table: Table, incoming: Identifier, parts: frozenset[str]) -> list[Composed]:
    """The incoming rows instead of the live ones of these parts; a row that is the same in both is not written.

    Rows, not tables, are exchanged: then whoever has begun to read goes on in the rows as they were, over all tables
    and as long as his transaction lasts. In tables exchanged by name he would find no row at all.
    """
    live, within = named(table.name), _within(table, parts)
    if not table.key:
        return [
            SQL("delete from {} as live where {}").format(live, within),
            _inserted(table, incoming, SQL("true")),
        ]
    # A row that moved from one part to another is found: both have changed. Its twin in a part that has not changed
    # is not, and so breaks the key.
    same = SQL(" and ").join(
        [within, *(SQL("live.{0} = incoming.{0}").format(Identifier(column)) for column in table.key)]
    )
    others = [column.name for column in table.columns if column.name not in table.key]
    return [
        SQL("delete from {} as live where {} and not exists (select from {} as incoming where {})").format(
            live, within, incoming, same
        ),
        *([_updated(table, incoming, same, others)] if others else []),
        _inserted(table, incoming, SQL("not exists (select from {} as live where {})").format(live, same)),
    ]


def _within(table: Table, parts: frozenset[str]) -> SQL | Composed:
    """As stream._part; the parts themselves are two digits each."""
    if WHOLE in parts or not table.part_column:
        return SQL("true")
    return SQL("left(md5(coalesce(live.{}, '')), 2) = any({})").format(
        Identifier(table.part_column), Literal(sorted(parts))
    )


def _updated(table: Table, incoming: Identifier, same: Composed, others: list[str]) -> Composed:
    changes = SQL(", ").join(SQL("{0} = incoming.{0}").format(Identifier(column)) for column in others)
    return SQL(
        "update {} as live set {} from {} as incoming where {} and row({}) is distinct from row({})"
    ).format(named(table.name), changes, incoming, same, _of("live", others), _of("incoming", others))


def _inserted(table: Table, incoming: Identifier, which: SQL | Composed) -> Composed:
    columns = listed(table.types)
    return SQL("insert into {} ({}) select {} from {} as incoming where {}").format(
        named(table.name), columns, _of("incoming", table.types), incoming, which
    )


def _of(alias: str, columns: Iterable[str]) -> Composed:
    return SQL(", ").join(Identifier(alias, column) for column in columns)
