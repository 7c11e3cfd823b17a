"""The amounts and the checks of a built warehouse, as the evaluator in Python takes and gives them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import duckdb

from ingest.books import Entry, check, ground, load_books, quanta_of
from ingest.dictionary import load_dictionary
from ingest.interpret.reading import Place
from ingest.project import SEEDS

_PLACE = tuple(Place.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Compared:
    """A check, whoever made it. The amounts are named by their ids."""

    rule_id: str
    left_ids: tuple[str, ...]
    right_ids: tuple[str, ...]
    left_yuan: Decimal
    right_yuan: Decimal
    tolerance_yuan: Decimal


@dataclass(frozen=True, slots=True)
class Landed:
    """An amount of published_amounts with its id."""

    amount_id: str
    entry: Entry
    printed_text: str
    printed_unit: str | None

    @property
    def table_ordinal(self) -> int:
        return self.entry.table_ordinal


def _ids(joined: str | None) -> tuple[str, ...]:
    return tuple(sorted(joined.split(","))) if joined else ()


@lru_cache(maxsize=2)
def sql_checks(warehouse: Path) -> dict[str, frozenset[Compared]]:
    """What audit.balance_checks compared, by document; disclosures of one document alone."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        rows = connection.execute("""
            with single as (
                select disclosure_id, min(document_id) as document_id
                from marts.dim_document group by disclosure_id having count(*) = 1
            )
            select document_id, rule_id, left_ids, right_ids, left_yuan, right_yuan, tolerance_yuan
            from audit.balance_checks inner join single using (disclosure_id)
            where compared > 0
        """).fetchall()
    found: dict[str, set[Compared]] = {}
    for document_id, rule_id, left, right, *sums in rows:
        found.setdefault(document_id, set()).add(Compared(rule_id, _ids(left), _ids(right), *sums))
    return {document_id: frozenset(checks) for document_id, checks in found.items()}


@lru_cache(maxsize=2)
def amounts(warehouse: Path) -> dict[str, tuple[Landed, ...]]:
    """Every published amount by document."""
    columns = ("document_id", "amount_id", "table_ordinal", "row_no", "col_no", "amount_yuan")
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        rows = connection.execute(
            f"select {', '.join((*columns, 'printed_text', 'printed_unit', *_PLACE))}"
            " from marts.published_amounts order by page_no, table_ordinal, row_no, col_no, amount_id"
        ).fetchall()
    found: dict[str, list[Landed]] = {}
    for document_id, amount_id, ordinal, row_no, col_no, yuan, text, unit, *place in rows:
        entry = Entry(ordinal, row_no, col_no, Place(*place), yuan)
        found.setdefault(document_id, []).append(Landed(amount_id, entry, text, unit))
    return {document_id: tuple(landed) for document_id, landed in found.items()}


def python_checks(landed: Iterable[Landed]) -> frozenset[Compared]:
    """What the evaluator in Python compares among the same amounts."""
    landed = tuple(landed)
    entries = [amount.entry for amount in landed]
    money = [amount for amount in landed if amount.entry.amount_yuan is not None]
    quanta = quanta_of(money, load_dictionary(SEEDS))

    def ids(positions: Iterable[int]) -> tuple[str, ...]:
        return tuple(sorted(landed[n].amount_id for n in positions))

    return frozenset(
        Compared(
            found.equality.rule_id,
            ids(found.equality.left),
            ids(found.equality.right),
            found.left_yuan,
            found.right_yuan,
            found.equality.tolerance_yuan,
        )
        for found in check(entries, ground(entries, quanta, load_books(SEEDS)))
    )
