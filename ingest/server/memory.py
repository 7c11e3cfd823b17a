"""What was sent last, kept on the server itself, in a schema of its own: nothing that stays the same is sent again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from psycopg import Connection
from psycopg.sql import SQL, Identifier

from ingest.server.table import TableName


@dataclass(frozen=True, slots=True)
class Memory:
    fingerprint: str | None  # of the whole file; None: nothing was ever published
    contents: Mapping[TableName, str]  # of each table


NOTHING_YET = Memory(None, {})


def recalled(server: Connection[Any], schema: str) -> Memory:
    place = Identifier(schema, "published_tables")
    known = server.execute("select to_regclass(%s)", [place.as_string(server)]).fetchone()
    if known is None or known[0] is None:
        return NOTHING_YET
    found = server.execute(SQL("select schema_name, table_name, content from {}").format(place)).fetchall()
    whole = server.execute(
        SQL("select fingerprint from {}").format(Identifier(schema, "published_warehouse"))
    ).fetchone()
    contents = {TableName(schema_name, name): content for schema_name, name, content in found}
    return Memory(whole[0] if whole else None, contents)


def remember(server: Connection[Any], schema: str, memory: Memory) -> None:
    tables, warehouse = Identifier(schema, "published_tables"), Identifier(schema, "published_warehouse")
    server.execute(SQL("create schema if not exists {}").format(Identifier(schema)))
    server.execute(
        SQL(
            "create table if not exists {} (schema_name text, table_name text, content text not null,"
            " primary key (schema_name, table_name))"
        ).format(tables)
    )
    server.execute(
        SQL(
            "create table if not exists {} (fingerprint text not null, published_at timestamptz not null)"
        ).format(warehouse)
    )
    server.execute(SQL("delete from {}").format(tables))
    server.execute(SQL("delete from {}").format(warehouse))
    with server.cursor() as cursor:
        cursor.executemany(
            SQL("insert into {} values (%s, %s, %s)").format(tables),
            [(name.schema, name.name, content) for name, content in sorted(memory.contents.items())],
        )
    server.execute(SQL("insert into {} values (%s, now())").format(warehouse), [memory.fingerprint])
