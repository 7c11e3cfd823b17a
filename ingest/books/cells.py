"""Each place on the books once, with what its table makes of it (int_single_cells, int_cells)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from ingest.books.entries import Entry
from ingest.books.labels import Labelled, label
from ingest.books.rules import Books
from ingest.books.subjects import plain_name
from ingest.books.trees import LONE, Branch, Nesting, block_of, column_nestings, row_tree

_TOTAL = "合计"


class Profile(NamedTuple):
    """All that a rule's side asks of a cell. Many cells share one, so that each is asked once."""

    table_key: str
    side: str
    row_group: str
    label_kind: str
    figure_kind: str
    fund: str
    origin: str
    spend: str
    column_rank: int
    is_column_top: bool
    is_money_leaf: bool
    is_fund_within: bool
    is_spend_within: bool
    is_row_top: bool
    is_row_leaf: bool
    is_lone_name: bool
    is_of_unit: bool
    is_unit_row: bool
    is_lowest_unit: bool
    is_department_view: bool


@dataclass(frozen=True, slots=True)
class Cell:
    labelled: Labelled
    parent_node: str
    profile: Profile

    @property
    def entry(self) -> Entry:
        return self.labelled.entry


@dataclass(frozen=True, slots=True)
class _Single:
    labelled: Labelled
    branch: Branch
    nesting: Nesting
    row_group: str
    label_kind: str

    @property
    def is_unit_row(self) -> bool:
        return self.labelled.entry.place.row_kind == "unit"


def cells_of(entries: Sequence[Entry], books: Books) -> list[Cell]:
    singles = _singles(entries, books)
    departments = _department_rows(singles)
    names = Counter(_name_key(single.labelled) for single in singles)
    # A table that prints rows for the whole department needs no sum over its units.
    with_department_rows = {
        (single.labelled.table, single.row_group)
        for single in singles
        if single.labelled.row.block_unit is None
    }
    return [
        _cell(
            single,
            is_department_row=single.is_unit_row
            and (single.labelled.table, single.labelled.entry.row_no) in departments,
            is_lone_name=names[_name_key(single.labelled)] == 1,
            has_department_rows=(single.labelled.table, single.row_group) in with_department_rows,
        )
        for single in singles
    ]


def _cell(single: _Single, *, is_department_row: bool, is_lone_name: bool, has_department_rows: bool) -> Cell:
    place, row, nesting = single.labelled.entry.place, single.labelled.row, single.nesting
    is_row_leaf = single.branch.is_leaf and not is_department_row
    profile = Profile(
        table_key=place.table_key,
        side=row.side,
        row_group=single.row_group,
        label_kind=single.label_kind,
        figure_kind=place.figure_kind,
        fund=place.fund,
        origin=place.origin,
        spend=place.spend,
        column_rank=nesting.rank,
        is_column_top=nesting.is_top,
        is_money_leaf=nesting.is_money_leaf,
        is_fund_within=nesting.is_fund_within,
        is_spend_within=nesting.is_spend_within,
        is_row_top=single.branch.parent_node == "",
        is_row_leaf=is_row_leaf,
        is_lone_name=is_lone_name,
        is_of_unit=row.block_unit is not None,
        is_unit_row=single.is_unit_row,
        is_lowest_unit=single.is_unit_row and is_row_leaf,
        is_department_view=row.block_unit is None
        if has_department_rows
        else is_row_leaf or not single.is_unit_row,
    )
    return Cell(single.labelled, single.branch.parent_node, profile)


def _singles(entries: Sequence[Entry], books: Books) -> list[_Single]:
    """A total printed at the head and again at the foot, or in each block of a row, is one total."""
    labelled = label(entries, books)
    tree = row_tree(labelled)
    nestings = column_nestings(labelled, books)
    with_strangers = {
        cell.table for cell in labelled if cell.row.item is None and cell.entry.place.row_kind == "item"
    }
    with_total = {_side_of(cell) for cell in labelled if _is_total(cell) and _is_named_total(cell)}
    copies = _copies(labelled)
    feet = _feet(labelled)
    branches = {cell.position: tree.get((block_of(cell), cell.row.node), LONE) for cell in labelled}
    return [
        _Single(
            cell,
            branches[cell.position],
            nestings[cell.position],
            _row_group(cell, cell.table in with_strangers),
            _label_kind(cell, branches[cell.position], feet),
        )
        for cell in labelled
        if not _is_total(cell)
        or (
            cell.position not in copies
            # 人员经费合计 and 公用经费合计 are no totals beside a 合计.
            and (cell.row.is_two_sided or _is_named_total(cell) or _side_of(cell) not in with_total)
        )
    ]


