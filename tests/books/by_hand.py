"""Entries and rules made by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.books import Books, Check, Entry, Equality, check, ground, load_books
from ingest.interpret.reading import Place
from ingest.project import SEEDS

STEP = {1: Decimal(100), 2: Decimal(100)}

_ANYWHERE = Place(
    table_key="expenditure_summary",
    unit_name=None,
    side=None,
    row_kind="function",
    row_code=None,
    paired_code=None,
    item_code=None,
    row_name="合计",
    row_path=None,
    row_level=None,
    fund="all",
    origin="all",
    spend="all",
    measure="amount",
    figure_year=2023,
    figure_kind="budget",
)


def entry(
    row: int, yuan: int | str | None, *, col: int = 1, table: int = 1, **place: str | int | None
) -> Entry:
    """An entry whose place differs from the middle of nowhere in what is said."""
    return Entry(table, row, col, replace(_ANYWHERE, **place), None if yuan is None else Decimal(yuan))


def function(row: int, code: str, yuan: int | str | None, **rest: str | int) -> Entry:
    return entry(row, yuan, row_code=code, row_name=f"科目{code}", **rest)


def total(row: int, yuan: int | str | None, **rest: str | int) -> Entry:
    return entry(row, yuan, row_kind="total", **rest)


def books_of(*rule_ids: str, **changes: object) -> Books:
    """The dictionary with some of its rules alone, changed where said."""
    books = load_books(SEEDS)
    rules = [replace(rule, **changes) for rule in books.rules if rule.rule_id in rule_ids]
    assert len(rules) == len(rule_ids)
    return replace(books, rules=tuple(rules))


def grounded(entries: Sequence[Entry], books: Books) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(equality.left, equality.right) for equality in ground(entries, STEP, books)]


def checked(entries: Sequence[Entry], books: Books) -> tuple[Check, ...]:
    return check(entries, ground(entries, STEP, books))


def rights(equalities: Iterable[Equality]) -> list[tuple[int, ...]]:
    return [equality.right for equality in equalities]
