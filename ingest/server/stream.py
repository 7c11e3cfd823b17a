"""Rows out of the published file: a table's fingerprint, and its rows as CSV for COPY, some at a time."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.csv

from ingest.server.failure import PublishFailed
from ingest.server.memory import WHOLE, Content
from ingest.server.table import Column, Table

_ROWS_AT_A_TIME = 20_000
_MEMORY = "512MB"  # DuckDB's own; what needs more goes through files
_CSV = pyarrow.csv.WriteOptions(include_header=False)


@contextmanager
def opened(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The file as it is now: a build that replaces it meanwhile leaves us the one we have open."""
    with TemporaryDirectory(prefix="yusuan-publish-") as overflow:
        settings: dict[str, Any] = {
            "memory_limit": _MEMORY,
            "temp_directory": overflow,
            "preserve_insertion_order": False,
        }
        try:
            with duckdb.connect(str(warehouse), read_only=True, config=settings) as connection:
                # A file from elsewhere may hold views that read other files of this machine.
                connection.execute("set enable_external_access = false")
                connection.execute("set enable_progress_bar = false")  # it would write between our lines
                yield connection
        except duckdb.Error as error:
            raise PublishFailed(f"{warehouse} cannot be read: {error}") from error


def fingerprint_of(published: duckdb.DuckDBPyConnection) -> str:
    """Of what the file was built from."""
    try:
        row = published.execute("select fingerprint from audit.build").fetchone()
    except duckdb.CatalogException as error:
        raise PublishFailed("the file has no audit.build: it is no warehouse of ours") from error
    return str(row[0]) if row else ""


def content_of(published: duckdb.DuckDBPyConnection, table: Table) -> Content:
    """Equal for equal rows, whatever their order. Another version of DuckDB may hash otherwise: then all is sent again."""
    columns = ", ".join(quoted(column.name) for column in table.columns)
    rows = published.execute(
        f"select part, count(*), bit_xor(hashed), sum(hashed)"
        f" from (select {_part(table)} as part, hash({columns}) as hashed from {_source(table)}) group by part"
    ).fetchall()
    return {
        WHOLE: table.part_column or "",
        **{part: "-".join(f"{int(one):x}" for one in sums) for part, *sums in rows},
    }


def csv_of(published: duckdb.DuckDBPyConnection, table: Table, parts: frozenset[str]) -> Iterator[bytes]:
    """The rows of some parts. NULL is an empty field, an empty text a quoted one, as COPY reads it.

    The server takes no NUL in a text.
    """
    chosen = f"where list_contains(?, {_part(table)})" if WHOLE not in parts else ""
    reader: pa.RecordBatchReader = published.execute(
        f"select {', '.join(map(_sent, table.columns))} from {_source(table)} {chosen}",
        [sorted(parts)] if chosen else None,
    ).to_arrow_reader(_ROWS_AT_A_TIME)
    for batch in reader:
        lines = io.BytesIO()
        pyarrow.csv.write_csv(batch, lines, _CSV)
        yield lines.getvalue().replace(b"\0", "\N{REPLACEMENT CHARACTER}".encode())


def _part(table: Table) -> str:
    """One of 256, by the column that parts go by; the server finds the same, see statements.merged."""
    column = table.part_column
    return f"left(md5(coalesce({quoted(column)}, '')), 2)" if column else "'all'"


def _sent(column: Column) -> str:
    name = quoted(column.name)
    return f"cast({name} as {column.sent_as})" if column.sent_as else name


def _source(table: Table) -> str:
    return f"{quoted(table.source.schema)}.{quoted(table.source.name)}"


def quoted(name: str) -> str:
    """As DuckDB quotes names."""
    return '"' + name.replace('"', '""') + '"'
