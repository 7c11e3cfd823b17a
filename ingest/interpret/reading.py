"""What interpretation hands on: a document's identity, amounts, indicators, terms, claims and what found no place."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ingest.interpret.subjects import NamedSubject
from ingest.page import PRINT, Box, Doubt


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
class Slot:
    """A place of a row where a number may stand."""

    col_no: int
    place: Place
    unit: str | None  # what a number there is printed in
    heading: tuple[
        str, ...
    ] = ()  # the words above it, from the top; none where they are another column's too


@dataclass(frozen=True, slots=True)
class Token:
    """A number, or what is left of one, as it stands in a row."""

    page_no: int
    row_no: int
    col_no: int  # of its cell
    seen_in: int  # the column whose heading it seems to stand under
    text: str
    box: Box | None
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a block: its places from the left, none where no cell names the row, and its numbers."""

    page_no: int
    row_no: int
    slots: tuple[Slot, ...]
    tokens: tuple[Token, ...]
    is_slipped: bool  # its cells are more or fewer than its headings, or of other kinds
    doubt: str | None = None  # what is not sure of its places


@dataclass(frozen=True, slots=True)
class Sheet:
    table_ordinal: int
    table_key: str
    table_no: str | None
    table_title: str | None
    medium: str
    blocks: tuple[tuple[SheetRow, ...], ...]  # side-by-side tables, from the left
    is_heading_cut: bool = False  # words of its heading seem lost


STRAYED = "it stands beside no field, and a field of money stands blank"


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
class Repair:
    """What was made of a number that damage had moved, torn or lost. Where the books leave a doubt, its amount says so."""

    kind: str  # moved | joined | completed | short | inferred | of_unit
    was_text: str  # as it stands on the page; '' where nothing does
    was_place: str | None  # fund/origin/spend of the heading it stood under
    rules: tuple[str, ...]  # of the equalities that hold with it, each once
    equalities: int  # how many these are
    tail: tuple[int, int] | None = None  # row and column of the second half of a torn number


@dataclass(frozen=True, slots=True)
class Amount:
    """A number settled: one candidate chosen, with how sure that is."""

    observation: Observation
    place: Place
    value: Decimal
    amount_yuan: Decimal | None  # set where the measure is money
    reading: str  # printed | repaired | inferred | doubtful
    reading_note: str | None
    repair: Repair | None = None


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
    subjects: tuple[NamedSubject, ...]  # those that the term names


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
    sheets: tuple[Sheet, ...] = ()  # of tables whose cells may have moved or been misread; not landed
