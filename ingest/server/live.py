"""What stands on the server now, from its catalogs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from psycopg import Connection

from ingest.server.table import ForeignKey, TableName

_RELATIONS = """
    select n.nspname, c.relname, c.relkind::text
    from pg_class as c
    inner join pg_namespace as n on c.relnamespace = n.oid
    where n.nspname = any(%s) and c.relkind in ('r', 'p', 'v', 'm', 'f')
"""

_COLUMNS = """
    select n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod)
    from pg_attribute as a
    inner join pg_class as c on a.attrelid = c.oid
    inner join pg_namespace as n on c.relnamespace = n.oid
    where n.nspname = any(%s) and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
"""

_COMMENTS = """
    select n.nspname, c.relname, a.attname, d.description
    from pg_description as d
    inner join pg_class as c on d.classoid = 'pg_class'::regclass and d.objoid = c.oid
    inner join pg_namespace as n on c.relnamespace = n.oid
    left join pg_attribute as a on d.objsubid > 0 and a.attrelid = c.oid and a.attnum = d.objsubid
    where n.nspname = any(%s) and c.relkind = 'r'
"""

_CONSTRAINTS = """
    select
        n.nspname, c.relname, k.conname, k.contype::text,
        array(
            select a.attname::text
            from unnest(k.conkey) with ordinality as u (attnum, place)
            inner join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = u.attnum
            order by u.place
        ),
        tn.nspname, tc.relname,
        array(
            select a.attname::text
            from unnest(k.confkey) with ordinality as u (attnum, place)
            inner join pg_attribute as a on a.attrelid = k.confrelid and a.attnum = u.attnum
            order by u.place
        )
    from pg_constraint as k
    inner join pg_class as c on k.conrelid = c.oid
    inner join pg_namespace as n on c.relnamespace = n.oid
    left join pg_class as tc on k.confrelid = tc.oid
    left join pg_namespace as tn on tc.relnamespace = tn.oid
    where n.nspname = any(%s) and c.relkind = 'r' and k.contype in ('p', 'f')
"""

_LEADING_COLUMNS = """
    select n.nspname, c.relname, a.attname
    from pg_index as i
    inner join pg_class as c on i.indrelid = c.oid
    inner join pg_namespace as n on c.relnamespace = n.oid
    inner join pg_attribute as a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where n.nspname = any(%s) and i.indisvalid and i.indpred is null
"""


@dataclass(slots=True)
class LiveTable:
    types: dict[str, str] = field(default_factory=dict)
    comments: dict[str | None, str] = field(default_factory=dict)
    key: tuple[str, ...] = ()
    key_name: str = ""
    foreign_keys: dict[str, ForeignKey] = field(default_factory=dict)  # by the constraint's name
    indexed: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Live:
    schemas: frozenset[str]
    tables: dict[TableName, LiveTable]
    others: frozenset[TableName]  # views and the like, which have names too


def live_state(server: Connection[Any], schemas: Sequence[str]) -> Live:
    names = [list(schemas)]
    existing = server.execute("select nspname from pg_namespace where nspname = any(%s)", names).fetchall()
    tables: dict[TableName, LiveTable] = {}
    others = set()
    for schema, name, kind in server.execute(_RELATIONS, names):
        if kind == "r":
            tables[TableName(schema, name)] = LiveTable()
        else:
            others.add(TableName(schema, name))
    for schema, name, column, data_type in server.execute(_COLUMNS, names):
        tables[TableName(schema, name)].types[column] = data_type
    for schema, name, column, text in server.execute(_COMMENTS, names):
        tables[TableName(schema, name)].comments[column] = text
    for schema, name, constraint, kind, columns, to_schema, to_name, to_columns in server.execute(
        _CONSTRAINTS, names
    ):
        table = tables[TableName(schema, name)]
        if kind == "p":
            table.key, table.key_name = tuple(columns), constraint
        elif len(columns) == 1:
            table.foreign_keys[constraint] = ForeignKey(
                columns[0], TableName(to_schema, to_name), to_columns[0]
            )
    for schema, name, column in server.execute(_LEADING_COLUMNS, names):
        if (found := tables.get(TableName(schema, name))) is not None:
            found.indexed.add(column)
    return Live(frozenset(schema for (schema,) in existing), tables, frozenset(others))
