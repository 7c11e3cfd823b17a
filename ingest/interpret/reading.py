"""What interpretation hands on: a document's identity, amounts, indicators, terms, claims and what found no place."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ingest.page import PRINT, Box


@dataclass(frozen=True, slots=True)
class Identity:
    """What the document says it is. None where it does not say."""

    title: str | None
    agency_name: str | None  # without （本级）
    fiscal_year: int | None
    kind: str | None  # budget | final
    scope: str  # department | unit


@dataclass(frozen=True, slots=True)
class TableReading:
    """What one grid was taken for."""

    table_ordinal: int
    page_no: int
    table_key: str
    table_no: str | None
    table_title: str | None
    printed_unit: str | None
    is_empty: bool  # no cell of it prints a number
    is_declared_empty: bool  # and the page says so
    note: str | None
    medium: str = PRINT  # how the text of its cells came to be


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number means to stand: the coordinates of an amount."""

    table_key: str
    unit_name: str | None
    side: str | None  # revenue | expenditure
    row_kind: str
    row_code: str | None
    paired_code: str | None
    item_code: str | None
    row_name: str
    row_path: str | None  # names of the rows it stands under, '/' between
    row_level: int | None
    fund: str
    origin: str
    spend: str
    measure: str
    figure_year: int
    figure_kind: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to read a cell: this number, at this place."""

    place: Place
    value: Decimal  # the number as printed
    doubt: str | None = None  # why this may not be it; None where nothing speaks against it


@dataclass(frozen=True, slots=True)
class Observation:
    """A number on the page with every way it may be read, the likeliest first."""

    table_ordinal: int
    table_no: str | None
    table_title: str | None
    page_no: int
    row_no: int
    col_no: int
    box: Box | None
    printed_text: str
    printed_unit: str | None  # 元, 万元, 亿元, %, 个 ...; None where the page names none
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number settled: one candidate chosen, with how sure that is."""

    observation: Observation
    place: Place
    value: Decimal
    amount_yuan: Decimal | None  # set where the measure is money
    reading: str  # printed | repaired | inferred | doubtful
    reading_note: str | None


@dataclass(frozen=True, slots=True)
class Indicator:
    page_no: int
    table_ordinal: int
    row_no: int
    col_no: int
    scope: str  # entity | project
    subject: str | None  # without its code
    level1: str | None
    level2: str | None
    level3: str | None
    operator: str | None
    target: str | None  # without operator and unit
    measure_unit: str | None
    deadline: str | None
    horizon: str  # annual | term
    weight: Decimal | None
    actual: str | None
    score: Decimal | None
    target_text: str | None  # as printed


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the glossary."""

    ordinal: int
    page_no: int
    term: str
    definition: str
    subject_path: str | None  # 类/款/项 names where the term is a path of subjects


@dataclass(frozen=True, slots=True)
class Claim:
    """A number stated in the prose, with what the words beside it say it is."""

    page_no: int
    paragraph_no: int
    ordinal: int  # within the paragraph, from 1
    sentence: str
    wording: str | None  # the words beside the number
    metric: str | None  # None where the dictionary does not know the words
    item: str | None
    subject_code: str | None
    subject_path: str | None  # names of 类, 款 and 项, as far as they are said, '/' between
    fund: str | None  # None where no word says it
    spend: str
    origin: str | None
    measure: str  # amount | change | change_rate | share | completion | relation
    direction: str | None  # increase | decrease | equal
    figure_year: int
    figure_kind: str
    against_year: int | None  # what a change, a completion or a relation compares with
    against_kind: str | None
    base_metric: str | None  # what a share is a share of
    base_item: str | None
    base_fund: str | None
    base_spend: str | None
    value: Decimal | None
    amount_yuan: Decimal | None
    quantum: Decimal | None  # the last printed digit, in yuan or in percent
    printed_text: str
    printed_unit: str | None  # None where the page leaves it out
    is_named: bool  # the words beside the number say which figure of the whole body it is


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A cell that reads as a number and found no place, with the reason."""

    table_ordinal: int
    table_title: str | None
    page_no: int
    row_no: int
    col_no: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    identity: Identity
    tables: tuple[TableReading, ...]
    amounts: tuple[Amount, ...]
    indicators: tuple[Indicator, ...]
    terms: tuple[Term, ...]
    unplaced: tuple[Unplaced, ...]
    claims: tuple[Claim, ...]
