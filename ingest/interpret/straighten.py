"""Rows of converted text whose cells have slipped: each cell back under a heading of its own kind.

A converter that drops the blank of a merged cell moves everything after it. Which column a number belongs to is for the
books to say; that a name is no number, and that cells keep their order, is seen here.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from ingest.interpret.headings import Block, Heading
from ingest.interpret.matrix import Matrix
from ingest.layout.grid import GridCell
from ingest.page import RAGGED

_CODE_ROLES = frozenset({"code", "code_class", "code_section", "code_item", "unit_code", "item_code"})
_CODE = re.compile(r"\[?\d{2,9}\]?")
_DIGITS = re.compile(r"[-−－+]?[(（]?[\d,，.．\s]*\d[\d,，.．\s]*[)）]?%?")

_TURN = 1.0  # cells from here on are moved by another number of columns than those before
_START = 0.6  # the row as a whole is moved
_STEP = 0.01  # between equals, the smaller move
_OUTSIDE = 2.5  # a number that stays under no heading
_REMARK = 4.0  # words under a heading of numbers

_State = tuple[float, int, tuple[int | None, ...]]  # cost, last column, column of each cell so far


@dataclass(frozen=True, slots=True)
class _Kinds:
    codes: frozenset[int]
    words: frozenset[int]
    numbers: frozenset[int]

    @property
    def columns(self) -> list[int]:
        return sorted(self.codes | self.words | self.numbers)

    def misfit(self, column: int, text: str) -> float | None:
        """What it costs that this text stands in that column; None where it cannot."""
        is_digits = is_digits_alone(text)
        if column in self.codes:
            return 0.0 if not is_digits or _CODE.fullmatch(re.sub(r"\s", "", text)) else None
        if column in self.words:
            return None if is_digits else 0.0
        return 0.0 if is_digits else _REMARK


def is_digits_alone(text: str) -> bool:
    """Whether a cell holds a number, or what damage has left of one."""
    return _DIGITS.fullmatch(text.strip()) is not None


def straightened(matrix: Matrix, heading: Heading) -> Matrix:
    """The matrix with the cells of slipped rows moved to columns that can hold them."""
    kinds = _kinds(heading.blocks)
    moved: dict[tuple[int, int], int] = {}
    named: dict[str, Counter[tuple[int, int]]] = defaultdict(
        Counter
    )  # how names moved, by how ragged their rows are
    silent: list[GridCell] = []
    for row in range(heading.body_row, matrix.row_count + 1):
        cells = matrix.filled(row)
        if not cells or not (raggedness := _raggedness(cells[0])):
            continue
        if len(cells) == 1 and not is_digits_alone(cells[0].text):
            silent.append(cells[0])
        elif all(_fits(kinds, cell) for cell in cells):
            named[raggedness][cells[0].col_no, cells[0].col_no] += 1
        else:
            columns = _columns_of(cells, kinds, matrix.col_count)
            named[raggedness][cells[0].col_no, columns[0]] += 1
            moved |= {
                (row, cell.col_no): to for cell, to in zip(cells, columns, strict=True) if to != cell.col_no
            }
    for cell in silent:  # a name alone in its row stands where the names of such rows do
        moves = [(n, to) for (col, to), n in named[_raggedness(cell)].items() if col == cell.col_no]
        if moves and (to := max(moves)[1]) != cell.col_no:
            moved[cell.row_no, cell.col_no] = to
    return Matrix(matrix.grid, moved) if moved else matrix


def _kinds(blocks: tuple[Block, ...]) -> _Kinds:
    labels = [column for block in blocks for column in block.labels]
    return _Kinds(
        frozenset(c.index for c in labels if c.role in _CODE_ROLES),
        frozenset(c.index for c in labels if c.role not in _CODE_ROLES),
        frozenset(c.index for block in blocks for c in block.values),
    )


def _raggedness(cell: GridCell) -> str:
    """How many cells its row has under how many headings; '' where they are as many."""
    return next((doubt.detail for doubt in cell.doubts if doubt.kind == RAGGED), "")


def _fits(kinds: _Kinds, cell: GridCell) -> bool:
    if cell.row_span > 1 or cell.col_span > 1 or cell.col_no not in kinds.columns:
        return True  # what is merged, or under no heading, has not slipped
    return kinds.misfit(cell.col_no, cell.text) == 0.0


def _columns_of(cells: list[GridCell], kinds: _Kinds, width: int) -> list[int]:
    """The column of each cell, in their order, with the fewest and smallest moves."""
    states: list[_State] = [(0.0, 0, ())]
    for cell in cells:
        states = _cheapest(step for state in states for step in _steps(state, cell, cells, kinds, width)) or [
            (0.0, width, (*states[0][2], cell.col_no))
        ]
    best = min(states, key=lambda state: state[0])
    return [
        column if column is not None else cell.col_no for column, cell in zip(best[2], cells, strict=True)
    ]


def _steps(state: _State, cell: GridCell, cells: list[GridCell], kinds: _Kinds, width: int) -> list[_State]:
    cost, last, columns = state
    before = next(
        (column - cells[i].col_no for i, column in reversed(list(enumerate(columns))) if column is not None),
        None,
    )
    steps: list[_State] = []
    for column in kinds.columns:
        if column <= last or (misfit := kinds.misfit(column, cell.text)) is None:
            continue
        move = column - cell.col_no
        turned = (_START if move else 0.0) if before is None else (_TURN if move != before else 0.0)
        steps.append((cost + misfit + turned + _STEP * abs(move), column, (*columns, column)))
    if is_digits_alone(cell.text) and last <= width:
        steps.append((cost + _OUTSIDE, last, (*columns, None)))
    return steps


def _cheapest(states: object) -> list[_State]:
    """Of states that end in the same column and were moved alike, the cheapest."""
    kept: dict[tuple[int, int | None], _State] = {}
    for state in states:  # type: ignore[attr-defined]
        key = (state[1], state[2][-1])
        if key not in kept or state[0] < kept[key][0]:
            kept[key] = state
    return list(kept.values())
