"""The build file: made beside the published one, filled, cleared of what is internal, and swapped in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

_INTERNAL_SCHEMAS = ("intermediate", "staging", "seeds", "raw")

_OFFERED_SCHEMA = pa.schema(
    [
        ("path", pa.string()),
        ("document_id", pa.string()),
        ("reader_id", pa.string()),
        ("interpreter_id", pa.string()),
        ("media_type", pa.string()),
        ("page_count", pa.int32()),
        ("status", pa.string()),
        ("message", pa.string()),
        ("source_url", pa.string()),
        ("published_on", pa.date32()),
    ]
)


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
    columns = OfferedRow.__slots__
    frame = pa.Table.from_pylist(
        [{name: getattr(row, name) for name in columns} for row in rows], schema=_OFFERED_SCHEMA
    )
    with duckdb.connect(str(build_file)) as connection:
        connection.execute("create schema raw")
        connection.register("offered", frame)
        connection.execute("create table raw.offered_files as select * from offered order by path")


def finish(build_file: Path, fingerprint: str) -> Path:
    """A compact file of the public schemas alone, with the fingerprint of what they were built from."""
    finished = build_file.with_name("finished.duckdb")
    with duckdb.connect(str(build_file)) as connection:
        for schema in _INTERNAL_SCHEMAS:
            connection.execute(f"drop schema if exists {schema} cascade")
        connection.execute("create table audit.build (fingerprint varchar not null)")
        connection.execute(
            "comment on table audit.build is"
            " 'One row: the fingerprint of the documents, dictionary, models and code this was built from.'"
        )
        connection.execute("insert into audit.build values (?)", [fingerprint])
        # Dropping leaves holes in a file; a copy has none.
        connection.execute(f"attach '{quoted(finished)}' as finished")
        connection.execute("copy from database build to finished")
        connection.execute("checkpoint finished")
    return finished


def quoted(path: Path) -> str:
    """For SQL that takes no bound value in this place."""
    return str(path).replace("'", "''")


def published_fingerprint(warehouse: Path) -> str | None:
    """What the published file was built from; None where there is none, or it is no warehouse of ours."""
    if not warehouse.is_file():
        return None
    try:
        with duckdb.connect(str(warehouse), read_only=True) as connection:
            row = connection.execute("select fingerprint from audit.build").fetchone()
    except duckdb.Error:
        return None
    return None if row is None else str(row[0])


def publish(build_file: Path, warehouse: Path) -> None:
    """One rename. A log that a writer left beside the old file would be replayed into the new one."""
    warehouse.with_name(f"{warehouse.name}.wal").unlink(missing_ok=True)
    build_file.replace(warehouse)
    folder = os.open(warehouse.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    discard(warehouse)