def _is_total(cell: Labelled) -> bool:
    return cell.entry.place.row_kind == "total"


def _is_named_total(cell: Labelled) -> bool:
    return cell.entry.place.row_name == _TOTAL


def _side_of(cell: Labelled) -> tuple[object, ...]:
    return cell.table, cell.row.block_unit, cell.row.side


def _copies(labelled: Iterable[Labelled]) -> set[int]:
    """Positions of totals that an earlier row or column of the table prints as well; a blank displaces none."""

    def order(cell: Labelled) -> tuple[bool, int, int]:
        return cell.entry.amount_yuan is None, cell.entry.row_no, cell.entry.col_no

    seen: set[tuple[object, ...]] = set()
    copies = set()
    for cell in sorted(filter(_is_total, labelled), key=order):
        place = cell.entry.place
        key = (
            *(*_side_of(cell), cell.row.label_kind, cell.row.node, place.row_name),
            *(place.fund, place.origin, place.spend, place.figure_year, place.figure_kind),
        )
        if key in seen:
            copies.add(cell.position)
        seen.add(key)
    return copies


def _feet(labelled: Iterable[Labelled]) -> dict[tuple[object, ...], int]:
    """The row of 本年收入合计 (本年支出合计) of each side of a table, where it stands below lines."""
    lines: dict[tuple[object, ...], int] = {}
    totals: dict[tuple[object, ...], int] = {}
    for cell in labelled:
        row, side = cell.entry.row_no, _side_of(cell)
        if cell.row.label_kind == "line":
            lines[side] = min(row, lines.get(side, row))
        elif cell.row.label_kind == "current_total":
            totals[side] = max(row, totals.get(side, row))
    return {side: row for side, row in totals.items() if side in lines and lines[side] < row}


def _label_kind(cell: Labelled, branch: Branch, feet: Mapping[tuple[object, ...], int]) -> str:
    """本年收入合计 adds up what stands above it; what stands below it is part of 收入总计 alone."""
    is_below = (
        cell.row.is_two_sided
        and cell.row.label_kind == "line"
        and branch.parent_node == ""
        and cell.entry.row_no > feet.get(_side_of(cell), cell.entry.row_no)
    )
    return "line_below" if is_below else cell.row.label_kind


def _row_group(cell: Labelled, is_among_strangers: bool) -> str:
    kind = cell.entry.place.row_kind
    if cell.row.is_two_sided:
        return kind
    if kind in {"total", "unit"} or cell.row.item == "total":
        return "head"
    if cell.entry.place.table_key != "three_public":
        return kind
    # 会议费, 培训费 and the like are printed beside the 三公 items and are none of them.
    if cell.row.item is None:
        return "beside"
    return "item_among" if is_among_strangers else kind


def _name_key(cell: Labelled) -> tuple[object, ...]:
    place = cell.entry.place
    return (cell.table, place.row_kind, plain_name(place.row_name), *_columns(cell.entry))


def _columns(entry: Entry) -> tuple[object, ...]:
    place = entry.place
    return place.fund, place.origin, place.spend, place.figure_year, place.figure_kind


def _department_rows(singles: Iterable[_Single]) -> set[tuple[tuple[int, str], int]]:
    """(table, row) of a department listed first above its own units, without codes to say so.

    It repeats every number of the total. Numbers are compared where both are printed.
    """
    units: dict[tuple[int, str], list[Entry]] = {}
    totals: dict[tuple[object, ...], set[Decimal | None]] = {}
    for single in singles:
        cell = single.labelled
        if single.is_unit_row and cell.entry.amount_yuan is not None:
            units.setdefault(cell.table, []).append(cell.entry)
        elif _is_total(cell) and cell.row.block_unit is None:
            totals.setdefault((cell.table, *_columns(cell.entry)), set()).add(cell.entry.amount_yuan)
    found = set()
    for table, rows in units.items():
        first = min(entry.row_no for entry in rows)
        if not any(entry.row_no > first and entry.amount_yuan for entry in rows):
            continue
        beside = [
            (entry.amount_yuan, totals.get((table, *_columns(entry)), set()))
            for entry in rows
            if entry.row_no == first
        ]
        if all(own in total or None in total for own, total in beside) and any(
            own in total for own, total in beside
        ):
            found.add((table, first))
    return found
