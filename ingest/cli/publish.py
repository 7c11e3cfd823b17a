"""`yusuan publish`: the published warehouse into PostgreSQL."""

from __future__ import annotations

import argparse
import os
import re
import time

from ingest.cli.codes import BUSY, DONE, FAILED, CommandError
from ingest.cli.options import Commands, add_warehouse, existing_warehouse

_PREFIX = re.compile(r"(?!pg_)[a-z_][a-z0-9_]{0,39}")
_LONGEST_ROLE = 63  # bytes; PostgreSQL cuts off what is longer


def add_to(commands: Commands) -> None:
    command = commands.add_parser(
        "publish",
        help="send the published warehouse to PostgreSQL",
        description="Schemas marts, audit and reports, with keys and comments, in one transaction: who reads meanwhile sees"
        " the old rows or the new ones, never some of each. Only tables that changed are sent, only rows that changed are"
        " written. A password comes from PGPASSWORD, PGPASSFILE or YUSUAN_DATABASE_URL, never from the command line.",
    )
    command.add_argument(
        "address",
        nargs="?",
        metavar="ADDRESS",
        help="postgresql://user@host:port/database (default: YUSUAN_DATABASE_URL)",
    )
    add_warehouse(command)
    command.add_argument(
        "--prefix",
        type=_prefix,
        default="",
        metavar="TEXT",
        help="before the names of the schemas, where these are taken or one database holds several warehouses",
    )
    command.add_argument(
        "--reader",
        type=_role,
        metavar="ROLE",
        help="a role that may read these schemas and nothing else; made without login where there is none",
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    # psycopg and pyarrow load only for who publishes.
    from ingest.server.address import address_of  # noqa: PLC0415
    from ingest.server.failure import BadAddress, Busy, PublishFailed  # noqa: PLC0415
    from ingest.server.patience import Patience  # noqa: PLC0415
    from ingest.server.publish import Target, publish  # noqa: PLC0415

    started = time.monotonic()
    warehouse = existing_warehouse(options.warehouse)
    try:
        target = Target(address_of(options.address, os.environ), options.prefix, options.reader)
        outcome = publish(warehouse, target, lambda text: print(text, flush=True), Patience())
    except BadAddress as error:
        raise CommandError(str(error)) from error
    except Busy as error:
        raise CommandError(str(error), BUSY) from error
    except PublishFailed as error:
        raise CommandError(f"{error}\nNothing was published; the server is as it was.", FAILED) from error
    for what in outcome.reader_may_also:
        print(f"{options.reader} may also make {what}")
    if outcome.removed:
        print(f"removed: {', '.join(map(str, outcome.removed))}")
    if not outcome.sent:
        print(f"nothing changed: {target.address} is up to date, and nothing was sent")
    else:
        print(
            f"{len(outcome.sent)} of {outcome.tables} tables sent, {sum(outcome.sent.values()):,} rows, of which"
            f" {outcome.written:,} were new or changed: {target.address}, {time.monotonic() - started:.1f} seconds"
        )
    return DONE


def _prefix(text: str) -> str:
    """What needs no quotes in anybody's SQL."""
    if text and not _PREFIX.fullmatch(text):
        raise argparse.ArgumentTypeError(
            "small letters, digits and _, not beginning with a digit or pg_, at most 40"
        )
    return text


def _role(text: str) -> str:
    if not text or not text.isprintable() or len(text.encode()) > _LONGEST_ROLE:
        raise argparse.ArgumentTypeError(f"the name of a role, at most {_LONGEST_ROLE} bytes")
    return text
