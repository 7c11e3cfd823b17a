"""CSV for spreadsheets: UTF-8 with the mark that Excel asks for, and no cell that it would run."""

from __future__ import annotations

from pathlib import Path

import duckdb

from ingest.export.contents import Table, quoted

# A spreadsheet takes what begins so for a formula; some also the full-width forms, or after blanks.
DANGEROUS = "=+-@\t\r\n＝＋－＠"
_BYTE_ORDER_MARK = "\ufeff"


def write_csv(published: duckdb.DuckDBPyConnection, table: Table, folder: Path) -> list[Path]:
    path = folder / f"{table.schema}.{table.name}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    columns = ", ".join(
        f"{_harmless(quoted(column.name)) if column.data_type == 'VARCHAR' else quoted(column.name)}"
        f" as {quoted(_BYTE_ORDER_MARK + column.name if at == 0 else column.name)}"
        for at, column in enumerate(table.columns)
    )
    target = str(path).replace("'", "''")
    published.execute(
        f"copy (select {columns} from (select * from {table.source} order by {table.order}))"
        f" to '{target}' (format csv, header, delimiter ',', quote '\"', escape '\"')"
    )
    return [path]


def _harmless(column: str) -> str:
    """An apostrophe before what a spreadsheet would run: it shows the text and runs nothing. Numbers stay numbers."""
    begins = f"left(ltrim({column}, ' '), 1) in ({_listed(DANGEROUS)})"
    is_number = f"try_cast(replace({column}, ',', '') as decimal(38, 8)) is not null"
    return f"case when {begins} and not {is_number} then '''' || {column} else {column} end"


def _listed(characters: str) -> str:
    return ", ".join(f"chr({ord(character)})" for character in characters)
