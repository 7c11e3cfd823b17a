"""Writes into the build file whom files are named by, how bodies were called before, and how names are said in pinyin."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import duckdb

from ingest.build.assemble import quoted
from ingest.naming.file_names import said_by_name
from ingest.naming.pinyin import spoken
from ingest.naming.renamings import load_wordings, renamings_in
from ingest.project import SEEDS

_OF_THIS_BUILD = """
    exists (
        select 1 from raw.offered_files as offered
        where offered.status = 'read' and offered.document_id = landed.document_id
            and offered.interpreter_id = landed.interpreter_id
    )
"""

# Documents that name no body themselves.
_NAMELESS = """
    select distinct landed.document_id, offered.path
    from landing.raw.interpretations as landed
    inner join raw.offered_files as offered using (document_id, interpreter_id)
    where offered.status = 'read' and landed.agency_name is null
    order by all
"""

# Only paragraphs with such a wording leave the database.
_STATEMENTS = f"""
    select distinct landed.document_id, landed.agency_name, paragraphs.page_no, paragraphs.text
    from landing.raw.interpretations as landed
    inner join landing.raw.paragraphs as paragraphs using (document_id, reader_id)
    where {_OF_THIS_BUILD} and landed.agency_name is not null
        and list_bool_or(list_transform($words, lambda word: contains(paragraphs.text, word)))
    order by all
"""

# Every name that people may ask for.
_NAMES = f"""
    select agency_name as name from landing.raw.interpretations as landed where {_OF_THIS_BUILD}
    union select agency_name from raw.file_names
    union select unit_name from landing.raw.amounts as landed where {_OF_THIS_BUILD}
    union select row_name from landing.raw.amounts as landed
        where {_OF_THIS_BUILD}
            and row_kind in ('unit', 'function', 'economic_dept', 'economic_gov')
    union select former_name from raw.renamings
    union select later_name from raw.renamings
    union select agency_name from read_csv($seeds || '/agency_names.csv', header = true, all_varchar = true)
    union select other_name from read_csv($seeds || '/agency_names.csv', header = true, all_varchar = true)
    union select name from read_csv($seeds || '/function_codes.csv', header = true, all_varchar = true)
    union select name from read_csv($seeds || '/economic_codes.csv', header = true, all_varchar = true)
"""


def write_names(build_file: Path, landing: Path) -> None:
    with duckdb.connect(str(build_file)) as connection:
        connection.execute(f"attach '{quoted(landing)}' as landing (read_only)")
        nameless = connection.execute(_NAMELESS).fetchall()
        _write(
            connection,
            "file_names",
            "document_id varchar, agency_name varchar, fiscal_year integer, kind varchar, scope varchar",
            [
                {
                    "document_id": document,
                    "agency_name": said.agency_name,
                    "fiscal_year": said.fiscal_year,
                    "kind": said.kind,
                    "scope": said.scope,
                }
                for document, path in nameless
                if (said := said_by_name(path))
            ],
        )
        wordings = load_wordings(SEEDS)
        stated = connection.execute(_STATEMENTS, {"words": list(wordings.all)}).fetchall()
        renamings = [
            {"document_id": document, "page_no": page, **asdict(renaming)}
            for document, agency, page, text in stated
            for renaming in renamings_in(text, agency, wordings)
        ]
        columns = "document_id varchar, page_no integer, former_name varchar, later_name varchar"
        _write(connection, "renamings", columns, renamings)
        named = connection.execute(
            f"select name from ({_NAMES}) where name is not null order by name", {"seeds": str(SEEDS)}
        )
        names = [name for (name,) in named.fetchall()]
        _write(
            connection,
            "pinyin",
            "name varchar, pinyin varchar, initials varchar",
            [asdict(each) for each in spoken(names, SEEDS)],
        )


def _write(
    connection: duckdb.DuckDBPyConnection, table: str, columns: str, rows: list[dict[str, Any]]
) -> None:
    import pyarrow as pa  # noqa: PLC0415 - slow to load, and a build with nothing to do needs it not

    connection.execute(f"create table raw.{table} ({columns})")
    schema = connection.execute(f"select * from raw.{table}").to_arrow_table().schema
    connection.register("written", pa.Table.from_pylist(rows, schema=schema))
    connection.execute(f"insert into raw.{table} by name select distinct * from written")
    connection.unregister("written")
