"""An export: every format that is asked for, the package that describes them, and their sums."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import duckdb
from xlsxwriter.exceptions import XlsxWriterException

from ingest.export.contents import contents_of
from ingest.export.delimited import write_csv
from ingest.export.failure import ExportFailed
from ingest.export.package import package_of
from ingest.export.parquet import write_parquet
from ingest.export.place import PACKAGE, SUMS, replaced
from ingest.export.workbook import write_workbook

FORMATS = ("parquet", "csv", "xlsx")
_BY_TABLE = {"parquet": write_parquet, "csv": write_csv}


def export(
    warehouse: Path, folder: Path, formats: Iterable[str], tell: Callable[[str], None]
) -> dict[str, int]:
    """Bytes written by format. Whoever reads the folder meanwhile reads the last export."""
    folder = Path(os.path.realpath(folder))  # a link stays a link: what it leads to is replaced
    try:
        with replaced(folder) as beside:
            return _write(warehouse, beside, tuple(formats), tell)
    except RuntimeError as error:
        if str(error) == "Query interrupted":  # so DuckDB tells of Ctrl-C
            raise KeyboardInterrupt from error
        raise
    except (OSError, duckdb.Error, XlsxWriterException) as error:
        said = (error.strerror if isinstance(error, OSError) else None) or str(error).partition("\n")[0]
        raise ExportFailed(f"{folder}: {said}; nothing was changed there") from error


def _write(
    warehouse: Path, folder: Path, formats: tuple[str, ...], tell: Callable[[str], None]
) -> dict[str, int]:
    spill = folder / ".spill"
    spill.mkdir()
    files: dict[tuple[str, str, str], list[str]] = {}
    # One thread writes the same file each time; what does not fit into memory is sorted on disk.
    with duckdb.connect(
        str(warehouse),
        read_only=True,
        config={"threads": 1, "memory_limit": "1GB", "temp_directory": str(spill)},
    ) as published:
        published.execute("set enable_progress_bar = false")
        tables = contents_of(published)
        for number, table in enumerate(tables, 1):
            for kind in formats:
                if kind in _BY_TABLE:
                    paths = _BY_TABLE[kind](published, table, folder / kind)
                    files[kind, table.schema, table.name] = [str(path.relative_to(folder)) for path in paths]
            if set(formats) & set(_BY_TABLE):
                tell(f"{number}/{len(tables)} {table.schema}.{table.name}, {table.rows:,} rows")
        if "xlsx" in formats:
            tell("xlsx")
            write_workbook(published, tables, folder / "xlsx", spill)
        (folder / PACKAGE).write_text(package_of(published, tables, files), encoding="utf-8")
    shutil.rmtree(spill, ignore_errors=True)
    written = sorted(path for path in folder.rglob("*") if path.is_file())
    sums = "".join(f"{_digest(path)}  {path.relative_to(folder).as_posix()}\n" for path in written)
    (folder / SUMS).write_text(sums, encoding="utf-8")
    return {
        kind: sum(path.stat().st_size for path in (folder / kind).rglob("*") if path.is_file())
        for kind in formats
    }


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
