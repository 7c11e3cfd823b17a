"""The build file: made beside the published one, filled, cleared of what is internal, and swapped in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import duckdb

from ingest.build.people import create_macros

# The oldest that every driver since DuckDB 1.0 opens; a newer one shuts out BI tools and gains nothing here.
_STORAGE_VERSION = "v1.0.0"

_INTERNAL_SCHEMAS = ("intermediate", "staging", "seeds", "raw", "published")

# The columns of raw.offered_files; a build of no file at all still has them.
_OFFERED_COLUMNS = """
    path varchar, document_id varchar, reader_id varchar, interpreter_id varchar, media_type varchar,
    page_count integer, status varchar, message varchar, source_url varchar, published_on date
"""

# What this was built from, whole and part by part, and what its changes are told against.
_BUILD = """
    create table audit.build as
    select
        cast('' as varchar) as fingerprint,
        (select string_agg(distinct reason, '; ' order by reason) from published.compared) as not_compared;
    comment on table audit.build is
    'One row: the fingerprint of all that this was built from, and why audit.changes leaves something out; NULL where it does not.';
    create table audit.build_parts as
    select kind, name, fingerprint from raw.build_parts order by kind, name;
    comment on table audit.build_parts is
    'One row per document, seed, model and piece of code that this was built from, with its fingerprint or version.'
"""


@dataclass(frozen=True, slots=True)
class OfferedRow:
    """One file offered and what became of it; the fields are the columns of raw.offered_files."""

    path: str
    document_id: str | None
    reader_id: str
    interpreter_id: str
    media_type: str | None
    page_count: int | None
    status: str  # read | duplicate | refused
    message: str | None
    source_url: str | None
    published_on: date | None


def build_folder(warehouse: Path) -> Path:
    """Of the one build that may run; beside the warehouse, so that one rename swaps it in."""
    return warehouse.with_name(f".{warehouse.name}.building")


def fresh_build_file(warehouse: Path) -> Path:
    """An empty place for this build; what a killed one left there goes."""
    folder = build_folder(warehouse)
    discard(warehouse)
    folder.mkdir(parents=True)
    return folder / "build.duckdb"


def discard(warehouse: Path) -> None:
    shutil.rmtree(build_folder(warehouse), ignore_errors=True)


def write_offered(build_file: Path, rows: Iterable[OfferedRow]) -> None:
    import pyarrow as pa  # noqa: PLC0415 - slow to load, and a build with nothing to do needs it not

    values = [asdict(row) for row in sorted(rows, key=lambda row: row.path)]
    with duckdb.connect(str(build_file)) as connection:
        connection.execute("create schema raw")
        connection.execute(f"create table raw.offered_files ({_OFFERED_COLUMNS})")
        schema = connection.execute("select * from raw.offered_files").to_arrow_table().schema
        connection.register("offered", pa.Table.from_pylist(values, schema=schema))
        connection.execute("insert into raw.offered_files by name select * from offered")


def finish(build_file: Path, fingerprint: str) -> Path:
    """A compact file of the public schemas alone, with the fingerprint of what they were built from."""
    finished = build_file.with_name("finished.duckdb")
    with duckdb.connect(str(build_file)) as connection:
        connection.execute(_BUILD)
        connection.execute("update audit.build set fingerprint = ?", [fingerprint])
        for schema in _INTERNAL_SCHEMAS:
            connection.execute(f"drop schema if exists {schema} cascade")
        create_macros(connection)
        # Dropping leaves holes in a file; a copy has none.
        connection.execute(f"attach '{quoted(finished)}' as finished (storage_version '{_STORAGE_VERSION}')")
        connection.execute("copy from database build to finished")
        connection.execute("checkpoint finished")
    return finished


def quoted(path: Path) -> str:
    """For SQL that takes no bound value in this place."""
    return str(path).replace("'", "''")


def published_fingerprint(warehouse: Path) -> str | None:
    """What the published file was built from; None where there is none, where it is no warehouse of ours, and where
    a tool that wrote has left a log beside it, so that it says more than was built."""
    if not warehouse.is_file() or _log_of(warehouse).exists():
        return None
    try:
        with duckdb.connect(str(warehouse), read_only=True) as connection:
            row = connection.execute("select fingerprint from audit.build").fetchone()
    except duckdb.Error:
        return None
    return None if row is None else str(row[0])


def publish(build_file: Path, warehouse: Path) -> None:
    """One rename. A log that a writer left beside the old file would be replayed into the new one.

    The file is for reading: a tool that opens it for writing, as some do unless told not to, would shut every reader out and
    leave such a log behind.
    """
    build_file.chmod(0o444)
    _log_of(warehouse).unlink(missing_ok=True)
    build_file.replace(warehouse)
    folder = os.open(warehouse.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    discard(warehouse)


def _log_of(warehouse: Path) -> Path:
    return warehouse.with_name(f"{warehouse.name}.wal")
