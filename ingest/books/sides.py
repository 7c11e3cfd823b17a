"""Which cells a side of a rule takes, and by what they are matched and added up (int_rule_terms)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from ingest.books.cells import Cell, Profile
from ingest.books.rules import LEAVES, PARTS, Rule, Side
from ingest.books.subjects import plain_name

Key = tuple[object, ...]

_LEVELS: Mapping[str, Callable[[Profile], bool]] = {
    "": lambda _: True,
    "top": lambda cell: cell.is_row_top,
    "leaf": lambda cell: cell.is_row_leaf,
    "lone": lambda cell: cell.is_lone_name,
}
_UNITS: Mapping[str, Callable[[Profile], bool]] = {
    "any": lambda _: True,
    "department": lambda cell: cell.is_department_view,
    "department_row": lambda cell: not cell.is_of_unit,
    # A unit's row above the row of the same unit, 122 above 122001, is no second total of it.
    "unit": lambda cell: cell.is_of_unit and (cell.is_lowest_unit or not cell.is_unit_row),
    "lowest_unit": lambda cell: cell.is_lowest_unit,
}


def _accepts(words: frozenset[str], value: str) -> bool:
    return not words or value in words


def takes(rule: Rule, side: Side, cell: Profile) -> bool:
    return (
        _accepts(side.side, cell.side)
        and _accepts(side.rows, cell.row_group)
        and _accepts(side.labels, cell.label_kind)
        and _accepts(rule.figure_kinds, cell.figure_kind)
        and _accepts(side.origins, cell.origin)
        and _takes_fund(side, cell)
        and _takes_spend(side, cell)
        and _LEVELS[side.level](cell)
        and (not side.columns or cell.is_column_top)
        # What is printed among a column is not what another table prints among its own.
        and (cell.column_rank == 1 or "table" in rule.match_on)
        # A row with no printed row above it is nobody's child.
        and (side.key != "parent" or not cell.is_row_top)
        and _UNITS[side.units](cell)
    )


def _takes_fund(side: Side, cell: Profile) -> bool:
    if side.funds == PARTS:
        return cell.fund != "all" and not cell.is_fund_within
    if side.funds == LEAVES:
        return cell.is_money_leaf and (cell.fund != "all" or cell.origin != "all")
    return _accepts(side.funds, cell.fund)


def _takes_spend(side: Side, cell: Profile) -> bool:
    if side.spends == PARTS:
        return cell.spend != "all" and not cell.is_spend_within
    return _accepts(side.spends, cell.spend)


class Shelf:
    """The cells of a document, laid out so that a side asks each kind of cell once and not each cell."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        self._by_table: dict[str, dict[Profile, list[Cell]]] = {}
        for cell in cells:
            profiles = self._by_table.setdefault(cell.profile.table_key, {})
            profiles.setdefault(cell.profile, []).append(cell)

    def taken_by(self, rule: Rule, side: Side) -> Iterator[Cell]:
        for table_key in sorted(side.tables & self._by_table.keys() if side.tables else self._by_table):
            for profile, cells in self._by_table[table_key].items():
                if takes(rule, side, profile):
                    yield from cells


def _said_fund(cell: Cell) -> str:
    """A label says whose money a row is; where columns split the row by it, they say so better."""
    fund = cell.entry.place.fund
    is_unsaid = fund == "all" and cell.profile.is_money_leaf
    return (cell.labelled.row.label_fund if is_unsaid else None) or fund


def _said_origin(cell: Cell) -> str:
    origin = cell.entry.place.origin
    is_unsaid = origin == "all" and cell.profile.is_money_leaf
    return (cell.labelled.row.label_origin if is_unsaid else None) or origin


_MATCHES: Mapping[str, Callable[[Cell], object]] = {
    "table": lambda cell: cell.labelled.table,
    "unit": lambda cell: cell.labelled.row.block_unit or "",
    "name": lambda cell: plain_name(cell.entry.place.row_name),
    "fund": lambda cell: cell.entry.place.fund,
    "label_fund": _said_fund,
    "origin": lambda cell: cell.entry.place.origin,
    "label_origin": _said_origin,
    "spend": lambda cell: cell.entry.place.spend,
    "item": lambda cell: cell.labelled.row.item or "",
}


def _node(cell: Cell) -> str:
    return cell.labelled.row.node


def _subject(cell: Cell) -> str:
    return cell.labelled.row.subject_code or cell.labelled.row.node


def _parent(cell: Cell) -> str:
    return cell.parent_node


def match_key(rule: Rule, side: Side) -> Callable[[Cell], Key]:
    """What must agree between a cell of this side and one of the other.

    A row is found again by its place in the tree of its own table, in another table by its code.
    """
    row = _parent if side.key == "parent" else _node if "table" in rule.match_on else _subject
    parts = [row if word == "row" else _MATCHES[word] for word in rule.match_on]

    def key(cell: Cell) -> Key:
        place = cell.entry.place
        return (
            place.figure_year,
            place.figure_kind,
            cell.profile.column_rank,
            *(part(cell) for part in parts),
        )

    return key


def sum_key(side: Side) -> Callable[[Cell], Key]:
    """What is added up before the sides are compared."""
    if side.sum_over == "tables":
        return lambda _: ()
    if side.sum_over == "amount":
        return lambda cell: (cell.labelled.position,)
    return lambda cell: cell.labelled.table
