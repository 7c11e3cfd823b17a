"""What an export costs, by format: seconds, the most memory that it held, and what it wrote.

    python -m bench.export [--times N] [WAREHOUSE]

Exports the warehouse as it is and copied N times over. The workbook is for reading: its sheets hold a million rows, so
that it is measured of the warehouse as it is alone.
"""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import duckdb

from bench.copied import options_of, told
from bench.measure import peak_megabytes
from bench.publish import multiplied
from ingest.export.contents import contents_of
from ingest.export.run import FORMATS, export

_WIDTHS = (5, 8, 12, 8, 6, 12)
_OF_MANY = ("parquet", "csv")


@dataclass(frozen=True, slots=True)
class Measured:
    rows: int
    seconds: float
    megabytes: float  # the most the exporting process held
    written: float  # megabytes


def measured(warehouse: Path, kind: str, folder: Path) -> Measured:
    """In a process of its own, which has exported nothing before."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as pool:
        return pool.submit(_export, warehouse, kind, folder).result()


def _export(warehouse: Path, kind: str, folder: Path) -> Measured:
    started = time.perf_counter()
    written = export(warehouse, folder, (kind,), lambda _: None)[kind]
    seconds, megabytes = time.perf_counter() - started, peak_megabytes()
    with duckdb.connect(str(warehouse), read_only=True) as published:
        tables = contents_of(published)
    rows = sum(table.rows for table in tables if kind != "xlsx" or table.schema == "reports")
    return Measured(rows, seconds, megabytes, written / (1 << 20))


def main() -> int:
    warehouse, times = options_of("export", __doc__)
    told(["times", "format", "rows", "seconds", "MB", "MB written"], _WIDTHS)
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "copy.duckdb"
        for many, file, kinds in ((1, warehouse, FORMATS), (times, copy, _OF_MANY)):
            if file is copy:
                multiplied(warehouse, many, copy)
            for kind in kinds:
                one = measured(file, kind, Path(scratch) / "out")
                figures = f"{one.seconds:.1f}", f"{one.megabytes:.0f}", f"{one.written:.1f}"
                told([f"{many}×", kind, f"{one.rows:,}", *figures], _WIDTHS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
