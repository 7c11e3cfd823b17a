"""Parquet: typed, decimals kept, one folder a table; large tables in one file a fiscal year."""

from __future__ import annotations

from pathlib import Path

import duckdb

from ingest.export.contents import Table, quoted

LARGE = 1_000_000  # rows
_YEAR = "fiscal_year"


def write_parquet(published: duckdb.DuckDBPyConnection, table: Table, folder: Path) -> list[Path]:
    place = folder / table.schema / table.name
    place.mkdir(parents=True)
    if table.rows < LARGE or _YEAR not in {column.name for column in table.columns}:
        path = place / "data.parquet"
        _copy(published, f"select * from {table.source} order by {table.order}", path)
        return [path]
    years = published.execute(f"select distinct {_YEAR} from {table.source} order by 1").fetchall()
    paths = []
    for (year,) in years:
        # Hive's form, which DuckDB, polars and Spark read back as one table.
        part = place / f"{_YEAR}={'__HIVE_DEFAULT_PARTITION__' if year is None else int(year)}"
        part.mkdir()
        where = f"{_YEAR} is null" if year is None else f"{_YEAR} = {int(year)}"
        rest = ", ".join(quoted(column.name) for column in table.columns if column.name != _YEAR)
        path = part / "data.parquet"
        _copy(published, f"select {rest} from {table.source} where {where} order by {table.order}", path)
        paths.append(path)
    return paths


def _copy(published: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    target = str(path).replace("'", "''")
    published.execute(f"copy ({query}) to '{target}' (format parquet, compression zstd)")
