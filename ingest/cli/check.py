"""`yusuan check`: the balance report of the published file."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import duckdb

from ingest.cli.codes import DONE, FAILED, CommandError
from ingest.cli.options import Commands, add_warehouse, existing_warehouse
from ingest.terminal import clean, columns

_HOLDS = ("holds", "rounding")  # what balances; `unread` compared nothing
_VERDICTS = ("holds", "rounding", "publisher", "suspect", "unread")

_BREAKS = """
    with first_page as (
        select checks.check_id, min(amounts.page_no) as page_no, min(amounts.document_id) as document_id
        from audit.balance_checks as checks
        inner join marts.published_amounts as amounts
            on list_contains(
                string_split(concat_ws(',', checks.left_ids, checks.right_ids), ','), amounts.amount_id
            )
        where checks.verdict not in ('holds', 'rounding', 'unread')
        group by checks.check_id
    )
    select
        checks.verdict, rules.title_zh, checks.rule_id, disclosures.agency_name, disclosures.fiscal_year,
        disclosures.kind, checks.table_key, checks.place, checks.left_yuan, checks.right_yuan,
        checks.difference_yuan, checks.tolerance_yuan, documents.path, first_page.page_no
    from audit.balance_checks as checks
    left join audit.balance_rules as rules on rules.rule_id = checks.rule_id
    left join marts.dim_disclosure as disclosures on disclosures.disclosure_id = checks.disclosure_id
    left join first_page on first_page.check_id = checks.check_id
    left join audit.documents as documents
        on documents.document_id = first_page.document_id and documents.status = 'read'
    where checks.verdict not in ('holds', 'rounding', 'unread')
    order by disclosures.agency_name, disclosures.fiscal_year, checks.table_key, checks.rule_id, checks.place
"""


@dataclass(frozen=True, slots=True)
class Break:
    """A check that does not hold, with where to look."""

    verdict: str
    title: str | None
    rule_id: str
    agency_name: str | None
    fiscal_year: int | None
    kind: str | None
    table_key: str
    place: str
    left_yuan: Decimal
    right_yuan: Decimal
    difference_yuan: Decimal
    tolerance_yuan: Decimal
    path: str | None
    page_no: int | None


def add_to(commands: Commands) -> None:
    command = commands.add_parser(
        "check",
        help="the balance report: which equalities hold, and where one does not",
        description="Ends with 0 where every check that compared something holds, else with 1.",
    )
    add_warehouse(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    warehouse = existing_warehouse(options.warehouse)
    try:
        with duckdb.connect(str(warehouse), read_only=True) as connection:
            counts = connection.execute(
                "select rule_id, verdict, count(*) from audit.balance_checks group by all order by all"
            ).fetchall()
            breaks = [Break(*row) for row in connection.execute(_BREAKS).fetchall()]
    except duckdb.Error as error:
        raise CommandError(f"{warehouse}: cannot be read as a warehouse of ours ({error})", FAILED) from error
    print(_by_rule(counts))
    for found in breaks:
        print(f"\n{_described(found)}")
    if not breaks:
        print("\nEvery check that compared something holds.")
    return FAILED if breaks else DONE


def _by_rule(counts: list[tuple[Any, ...]]) -> str:
    """One line a rule, one column a verdict, totals below."""
    verdicts = [v for v in _VERDICTS if any(row[1] == v for row in counts)]
    number = {(rule, verdict): count for rule, verdict, count in counts}
    rules = sorted({row[0] for row in counts})
    table = [["rule", *verdicts]]
    table += [[rule, *(f"{number.get((rule, v), 0):,}" for v in verdicts)] for rule in rules]
    totals = [sum(number.get((rule, v), 0) for rule in rules) for v in verdicts]
    table.append(["all", *(f"{total:,}" for total in totals)])
    return columns(table, numeric=frozenset(range(1, len(verdicts) + 1)))


def _described(found: Break) -> str:
    where = f"{found.path or 'unknown file'}" + (f", page {found.page_no}" if found.page_no else "")
    who = " ".join(str(part) for part in (found.agency_name, found.fiscal_year, found.kind) if part)
    return "\n".join(
        [
            f"{found.verdict}: {found.title or found.rule_id} ({found.rule_id})",
            f"  {clean(who)}: {found.table_key}, {clean(found.place)}",
            f"  left {found.left_yuan:,} · right {found.right_yuan:,} yuan",
            f"  difference {found.difference_yuan:,} · tolerance {found.tolerance_yuan:,} yuan",
            f"  see {clean(where)}",
        ]
    )
