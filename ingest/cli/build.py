"""`yusuan build`: read the documents, check the books, publish the warehouse."""

from __future__ import annotations

import argparse
import sys
import time

import duckdb

from ingest.build.failure import BuildFailed
from ingest.build.lock import Locked
from ingest.build.offered import BadOffer
from ingest.build.progress import reporter_for
from ingest.build.run import build
from ingest.build.summary import summary_of, summary_table
from ingest.changes.found import overview_of
from ingest.changes.note import line_of, warning_of
from ingest.cli.codes import BUSY, DONE, FAILED, UNEXPLAINED, CommandError
from ingest.cli.options import Commands, add_documents, add_jobs, add_warehouse
from ingest.project import NotInProject, Places


def add_to(commands: Commands) -> None:
    command = commands.add_parser(
        "build",
        help="read the documents, check the books, publish the warehouse",
        description="Does only what changed since the last build. The published file is replaced in one step,"
        " and only if every check of our own work holds. landing.duckdb, target/ and a lock lie beside it.",
    )
    add_documents(command, "the folder of disclosures")
    add_warehouse(command)
    add_jobs(command, "documents read at a time, and dbt's threads")
    command.add_argument(
        "--no-reconcile",
        action="store_true",
        help="leave every number of a damaged table where it seems to stand, without the help of the books",
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    started = time.monotonic()
    places = Places(options.documents.resolve(), options.warehouse.resolve())
    reporter = reporter_for(sys.stdout)
    try:
        outcome = build(places, options.jobs, reporter, with_books=not options.no_reconcile)
    except Locked as error:
        raise CommandError(str(error), BUSY) from error
    except (BadOffer, NotInProject, ValueError) as error:
        raise CommandError(str(error)) from error
    except (BuildFailed, OSError) as error:
        raise CommandError(f"{error}\nNothing was published; {_what_stands(places)}.", FAILED) from error
    if not outcome.is_new:
        reporter.say(f"nothing changed: {places.warehouse} is up to date")
        return DONE
    with duckdb.connect(str(places.warehouse), read_only=True) as connection:
        overview = overview_of(connection)
    print(line_of(overview))
    print(summary_table(summary_of(places.warehouse), time.monotonic() - started))
    warning = warning_of(overview)
    if warning is None:
        return DONE
    print(f"yusuan: {warning}", file=sys.stderr)
    return UNEXPLAINED


def _what_stands(places: Places) -> str:
    return f"{places.warehouse} is as it was" if places.warehouse.exists() else "there is no warehouse yet"
