"""Which rows stand under which (int_row_tree), and which columns of a row say more finely what others say (int_column_tree)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from ingest.books.labels import Labelled
from ingest.books.rules import Books

Block = tuple[object, ...]
Columns = tuple[str, str, str]  # fund, origin, spend


@dataclass(frozen=True, slots=True)
class Branch:
    """Where a row hangs in its block."""

    parent_node: str  # the nearest row above that is there; '' where none is
    is_leaf: bool


LONE = Branch("", is_leaf=True)


@dataclass(frozen=True, slots=True)
class Nesting:
    """What a column is among the columns of its row."""

    rank: int  # among the columns that say the same
    is_top: bool
    is_money_leaf: bool  # no column of the same kind of spending splits it by fund or origin
    is_fund_within: bool
    is_spend_within: bool


def block_of(cell: Labelled) -> Block:
    """Units hang in one tree over all blocks of a table: a department's code begins its units' codes."""
    kind = cell.entry.place.row_kind
    unit = None if kind == "unit" else cell.row.block_unit or ""
    return cell.table, unit, cell.row.side, kind


def row_tree(cells: Iterable[Labelled]) -> dict[tuple[Block, str], Branch]:
    """The branch of each row by its block and node. A total, whose node is empty, has none."""
    nodes: dict[Block, set[str]] = {}
    for cell in cells:
        if cell.row.node:
            nodes.setdefault(block_of(cell), set()).add(cell.row.node)
    tree: dict[tuple[Block, str], Branch] = {}
    for block, rows in nodes.items():
        above = {node: _above(node, rows) for node in rows}
        parents = {upper for uppers in above.values() for upper in uppers}
        for node, uppers in above.items():
            tree[block, node] = Branch(uppers[0] if uppers else "", is_leaf=node not in parents)
    return tree


def _above(node: str, rows: set[str]) -> list[str]:
    """The rows that a row stands under, the nearest first."""
    return [node[:end] for end in range(len(node) - 1, 0, -1) if node[:end] in rows]


def column_nestings(cells: Iterable[Labelled], books: Books) -> dict[int, Nesting]:
    """By position. Rows of a table print the same columns, so few sets are worked out."""
    nest = _nesting(books)
    rows: dict[tuple[object, ...], list[Labelled]] = {}
    for cell in cells:
        place = cell.entry.place
        key = (
            cell.table,
            cell.entry.row_no,
            place.row_kind,
            cell.row.side,
            cell.row.block_unit or "",
            cell.row.node,
            place.figure_year,
            place.figure_kind,
        )
        rows.setdefault(key, []).append(cell)
    found: dict[int, Nesting] = {}
    for row in rows.values():
        nested = nest(frozenset(map(_columns, row)))
        seen: Counter[Columns] = Counter()
        for cell in sorted(row, key=_across):
            columns = _columns(cell)
            seen[columns] += 1
            found[cell.position] = nested[columns] if seen[columns] == 1 else _among(seen[columns])
    return found


def _columns(cell: Labelled) -> Columns:
    place = cell.entry.place
    return place.fund, place.origin, place.spend


def _across(cell: Labelled) -> tuple[int, Decimal]:
    return cell.entry.col_no, cell.entry.amount_yuan or Decimal(0)


def _among(rank: int) -> Nesting:
    """Of columns that say the same the first is the whole and the others are among it: 小计 | 其中：专项资金."""
    return Nesting(rank, is_top=False, is_money_leaf=False, is_fund_within=True, is_spend_within=True)


def _nesting(books: Books) -> Callable[[frozenset[Columns]], dict[Columns, Nesting]]:
    def is_within(inner: Columns, outer: Columns) -> bool:
        return (
            inner != outer
            and books.fund_paths[inner[0]].startswith(books.fund_paths[outer[0]])
            and books.origin_paths[inner[1]].startswith(books.origin_paths[outer[1]])
            and books.spend_paths[inner[2]].startswith(books.spend_paths[outer[2]])
        )

    def nesting_of(column: Columns, row: frozenset[Columns]) -> Nesting:
        fund, origin, spend = column
        coarser = [other for other in row if is_within(column, other)]
        return Nesting(
            rank=1,
            is_top=not coarser,
            is_money_leaf=not any(other[2] == spend and is_within(other, column) for other in row),
            is_fund_within=any(
                other[0] not in {fund, "all"} and other[1:] == (origin, spend) for other in coarser
            ),
            is_spend_within=any(
                other[2] not in {spend, "all"} and other[:2] == (fund, origin) for other in coarser
            ),
        )

    @cache
    def nest(row: frozenset[Columns]) -> dict[Columns, Nesting]:
        return {column: nesting_of(column, row) for column in row}

    return nest
