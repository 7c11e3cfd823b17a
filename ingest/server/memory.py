"""What was sent last, kept on the server itself, in a schema of its own: nothing that stays the same is sent again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from psycopg import Connection
from psycopg.sql import SQL, Identifier

from ingest.server.table import TableName

# Of a table: a part, and what its rows come to. WHOLE stands for the table and says by what it is parted.
Content: TypeAlias = Mapping[str, str]
WHOLE = ""


@dataclass(frozen=True, slots=True)
class Memory:
    fingerprint: str | None  # of the whole file; None: nothing was ever published
    contents: Mapping[TableName, Content]


NOTHING_YET = Memory(None, {})


def parts_that_differ(before: Content, now: Content) -> frozenset[str]:
    """WHOLE among them means all."""
    return frozenset(part for part in {*before, *now} if before.get(part) != now.get(part))


def recalled(server: Connection[Any], schema: str) -> Memory:
    place = Identifier(schema, "published_tables")
    known = server.execute("select to_regclass(%s)", [place.as_string(server)]).fetchone()
    if known is None or known[0] is None:
        return NOTHING_YET
    found = server.execute(
        SQL("select schema_name, table_name, part, content from {}").format(place)
    ).fetchall()
    whole = server.execute(
        SQL("select fingerprint from {}").format(Identifier(schema, "published_warehouse"))
    ).fetchone()
    contents: dict[TableName, dict[str, str]] = {}
    for schema_name, name, part, content in found:
        contents.setdefault(TableName(schema_name, name), {})[part] = content
    return Memory(whole[0] if whole else None, contents)


def remember(server: Connection[Any], schema: str, memory: Memory) -> None:
    tables, warehouse = Identifier(schema, "published_tables"), Identifier(schema, "published_warehouse")
    server.execute(SQL("create schema if not exists {}").format(Identifier(schema)))
    server.execute(
        SQL(
            "create table if not exists {} (schema_name text, table_name text, part text, content text not null,"
            " primary key (schema_name, table_name, part))"
        ).format(tables)
    )
    server.execute(
        SQL(
            "create table if not exists {} (fingerprint text not null, published_at timestamptz not null)"
        ).format(warehouse)
    )
    server.execute(SQL("delete from {}").format(tables))
    server.execute(SQL("delete from {}").format(warehouse))
    with server.cursor().copy(SQL("copy {} from stdin").format(tables)) as copy:
        for name, content in sorted(memory.contents.items()):
            for part, said in sorted(content.items()):
                copy.write_row((name.schema, name.name, part, said))
    server.execute(
        SQL("insert into {} values (%s, clock_timestamp())").format(warehouse), [memory.fingerprint]
    )
