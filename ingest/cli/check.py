"""`yusuan check`: the auditor's note on the published file."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

import duckdb

from ingest.audit.findings import Findings, findings_of
from ingest.audit.note import note_of
from ingest.cli.codes import DONE, FAILED, CommandError
from ingest.cli.options import Commands, add_warehouse, existing_warehouse
from ingest.terminal import columns

_VERDICTS = ("holds", "rounding", "publisher", "suspect", "unread")

_COUNTS = """
    select rule_id, verdict, count(*)
    from audit.balance_checks
    group by all
    order by all
"""


def add_to(commands: Commands) -> None:
    command = commands.add_parser(
        "check",
        help="the auditor's note: which equalities hold, where one does not and whose fault it is, what is missing",
        description="Ends with 1 where an equality breaks that seeds/acknowledged_breaks.csv does not explain, else"
        " with 0. A table that is missing or empty is told and graded; it does not change the exit code, for what must"
        " be printed differs from city to city.",
    )
    command.add_argument(
        "words",
        nargs="*",
        metavar="WORD",
        help="only disclosures whose agency, year, kind and scope hold every WORD",
    )
    command.add_argument("--rules", action="store_true", help="count every rule by verdict instead")
    add_warehouse(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    warehouse = existing_warehouse(options.warehouse)
    try:
        with duckdb.connect(str(warehouse), read_only=True) as connection:
            findings = _named(findings_of(connection), options.words)
            counts = connection.execute(_COUNTS).fetchall()
    except duckdb.Error as error:
        raise CommandError(f"{warehouse}: cannot be read as a warehouse of ours ({error})", FAILED) from error
    print(_by_rule(counts) if options.rules else note_of(findings))
    return FAILED if any(each.unexplained for each in findings) else DONE


def _named(findings: Sequence[Findings], words: Sequence[str]) -> list[Findings]:
    named = [
        each
        for each in findings
        if all(word in f"{each.agency_name} {each.fiscal_year} {each.kind} {each.scope}" for word in words)
    ]
    if words and not named:
        raise CommandError(
            f"{' '.join(words)}: no disclosure of the warehouse is named so; see marts.dim_disclosure"
        )
    return named


def _by_rule(counts: Sequence[tuple[Any, ...]]) -> str:
    """One line a rule, one column a verdict, totals below."""
    verdicts = [v for v in _VERDICTS if any(row[1] == v for row in counts)]
    number = {(rule, verdict): count for rule, verdict, count in counts}
    rules = sorted({row[0] for row in counts})
    table = [["rule", *verdicts]]
    table += [[rule, *(f"{number.get((rule, v), 0):,}" for v in verdicts)] for rule in rules]
    totals = [sum(number.get((rule, v), 0) for rule in rules) for v in verdicts]
    table.append(["all", *(f"{total:,}" for total in totals)])
    return columns(table, numeric=frozenset(range(1, len(verdicts) + 1)))
