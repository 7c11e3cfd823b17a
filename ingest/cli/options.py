"""Arguments that several sub-commands share."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TypeAlias

from ingest.cli.codes import CommandError
from ingest.project import DEFAULT_DOCUMENTS, DEFAULT_WAREHOUSE

# argparse does not export the type of what add_subparsers returns.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001


def add_warehouse(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--warehouse",
        type=Path,
        default=DEFAULT_WAREHOUSE,
        metavar="FILE",
        help="the published DuckDB file (default: warehouse.duckdb of the project)",
    )


def add_documents(command: argparse.ArgumentParser, what: str) -> None:
    command.add_argument(
        "--documents",
        type=Path,
        default=DEFAULT_DOCUMENTS,
        metavar="DIR",
        help=f"{what} (default: documents/ of the project)",
    )


def add_jobs(command: argparse.ArgumentParser, what: str) -> None:
    command.add_argument(
        "--jobs",
        type=_jobs,
        default=os.cpu_count() or 1,
        metavar="N",
        help=f"{what} (default: the number of cores)",
    )


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError("give a whole number above zero")
    return int(text)


def existing_warehouse(path: Path) -> Path:
    if not path.is_file():
        raise CommandError(
            f"{path}: there is no warehouse; make it with `make build` or name one with --warehouse"
        )
    return path
