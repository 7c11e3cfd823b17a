"""An export: written beside its place, checked sums with it, and put there with one rename."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import duckdb

from ingest.export.contents import contents_of
from ingest.export.delimited import write_csv
from ingest.export.failure import ExportFailed
from ingest.export.package import package_of
from ingest.export.parquet import write_parquet
from ingest.export.workbook import write_workbook

FORMATS = ("parquet", "csv", "xlsx")
_PACKAGE, _SUMS = "datapackage.json", "SHA256SUMS"
_BY_TABLE = {"parquet": write_parquet, "csv": write_csv}


def export(
    warehouse: Path, folder: Path, formats: Iterable[str], tell: Callable[[str], None]
) -> dict[str, int]:
    """Bytes written by format. Whoever reads the folder meanwhile reads the last export."""
    refuse_what_is_not_ours(folder)
    beside = folder.with_name(f".{folder.name}.exporting")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        beside.mkdir(parents=True)
        written = _write(warehouse, beside, tuple(formats), tell)
        _swap(beside, folder)
    except OSError as error:
        raise ExportFailed(f"{folder}: {error.strerror or error}; the folder is as it was") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return written


def refuse_what_is_not_ours(folder: Path) -> None:
    """A folder with anything else in it may be somebody's work: nothing there is written over."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    try:
        package = json.loads((folder / _PACKAGE).read_text(encoding="utf-8"))
        is_ours = package.get("name") == "yusuan" and (folder / _SUMS).is_file()
    except (OSError, ValueError, AttributeError):
        is_ours = False
    if not is_ours:
        raise ExportFailed(f"{folder}: holds something that is no export; name an empty or a new folder")


def _write(
    warehouse: Path, folder: Path, formats: tuple[str, ...], tell: Callable[[str], None]
) -> dict[str, int]:
    spill = folder / ".spill"
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
            write_workbook(published, tables, folder / "xlsx")
        (folder / _PACKAGE).write_text(package_of(published, tables, files), encoding="utf-8")
    shutil.rmtree(spill, ignore_errors=True)
    written = sorted(path for path in folder.rglob("*") if path.is_file())
    sums = "".join(f"{_digest(path)}  {path.relative_to(folder).as_posix()}\n" for path in written)
    (folder / _SUMS).write_text(sums, encoding="utf-8")
    return {
        kind: sum(path.stat().st_size for path in (folder / kind).rglob("*") if path.is_file())
        for kind in formats
    }


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _swap(beside: Path, folder: Path) -> None:
    """A folder cannot be renamed over another: for a moment between two renames there is none."""
    if not folder.exists():
        beside.rename(folder)
        return
    old = folder.with_name(f".{folder.name}.replaced")
    shutil.rmtree(old, ignore_errors=True)
    folder.rename(old)
    try:
        beside.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    shutil.rmtree(old)
