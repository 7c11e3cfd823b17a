"""A landing that holds many copies of another's documents, each under an agency of its own; no file is read."""

from __future__ import annotations

from pathlib import Path

import duckdb

from ingest.build.assemble import quoted
from ingest.build.fingerprints import current_identifiers, parts_of_build
from ingest.build.limits import limits_from_environment
from ingest.build.names import write_names
from ingest.changes.published import write_comparison
from ingest.project import Places

# What a build reads of the landing, and the identifiers in it that must differ from copy to copy.
_TABLES = {
    "interpretations": ("document_id",),
    "paragraphs": ("document_id",),
    "tables": ("document_id",),
    "amounts": ("document_id", "amount_id"),
    "repairs": ("document_id", "amount_id"),
    "indicators": ("document_id",),
    "terms": ("document_id",),
    "term_subjects": ("document_id",),
    "unplaced": ("document_id",),
    "claims": ("document_id", "claim_id"),
}

# Files that were read; each is offered once a copy, as a file of that name in a folder of the copy.
_OFFERED = """
    create table raw.offered_files as
    select
        printf('%04d/', copies.copy_no) || documents.path as path,
        {document_id} as document_id,
        said.reader_id,
        said.interpreter_id,
        documents.media_type,
        documents.pages as page_count,
        documents.status,
        documents.message,
        dim_document.source_url,
        dim_document.published_on
    from warehouse.audit.documents as documents
    inner join landing.raw.interpretations as said on documents.document_id = said.document_id
    inner join warehouse.marts.dim_document as dim_document
        on documents.document_id = dim_document.document_id
    cross join (select unnest(range({times})) as copy_no) as copies
    where documents.status = 'read'
    order by path
"""


def write_copies(places: Places, times: int, copied_landing: Path, build_file: Path) -> None:
    """`copied_landing` holds every document of the warehouse so many times; `build_file` offers them all."""
    with duckdb.connect(str(copied_landing)) as connection:
        _attach(connection, "source", places.landing)
        connection.execute("create schema raw")
        for table, keys in _TABLES.items():
            new = [f"{_key(key, table)} as {key}" for key in keys]
            if table == "interpretations":
                # Behind the name, which begins with the place.
                new.append(
                    "case when copy_no = 0 then agency_name else agency_name || '第' || copy_no || '处' end"
                    " as agency_name"
                )
            connection.execute(
                f"create table raw.{table} as select {table}.* replace ({', '.join(new)})"
                f" from source.raw.{table}, (select unnest(range({times})) as copy_no)"
            )
    with duckdb.connect(str(build_file)) as connection:
        _attach(connection, "landing", places.landing)
        _attach(connection, "warehouse", places.warehouse)
        connection.execute("create schema raw")
        connection.execute(_OFFERED.format(document_id=_key("document_id", "documents"), times=times))
    write_names(build_file, copied_landing)
    parts = parts_of_build((), current_identifiers(), limits_from_environment())
    write_comparison(build_file, parts, build_file.with_name("none.duckdb"))


def _attach(connection: duckdb.DuckDBPyConnection, alias: str, file: Path) -> None:
    connection.execute(f"attach '{quoted(file)}' as {alias} (read_only)")


def _key(column: str, table: str) -> str:
    """As long as the one it stands for; the first copy keeps it."""
    hashed = f"left(sha256({table}.{column} || '|' || copy_no), length({table}.{column})::integer)"
    return f"case when copy_no = 0 then {table}.{column} else {hashed} end"
