"""A role that can read what is published, and do nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from psycopg import Connection
from psycopg.sql import SQL, Identifier

from ingest.server.failure import PublishFailed
from ingest.server.statements import named
from ingest.server.table import TableName

# Also what comes to the role by way of others: the server is asked what it would let the role do.
_EXCESS = """
    select
        r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolreplication or r.rolbypassrls,
        pg_has_role(r.oid, current_user, 'member'),
        has_database_privilege(r.oid, current_database(), 'create'),
        exists (
            select from unnest(%(schemas)s::text[]) as s (name) where has_schema_privilege(r.oid, s.name, 'create')
        ),
        exists (
            select from pg_class as c
            inner join pg_namespace as n on c.relnamespace = n.oid
            where
                n.nspname = any(%(schemas)s) and c.relkind = 'r'
                and (
                    has_table_privilege(r.oid, c.oid, 'insert, update, delete, truncate, references, trigger')
                    or has_any_column_privilege(r.oid, c.oid, 'insert, update, references')
                )
        ),
        has_database_privilege(r.oid, current_database(), 'temporary'),
        exists (select from pg_namespace where nspname = 'public' and has_schema_privilege(r.oid, oid, 'create'))
    from pg_roles as r
    where r.rolname = %(reader)s
"""

_REFUSED = (
    "has rights over the whole server",
    "may act as the role that publishes",
    "may create schemas in the database",
    "may create objects in a published schema",
    "may write into a published table",
)
_FROM_EVERYBODY = (
    "temporary tables, as everybody may: revoke temporary on database … from public",
    "objects in the schema public, as everybody may: revoke create on schema public from public",
)


def let_read(server: Connection[Any], reader: str, tables: Sequence[TableName]) -> list[str]:
    """Makes the role where there is none, without login. What is returned it may do for everybody may."""
    role = Identifier(reader)
    if server.execute("select from pg_roles where rolname = %s", [reader]).fetchone() is None:
        server.execute(SQL("create role {} nologin").format(role))
    schemas = sorted({name.schema for name in tables})
    for schema in map(Identifier, schemas):
        server.execute(SQL("revoke all on schema {} from {}").format(schema, role))
        server.execute(SQL("grant usage on schema {} to {}").format(schema, role))
        # Tables that a later publication adds.
        server.execute(
            SQL("alter default privileges in schema {} grant select on tables to {}").format(schema, role)
        )
    which = SQL(", ").join(named(name) for name in tables)
    server.execute(SQL("revoke all on {} from {}").format(which, role))
    server.execute(SQL("grant select on {} to {}").format(which, role))
    return _only_reads(server, reader, schemas)


def _only_reads(server: Connection[Any], reader: str, schemas: list[str]) -> list[str]:
    row = server.execute(_EXCESS, {"schemas": schemas, "reader": reader}).fetchone()
    assert row is not None  # noqa: S101 - the role is there, or we had not come so far
    excess = [words for words, has in zip(_REFUSED, row[:5], strict=True) if has]
    if excess:
        raise PublishFailed(
            f"the role {reader} is no mere reader: it {', '.join(excess)}. Name another with --reader"
        )
    return [words for words, has in zip(_FROM_EVERYBODY, row[5:], strict=True) if has]
