"""What the published file holds, as the server shall hold it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import duckdb

from ingest.server.failure import PublishFailed
from ingest.server.keys import NO_KEYS, PUBLIC_SCHEMAS, Keys
from ingest.server.table import Column, ForeignKey, Table, TableName

_LONGEST_NAME = 63  # bytes; PostgreSQL cuts off what is longer

# DuckDB's types by what PostgreSQL calls the one that holds every value.
_TYPES = {
    "VARCHAR": "text",
    "BOOLEAN": "boolean",
    "TINYINT": "smallint",
    "SMALLINT": "smallint",
    "INTEGER": "integer",
    "BIGINT": "bigint",
    "UTINYINT": "smallint",
    "USMALLINT": "integer",
    "UINTEGER": "bigint",
    "FLOAT": "real",
    "DOUBLE": "double precision",
    "DATE": "date",
    "TIMESTAMP": "timestamp without time zone",
    "TIMESTAMP WITH TIME ZONE": "timestamp with time zone",
}
_DECIMAL = re.compile(r"DECIMAL\((\d+),(\d+)\)")
# Whole numbers beyond the server's own types: through decimals, for Arrow makes floats of them.
_WHOLE = {"UBIGINT": "decimal(20, 0)", "HUGEINT": "decimal(38, 0)"}


def contract_of(
    published: duckdb.DuckDBPyConnection, keys: Mapping[TableName, Keys], prefix: str
) -> list[Table]:
    """Every public table and view of the file; a view goes as the rows that it gives."""
    comments = _comments(published)
    columns: dict[TableName, list[Column]] = {}
    for schema, name, column, data_type in published.execute(
        "select table_schema, table_name, column_name, data_type from information_schema.columns"
        " where list_contains(?, table_schema) order by table_schema, table_name, ordinal_position",
        [list(PUBLIC_SCHEMAS)],
    ).fetchall():
        spelt, sent_as = server_type(data_type)
        found = Column(column, spelt, sent_as, comments.get((schema, name, column)))
        columns.setdefault(TableName(schema, name), []).append(found)
    if not columns:
        raise PublishFailed("the file has no public table: it is no warehouse of ours")
    tables = [
        _table(source, tuple(found), comments.get((source.schema, source.name, None)), keys, prefix)
        for source, found in columns.items()
    ]
    _refuse_names_that_would_be_cut(tables)
    return list(_with_keys_that_lead_to_keys(tables))


def server_type(data_type: str) -> tuple[str, str | None]:
    """PostgreSQL's type, and the type of DuckDB's to go through."""
    if found := _DECIMAL.fullmatch(data_type):
        return f"numeric({found[1]},{found[2]})", None
    if through := _WHOLE.get(data_type):
        return f"numeric({through[8:-1].replace(' ', '')})", through
    # Lists, structures and whatever else travel as the text that DuckDB writes for them.
    return (_TYPES[data_type], None) if data_type in _TYPES else ("text", "varchar")


def _comments(published: duckdb.DuckDBPyConnection) -> dict[tuple[str, str, str | None], str]:
    rows = published.execute(
        "select schema_name, table_name, null, comment from duckdb_tables()"
        " union all select schema_name, view_name, null, comment from duckdb_views() where not internal"
        " union all select schema_name, table_name, column_name, comment from duckdb_columns() where not internal"
    ).fetchall()
    return {(schema, name, column): comment for schema, name, column, comment in rows}


def _table(
    source: TableName,
    columns: tuple[Column, ...],
    comment: str | None,
    keys: Mapping[TableName, Keys],
    prefix: str,
) -> Table:
    promised = keys.get(source, NO_KEYS)
    names = {column.name for column in columns}
    # The file may be older than the models that lie here.
    key = promised.key if names.issuperset(promised.key) else ()
    known = {column: target for column, target in promised.known.items() if column in names}
    return Table(
        TableName(prefix + source.schema, source.name),
        source,
        columns,
        key,
        frozenset(
            ForeignKey(column, TableName(prefix + target.schema, target.name), field)
            for column, (target, field) in known.items()
        ),
        frozenset(set(known) - set(key[:1])),
        comment,
    )


def _with_keys_that_lead_to_keys(tables: Iterable[Table]) -> Iterator[Table]:
    """PostgreSQL lets a column point to a unique one only; a code that has several years of validity is none."""
    unique = {(table.name, table.key[0]) for table in tables if len(table.key) == 1}
    for table in tables:
        held = {key for key in table.foreign_keys if (key.target, key.target_column) in unique}
        yield replace(table, foreign_keys=frozenset(held))


def _refuse_names_that_would_be_cut(tables: Iterable[Table]) -> None:
    for table in tables:
        for name in (table.name.schema, table.name.name, *table.types):
            if len(name.encode()) > _LONGEST_NAME:
                raise PublishFailed(
                    f"{table.name}: the name {name} is longer than PostgreSQL's {_LONGEST_NAME} bytes"
                )
