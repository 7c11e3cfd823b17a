"""The facts a sample disclosure is typeset from: loaded from CSV, and refused where they are malformed."""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from itertools import groupby
from pathlib import Path
from typing import TypeVar

Row = TypeVar("Row")

FACTS_FOLDER = Path(__file__).parent / "facts"

ROW_KINDS = frozenset(
    ["function", "economic_dept", "economic_gov", "use", "revenue", "unit", "project", "item", "total"]
)
FUNDS = frozenset(
    [
        "all",
        "fiscal",
        "general",
        "gov_fund",
        "soe",
        "special_account",
        "unit",
        "business",
        "operating",
        "superior",
        "affiliate",
        "other",
        "nonfiscal_surplus",
    ]
)
ORIGINS = frozenset(["all", "current", "carryover", "opening", "closing"])
SPENDS = frozenset(
    [
        "all",
        "basic",
        "personnel",
        "public",
        "project",
        "operating",
        "remit",
        "subsidy",
        "reserve",
        "carry_forward",
    ]
)
MEASURES = frozenset(
    [
        "amount",
        "change",
        "change_rate",
        "share",
        "unit_price",
        "quantity",
        "score",
        "sme_reserved",
        "whole_project",
    ]
)
NUMBER = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?%?")


class FactsError(Exception):
    """Facts that cannot be typeset; the message names file, row and remedy."""


@dataclass(frozen=True)
class Disclosure:
    title: str
    agency_name: str
    region_code: str
    fiscal_year: str
    kind: str
    scope: str


@dataclass(frozen=True)
class Amount:
    """One printed cell, or (with an empty printed_text) a blank cell that keeps its row alive."""

    table_key: str
    table_no: str
    table_title: str
    unit_name: str
    side: str
    row_kind: str
    row_code: str
    paired_code: str
    item_code: str
    row_name: str
    fund: str
    origin: str
    spend: str
    measure: str
    figure_year: str
    figure_kind: str
    printed_text: str
    printed_unit: str


@dataclass(frozen=True)
class EmptyTable:
    """A table printed with its title and headings and no number."""

    table_key: str
    table_no: str
    table_title: str
    note: str


@dataclass(frozen=True)
class Indicator:
    form: str
    scope: str
    subject: str
    level1: str
    level2: str
    level3: str
    operator: str
    target: str
    measure_unit: str
    deadline: str
    horizon: str
    weight: str
    actual: str
    score: str
    target_text: str


@dataclass(frozen=True)
class Term:
    ordinal: str
    term: str
    definition: str
    subject_path: str
    subject_code: str


@dataclass(frozen=True)
class Prose:
    ordinal: str
    heading: str
    text: str


@dataclass(frozen=True)
class Break:
    """A place where the publisher's own figures do not balance; it is printed as published."""

    rule: str
    table_key: str
    place: str
    left: str
    right: str
    difference: str
    why: str


@dataclass(frozen=True)
class Facts:
    stem: str
    disclosure: Disclosure
    amounts: tuple[Amount, ...]
    empty_tables: tuple[EmptyTable, ...]
    indicators: tuple[Indicator, ...]
    terms: tuple[Term, ...]
    prose: tuple[Prose, ...]
    breaks: tuple[Break, ...]

    def table(self, table_key: str, table_no: str | None = None) -> tuple[Amount, ...]:
        """The amounts of one table as printed; none is an error, so that a typo cannot print an empty table."""
        found = tuple(
            amount
            for amount in self.amounts
            if amount.table_key == table_key and table_no in (None, amount.table_no)
        )
        if not found:
            raise FactsError(f"{self.stem}: no amounts of {table_key} {table_no or ''}; see its amounts.csv")
        return found

    def empty_table(self, table_key: str) -> EmptyTable:
        for table in self.empty_tables:
            if table.table_key == table_key:
                return table
        raise FactsError(f"{self.stem}: {table_key} is not in empty_tables.csv")

    def forms(self) -> Iterator[tuple[str, tuple[Indicator, ...]]]:
        """The performance forms in the order printed: their ordinal and their indicators."""
        for form, rows in groupby(self.indicators, key=lambda row: row.form):
            yield form, tuple(rows)


def _read(path: Path, kind: Callable[..., Row], *, needed: bool) -> tuple[Row, ...]:
    if not path.exists():
        if needed:
            raise FactsError(f"{path.parent.name}/{path.name} is missing; every disclosure needs it")
        return ()
    expected = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream, strict=True)
        if sorted(reader.fieldnames or ()) != sorted(expected):
            raise FactsError(f"{path.parent.name}/{path.name}: the header must be {','.join(expected)}")
        rows = []
        for record in reader:
            if None in record or None in record.values():
                raise FactsError(
                    f"{path.parent.name}/{path.name}, line {reader.line_num}: it must have {len(expected)} fields"
                )
            rows.append(kind(**record))
    return tuple(rows)


def _complaint(amount: Amount) -> str | None:
    vocabularies = (
        ("row_kind", ROW_KINDS),
        ("fund", FUNDS),
        ("origin", ORIGINS),
        ("spend", SPENDS),
        ("measure", MEASURES),
        ("side", frozenset(("revenue", "expenditure", ""))),  # assets stand on neither side
        ("figure_kind", frozenset(("budget", "adjusted", "final"))),
    )
    for name, allowed in vocabularies:
        if getattr(amount, name) not in allowed:
            return f"{name} '{getattr(amount, name)}' is none of {' '.join(sorted(allowed))}"
    if not re.fullmatch(r"\d*", amount.row_code):
        return f"row_code '{amount.row_code}' must be digits"
    if not re.fullmatch(r"(19|20)\d\d", amount.figure_year):
        return f"figure_year '{amount.figure_year}' must be a year"
    if amount.printed_text and not NUMBER.fullmatch(amount.printed_text):
        return f"printed_text '{amount.printed_text}' must be a number as printed, or empty"
    if not amount.printed_unit and amount.measure in ("amount", "change", "unit_price"):
        return "printed_unit must not be empty where the number is money"
    if not amount.row_name or re.search(r"\s", amount.row_name):
        return f"row_name '{amount.row_name}' must be a name without spaces"
    return None


def load_facts(folder: Path) -> Facts:
    """The facts of one disclosure; the folder's name is the stem of the document."""
    disclosures = _read(folder / "disclosure.csv", Disclosure, needed=True)
    if len(disclosures) != 1:
        raise FactsError(f"{folder.name}/disclosure.csv must have one row, not {len(disclosures)}")
    amounts = _read(folder / "amounts.csv", Amount, needed=True)
    for number, amount in enumerate(amounts, start=1):
        complaint = _complaint(amount)
        if complaint:
            raise FactsError(f"{folder.name}/amounts.csv, row {number} ({amount.row_name}): {complaint}")
    return Facts(
        stem=folder.name,
        disclosure=disclosures[0],
        amounts=amounts,
        empty_tables=_read(folder / "empty_tables.csv", EmptyTable, needed=False),
        indicators=_read(folder / "indicators.csv", Indicator, needed=False),
        terms=_read(folder / "terms.csv", Term, needed=False),
        prose=_read(folder / "prose.csv", Prose, needed=False),
        breaks=_read(folder / "breaks.csv", Break, needed=False),
    )


def stems() -> tuple[str, ...]:
    """Every disclosure that has facts."""
    return tuple(sorted(path.parent.name for path in FACTS_FOLDER.glob("*/disclosure.csv")))
