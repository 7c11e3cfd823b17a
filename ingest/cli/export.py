"""`yusuan export`: the published warehouse as files for other tools."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from ingest.cli.codes import BUSY, DONE, FAILED, CommandError
from ingest.cli.options import Commands, add_warehouse, existing_warehouse

FORMATS = ("parquet", "csv", "xlsx")


def add_to(commands: Commands) -> None:
    command = commands.add_parser(
        "export",
        help="write the published warehouse as Parquet, CSV and a workbook",
        description="Every table and view of marts, audit and reports, with datapackage.json and SHA256SUMS. The folder is"
        " replaced as a whole; the same warehouse gives the same bytes.",
    )
    command.add_argument(
        "--to", type=Path, required=True, metavar="DIR", help="a new or empty folder, or an earlier export"
    )
    command.add_argument(
        "--format",
        type=_formats,
        default=FORMATS,
        metavar="LIST",
        help="some of parquet,csv,xlsx (default: all three)",
    )
    add_warehouse(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from ingest.export.failure import ExportBusy, ExportFailed  # noqa: PLC0415 - loads only for who exports
    from ingest.export.run import export  # noqa: PLC0415

    started = time.monotonic()
    warehouse = existing_warehouse(options.warehouse)
    try:
        written = export(warehouse, options.to.absolute(), options.format, _tell)
    except ExportFailed as error:
        raise CommandError(f"{error}", BUSY if isinstance(error, ExportBusy) else FAILED) from error
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    for kind, size in written.items():
        print(f"{kind:8} {size:>14,} bytes")
    print(f"seconds  {time.monotonic() - started:>14.1f}\n{options.to}")
    return DONE


def _tell(text: str) -> None:
    """On a terminal one line that renews itself; a pipe gets what was written at the end alone."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def _formats(text: str) -> tuple[str, ...]:
    asked = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    unknown = [part for part in asked if part not in FORMATS]
    if unknown or not asked:
        raise argparse.ArgumentTypeError(
            f"{', '.join(unknown) or 'nothing'}: choose among {', '.join(FORMATS)}"
        )
    return asked
