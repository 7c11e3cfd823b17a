"""What an export costs, by format: seconds, the most memory that it held, and what it wrote.

    python -m bench.export [--times N] [WAREHOUSE]

Exports the warehouse as it is and copied N times over. The workbook is for reading: its sheets hold a million rows, so
that it is measured of the warehouse as it is alone.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import duckdb

from bench.measure import peak_megabytes
from bench.publish import multiplied
from ingest.export.contents import contents_of
from ingest.export.run import FORMATS, export
from ingest.project import DEFAULT_WAREHOUSE
from ingest.terminal import padded

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


def _told(line: list[str]) -> None:
    """At once, for the next one takes minutes."""
    left = [padded(text, wide) for text, wide in zip(line, _WIDTHS[:2], strict=False)]
    right = [padded(text, wide, right=True) for text, wide in zip(line[2:], _WIDTHS[2:], strict=True)]
    print("  ".join([*left, *right]), flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.export", description=__doc__.partition("\n")[0] if __doc__ else None
    )
    parser.add_argument("warehouse", type=Path, nargs="?", default=DEFAULT_WAREHOUSE, metavar="WAREHOUSE")
    parser.add_argument(
        "--times", type=int, default=100, metavar="N", help="copies in the larger file (default: 100)"
    )
    options = parser.parse_args()
    if not options.warehouse.is_file():
        print(
            f"bench: {options.warehouse}: there is no warehouse; make it with `make build`", file=sys.stderr
        )
        return 1
    _told(["times", "format", "rows", "seconds", "MB", "MB written"])
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "copy.duckdb"
        for times, warehouse, kinds in ((1, options.warehouse, FORMATS), (options.times, copy, _OF_MANY)):
            if warehouse is copy:
                multiplied(options.warehouse, times, copy)
            for kind in kinds:
                one = measured(warehouse, kind, Path(scratch) / "out")
                figures = f"{one.seconds:.1f}", f"{one.megabytes:.0f}", f"{one.written:.1f}"
                _told([f"{times}×", kind, f"{one.rows:,}", *figures])
    return 0


if __name__ == "__main__":
    sys.exit(main())
