"""`yusuan diff`: what the last build changed, or what is other in one warehouse than in another."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import duckdb

from ingest.build.assemble import quoted
from ingest.changes.compare import compare
from ingest.changes.found import Change, changes_in
from ingest.changes.note import list_of
from ingest.cli.codes import DONE, FAILED, CommandError
from ingest.cli.options import Commands, add_warehouse, existing_warehouse

_MOST = 10  # of one kind of change in one disclosure


def add_to(commands: Commands) -> None:
    command = commands.add_parser(
        "diff",
        help="what the last build changed, with before, after and cause; or how two warehouses differ",
        description="Without --against: audit.changes of the warehouse. Long lists are cut and say how long they are.",
    )
    command.add_argument(
        "words",
        nargs="*",
        metavar="WORD",
        help="only disclosures whose agency, year, kind and scope hold every WORD",
    )
    command.add_argument(
        "--against", type=Path, metavar="FILE", help="the warehouse that is taken for the one before"
    )
    add_warehouse(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    warehouse = existing_warehouse(options.warehouse)
    against = None if options.against is None else existing_warehouse(options.against)
    try:
        with duckdb.connect() as connection:
            changes, left_out = _found(connection, warehouse, against)
    except duckdb.Error as error:
        raise CommandError(
            f"{warehouse}: its changes cannot be read; it is no warehouse of ours, or another version wrote it and"
            f" `make build` makes it anew ({str(error).splitlines()[0]})",
            FAILED,
        ) from error
    named = _named(changes, options.words)
    if left_out:
        print(f"not everything is compared: {left_out}\n" if named else f"not compared: {left_out}")
    elif not named:
        print("nothing changed")
    if named:
        print(list_of(named))
    return DONE


def _found(
    connection: duckdb.DuckDBPyConnection, warehouse: Path, against: Path | None
) -> tuple[list[Change], str | None]:
    """The changes, and why something is left out."""
    if against is None:
        connection.execute(f"attach '{quoted(warehouse)}' as after (read_only)")
        table, reasons = "after.audit.changes", "select not_compared from after.audit.build"
    else:
        compare(connection, against, warehouse)
        table = "changes"
        reasons = "select string_agg(distinct reason, '; ' order by reason) from published.compared"
    return changes_in(connection, table, _MOST), connection.execute(reasons).fetchall()[0][0]


def _named(changes: Sequence[Change], words: Sequence[str]) -> list[Change]:
    return [change for change in changes if all(word in change.disclosure for word in words)]
