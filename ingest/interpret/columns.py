"""What a column of numbers means, and what the columns of a table say of each other."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ingest.dictionary import Dictionary
from ingest.dictionary.wording import normalise

TOTAL_OF_ITEMS = "合计"


@dataclass(frozen=True, slots=True)
class Column:
    index: int
    path: tuple[str, ...]  # headings from the top, each once
    role: str | None  # None: it holds numbers
    scheme: str | None = None
    side: str | None = None
    fund: str | None = None
    origin: str | None = None
    spend: str | None = None
    measure: str | None = None
    figure_kind: str | None = None
    figure_year: int | None = None
    year_offset: int = 0
    items: tuple[str, ...] = ()  # names of items that stand as columns, outermost first
    economic: str | None = None  # the economic class that stands as a column: the rows' second classification
    economic_scheme: str | None = None  # whose it is, where columns split the rows by class
    is_income: bool = False  # it prints what came in, beside columns of what went out
    money_unit: str | None = None
    table_key: str | None = None  # where a column repeats what another table is about
    is_headed: bool = True  # the lowest words above it stand over no other column
    over_funds: bool = False  # a 合计 over columns of several funds: no title's single fund is its own


def related(columns: list[Column], dictionary: Dictionary) -> list[Column]:
    """Each column with what only the columns beside it tell: what it sums, what it splits, on which side it is."""
    columns = _over_items(_over_parts(_beside_counts(columns), dictionary), dictionary)
    return _by_class(_incomes(columns, dictionary), dictionary)


def _beside_counts(columns: list[Column]) -> list[Column]:
    """单位 beside 数量 is what things are counted in, no body; 车辆（台） says that itself."""

    def counts(at: int) -> bool:
        if not 0 <= at < len(columns) or columns[at].role is not None:
            return False
        return columns[at].measure == "quantity" and not any(p.endswith(")") for p in columns[at].path)

    return [
        replace(c, role="measure_unit")
        if c.role == "unit_name" and c.path[-1:] == ("单位",) and (counts(n - 1) or counts(n + 1))
        else c
        for n, c in enumerate(columns)
    ]


def _over_parts(columns: list[Column], dictionary: Dictionary) -> list[Column]:
    """A 合计 says what it sums: both origins, or several funds, where columns beside it show the parts."""

    def read(column: Column) -> Column:
        if not column.path or not dictionary.heading("total", column.path[-1]):
            return column
        beside = [c for c in columns if c.path[:-1] == column.path[:-1] and c is not column]
        if column.path[:-1] and {"current", "carryover"} <= {c.origin for c in beside}:
            column = replace(column, origin=None)
        funds = {c.fund for c in beside} - {None}
        return replace(column, over_funds=column.fund is None and "general" in funds and len(funds) > 1)

    return [read(column) for column in columns]


def _over_items(columns: list[Column], dictionary: Dictionary) -> list[Column]:
    """The 合计 of items that stand as columns is their total, not the row's.

    “三公”经费 is that total too, unless a wider 合计 (with 会议费, 培训费) stands beside it.
    """
    beside = {
        c.path[: len(c.path) - depth] for c in columns if c.items for depth in range(1, len(c.items) + 1)
    }

    def is_bare_total(column: Column) -> bool:
        is_total = bool(column.path) and dictionary.heading("total", column.path[-1]) is not None
        return is_total and column.role is None and not column.items and column.path[:-1] in beside

    wider = {c.path[:-1] for c in columns if is_bare_total(c)}

    def is_total(column: Column) -> bool:
        if is_bare_total(column):
            return True
        if not column.items or not _is_all_items(column, dictionary):
            return False
        depth = next(n for n, piece in enumerate(column.path) if dictionary.heading("item", piece))
        is_named = TOTAL_OF_ITEMS in column.path[-1] and not dictionary.heading("total", column.path[-1])
        return is_named or column.path[:depth] not in wider

    return [replace(c, items=(TOTAL_OF_ITEMS,)) if is_total(c) else c for c in columns]


def _is_all_items(column: Column, dictionary: Dictionary) -> bool:
    """“三公”经费合计; also the 小计 under “三公”经费预算数, a heading over all items."""
    item = dictionary.heading("item", column.items[-1])
    if dictionary.heading("total", column.path[-1]) and len(column.items) == 1:
        return item in {TOTAL_OF_ITEMS, "三公经费"}
    return item == TOTAL_OF_ITEMS


def _incomes(columns: list[Column], dictionary: Dictionary) -> list[Column]:
    """年初结转 | 本年收入 | 本年支出 | 年末结转: one table by subject of what came in and what went out."""

    def top_side(column: Column) -> str | None:
        top = column.path[0] if column.path and column.role is None else ""
        return None if dictionary.heading("fund", top) else dictionary.heading("side", top)

    sides = [top_side(column) for column in columns]
    if "expenditure" not in sides:
        return columns
    return [
        replace(column, is_income=True) if side == "revenue" else column
        for column, side in zip(columns, sides, strict=True)
    ]


def _by_class(columns: list[Column], dictionary: Dictionary) -> list[Column]:
    """Several economic classes that stand as columns split what the rows print; they are of one classification."""
    classes = {normalise(c.economic) for c in columns if c.economic and c.role is None}
    if len(classes) < 2:
        return columns
    is_gov = any(c.scheme == "economic_gov" for c in columns) or any(
        dictionary.economic_names.get(name) == "gov" for name in classes
    )
    scheme = "economic_gov" if is_gov else "economic_dept"
    return [replace(c, economic_scheme=scheme) if c.economic and c.role is None else c for c in columns]
