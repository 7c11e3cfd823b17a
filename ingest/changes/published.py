"""Copies of what a build is compared with, made before it replaces it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple
from importlib.resources import files
from pathlib import Path

import duckdb

from ingest.build.assemble import quoted
from ingest.build.fingerprints import Part

# Without these nothing can be compared: they say which document and which disclosure a number is of.
_IDENTITIES = {"documents": "audit", "dim_document": "marts", "dim_disclosure": "marts"}
_SCHEMAS = {
    **_IDENTITIES,
    "published_amounts": "marts",
    "fact_totals": "audit",
    "balance_checks": "audit",
    "build_parts": "audit",
}
FIRST_BUILD = "there was no published file before"


def write_comparison(build_file: Path, parts: Iterable[Part], warehouse: Path) -> None:
    """Into the build file: what this build is made from, and the published file that it will replace."""
    with duckdb.connect(str(build_file)) as connection:
        connection.execute("create table raw.build_parts (kind varchar, name varchar, fingerprint varchar)")
        for part in parts:
            connection.execute("insert into raw.build_parts values (?, ?, ?)", astuple(part))
        copy_published(connection, warehouse)


def copy_published(connection: duckdb.DuckDBPyConnection, warehouse: Path) -> None:
    """Fills the schema `published` from the file; what the file does not have stays empty and says why."""
    connection.execute(files("ingest.changes").joinpath("published.sql").read_text(encoding="utf-8"))
    unopened = _attached(connection, warehouse)
    lacking = (_missing(connection, table, schema) for table, schema in _IDENTITIES.items())
    missing = unopened or next(filter(None, lacking), None)
    for table, schema in _SCHEMAS.items():
        reason = missing or _missing(connection, table, schema)
        if reason is None:
            names = ", ".join(_columns(connection, "published", f"old_{table}"))
            connection.execute(
                f"insert into published.old_{table} by name select {names} from before.{schema}.{table}"
            )
        connection.execute("insert into published.compared values (?, ?, ?)", [table, reason is None, reason])
    if unopened is None:
        connection.execute("detach before")


def _attached(connection: duckdb.DuckDBPyConnection, warehouse: Path) -> str | None:
    """Attaches the file as `before`, or says why it cannot be compared."""
    if not warehouse.is_file():
        return FIRST_BUILD
    try:
        connection.execute(f"attach '{quoted(warehouse)}' as before (read_only)")
    except duckdb.Error as error:
        return f"the published file could not be opened ({error})"
    return None


def _missing(connection: duckdb.DuckDBPyConnection, table: str, schema: str) -> str | None:
    """Why a table of the file cannot be compared: an earlier version of the project wrote other columns."""
    wanted = _columns(connection, "published", f"old_{table}")
    found = _columns(connection, schema, table, "before")
    if not found:
        return f"the published file has no {schema}.{table}"
    lacking = [name for name in wanted if name not in found]
    if not lacking:
        return None
    return f"{schema}.{table} of the published file has no {', '.join(lacking)}"


def _columns(
    connection: duckdb.DuckDBPyConnection, schema: str, table: str, database: str | None = None
) -> list[str]:
    found = connection.execute(
        "select column_name from duckdb_columns() where schema_name = ? and table_name = ?"
        " and database_name = coalesce(?, current_database()) order by column_index",
        [schema, table, database],
    )
    return [name for (name,) in found.fetchall()]
