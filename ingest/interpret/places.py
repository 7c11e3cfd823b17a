"""The place of a number: what its row, its column, its table's title and its document say of it, put together."""

from __future__ import annotations

from ingest.dictionary import Dictionary
from ingest.interpret.columns import TOTAL_OF_ITEMS, Column
from ingest.interpret.reading import Identity, Place
from ingest.interpret.row_meaning import RowMeaning
from ingest.interpret.titles import Title

_SIDELESS = frozenset({"fixed_assets"})
# A table that prints what came in beside what went out prints two tables; where the fund is not the title's, an unnamed one.
_INCOME_OF = {
    "gov_fund_expenditure": "gov_fund_revenue",
    "general_expenditure": "revenue_summary",
    "soe_expenditure": "revenue_summary",
    "project_expenditure": "other",
}
# Tables by function, whose columns may split a row by economic class: what they print is the table by class.
_BY_FUNCTION = frozenset(
    {
        "expenditure_summary",
        "function_expenditure",
        "appropriation_expenditure",
        "general_expenditure",
        "gov_fund_expenditure",
        "soe_expenditure",
    }
)
_KINDS_OF_BASIC = frozenset({"personnel", "public"})
_WHOLE = frozenset({"total", "unit"})


def place_of(
    title: Title,
    identity: Identity,
    side: str,
    meaning: RowMeaning | None,
    column: Column,
    dictionary: Dictionary,
    is_whole: bool = False,
) -> Place:
    """`is_whole` says of a unit's row that it is the whole department's, for no total is printed."""
    meaning = meaning or RowMeaning("item", None, "", None, None)
    name, kind, path, level = meaning.name, meaning.kind, meaning.path, meaning.level
    table_key, code = column.table_key or title.table_key, meaning.code
    unit_name = meaning.unit_name
    spend = _spend(title, column)
    splits_by_class = column.economic_scheme is not None and table_key in _BY_FUNCTION
    is_class = splits_by_class or (column.economic_scheme is not None and table_key == "operating_cost")
    if column.items and not (is_class and column.economic):
        # Items that stand as columns are rows here; who spends them, if the row says so, is the unit.
        code = None
        if column.items[-1] == TOTAL_OF_ITEMS:
            name, kind, path, level = TOTAL_OF_ITEMS, "total", None, 0
        else:
            name, kind = "/".join(column.items), "item"
            path, level = "/".join(column.items[:-1]) or None, len(column.items)
    elif not name and not code:  # a code names its row, even where the name beside it is lost
        name, kind, level = TOTAL_OF_ITEMS, "total", 0
    elif is_class and kind in _WHOLE and column.economic and column.economic_scheme:
        name, kind, path, level, code = column.economic, column.economic_scheme, None, 1, None
        unit_name = None if is_whole else unit_name
    if splits_by_class and column.economic_scheme:
        table_key = "project_expenditure" if spend == "project" else column.economic_scheme
    if column.is_income and table_key in _INCOME_OF and not column.items:
        table_key, side = _INCOME_OF[table_key], "revenue"
    year = column.figure_year or meaning.figure_year or (title.year or identity.fiscal_year or 0)
    if not column.figure_year:
        year += column.year_offset
    return Place(
        table_key=table_key,
        unit_name=unit_name,
        side=None if title.table_key in _SIDELESS else side,
        row_kind=kind,
        row_code=code,
        paired_code=(None if column.items or kind.startswith("economic") else column.economic)
        or meaning.paired,
        item_code=meaning.item_code,
        row_name=name,
        row_path=path,
        row_level=level,
        fund=_fund(title, column, dictionary),
        origin=column.origin or title.origin or "all",
        spend=spend,
        measure=column.measure or ("quantity" if _counts(kind, name, dictionary) else "amount"),
        figure_year=year,
        figure_kind=column.figure_kind
        or meaning.figure_kind
        or title.figure_kind
        or identity.kind
        or "budget",
    )


def _fund(title: Title, column: Column, dictionary: Dictionary) -> str:
    """A column that says less than its title, 财政拨款 in a table of the general budget, takes the title's word."""
    said = (title.defaults.fund if title.defaults and not column.over_funds else None) or "all"
    paths = dictionary.fund_paths
    if column.fund is None or paths[said].startswith(paths[column.fund]):
        return said
    return column.fund


def _spend(title: Title, column: Column) -> str:
    """人员经费 and 公用经费 over the classes of a table of projects are no kinds of basic expenditure."""
    said = (title.defaults.spend if title.defaults else None) or "all"
    if said == "project" and column.spend in _KINDS_OF_BASIC:
        return said
    return column.spend or said


def _counts(kind: str, name: str, dictionary: Dictionary) -> bool:
    """「车辆数合计（辆）」 and the lines below it count things, in whatever column."""
    return kind == "item" and dictionary.label("count", name) is not None
