"""Rows of converted text as a table with a heading.

A converter drops the rules of a table and the extent of its merged cells; both are guessed back from where the
blanks of the heading stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from ingest.numbers import is_numeric
from ingest.page import CONVERTED, RAGGED, Cell, Doubt, Line, Table


@dataclass(slots=True)
class _Open:
    """A heading cell while its extent is being found."""

    row: int
    col: int
    text: str
    rows: int = 1
    cols: int = 1


def table_blocks(rows: list[list[str]]) -> list[Table | Line]:
    """A table of these rows; the first of them that are its title and unit are lines."""
    rows = [row for row in rows if any(row)] if len(rows) < 3 else rows
    while rows and not any(rows[-1]):
        rows = rows[:-1]
    blocks: list[Table | Line] = []
    while rows and _is_caption(rows[0]):
        blocks.append(Line("   ".join(cell for cell in rows[0] if cell), paragraph_end=True))
        rows = rows[1:]
    tail: list[Table | Line] = []
    while rows and _is_note(rows[-1]):
        tail.insert(0, Line(next(cell for cell in rows[-1] if cell), paragraph_end=True))
        rows = rows[:-1]
    if not rows:
        return [*blocks, *tail]
    if at := _next_captions(rows):
        return [*blocks, *table_blocks(rows[:at]), *table_blocks(rows[at:]), *tail]
    width = max(len(row) for row in rows)
    if _is_contents(rows) or width < 2 or (len(rows) < 2 and not any(is_numeric(cell) for cell in rows[0])):
        return [*blocks, *(Line("   ".join(filter(None, row)), paragraph_end=True) for row in rows), *tail]
    return [*blocks, _table(rows, width), *tail]


def _next_captions(rows: list[list[str]]) -> int:
    """Where below other rows the title and the unit of a table stand; 0 where they stand nowhere.

    A page puts the particulars of its publication (索引号, 发布机构) right above them.
    """
    at = next((n for n, row in enumerate(rows) if n and _names_unit(row)), 0)
    while at and _is_caption(rows[at - 1]):
        at -= 1
    return at


def _is_contents(rows: list[list[str]]) -> bool:
    """A table of contents whose dots the converter dropped: titles with page numbers that only rise."""
    pages = [int(row[1]) for row in rows if len(row) == 2 and row[0] and re.fullmatch(r"\d{1,3}", row[1])]
    return len(pages) == len(rows) and pages == sorted(pages)


def _is_caption(row: list[str]) -> bool:
    """A row that is a title, or names department, year and money unit."""
    filled = [cell for cell in row if cell]
    plain = [re.sub(r"\s+", "", cell) for cell in filled]
    if not filled or any(is_numeric(cell) for cell in filled):
        return False
    if _names_unit(row):
        return True
    if len(filled) == 1 and re.fullmatch(r"[(（]?20\d\d年度?[)）]?", plain[0]):
        return True
    return (
        len(filled) <= 2
        and any(re.search(r"表$|^(?:公开)?\d{1,2}表$|^公开表?\d+", cell) for cell in plain)
        and not row[-1]
    )


def _names_unit(row: list[str]) -> bool:
    filled = [re.sub(r"\s+", "", cell) for cell in row if cell]
    is_unit = any(re.search(r"单位[:：]?(?:人民币)?(?:万|千|百万|亿)?元$", cell) for cell in filled)
    return is_unit and len(filled) <= 4 and not any(map(is_numeric, filled))


def _is_note(row: list[str]) -> bool:
    filled = [cell for cell in row if cell]
    return len(filled) == 1 and bool(re.match(r"\s*(?:注|备注|说明)\s*[:：.]|\s*如本表|\s*本表", filled[0]))


def _table(printed: list[list[str]], width: int) -> Table:
    """The table of these rows; where a row has more or fewer cells than the heading, its cells may have moved."""
    heading = _heading_rows(printed)
    columns = max((len(row) for row in printed[:heading]), default=width)
    headings = _over_their_groups(_under_their_groups(_under_one_width(printed[:heading], columns)))
    cells = _heading_cells(_in_their_group(headings, columns), columns)
    rows = [row + [""] * (width - len(row)) for row in printed]
    for at, row in enumerate(rows[heading:], heading):
        count = len(printed[at])
        doubts = () if count == columns else (Doubt(RAGGED, f"{count} cells under {columns} headings"),)
        cells += [Cell(at, col, 1, 1, text, doubts=doubts) for col, text in enumerate(row)]
    return Table(tuple(sorted(cells, key=lambda c: (c.row, c.col))), len(rows), width, medium=CONVERTED)


def _under_one_width(heading: list[list[str]], columns: int) -> list[list[str]]:
    """Heading rows of as many cells; rows of later pages, which may have more, say nothing of the heading."""
    rows = [row + [""] * (columns - len(row)) for row in heading]
    if rows and len(heading[0]) < columns and heading[0][-1]:
        # A blank of the topmost heading was dropped; its last cell still stands over the last column.
        rows[0] = [*heading[0][:-1], *[""] * (columns - len(heading[0])), heading[0][-1]]
    return rows


def _over_their_groups(rows: list[list[str]]) -> list[list[str]]:
    """Heads that stand beside their groups put over the first of them.

    Where the sub-headings repeat (合计 一般公共预算 … 合计 一般公共预算 …), each repetition begins a group; a dropped blank
    has moved the head of the second.
    """
    if len(rows) < 2:
        return rows
    top, below = rows[0], rows[1]
    starts = _repeats(below)
    heads = [at for at, text in enumerate(top) if text and starts and at >= starts[0]]
    if len(heads) != len(starts) or not starts or heads[0] != starts[0]:
        return rows
    moved = [text if at < starts[0] else "" for at, text in enumerate(top)]
    for start, head in zip(starts, heads, strict=True):
        moved[start] = top[head]
    return [moved, *rows[1:]]


def _under_their_groups(rows: list[list[str]]) -> list[list[str]]:
    """Sub-headings that were put to the left, because the cells merged down beside them left no blank, moved back.

    They belong below the heads that blanks follow, where those leave just as many places.
    """
    if len(rows) < 2:
        return rows
    top, below = rows[0], rows[1]
    places: list[int] = []
    for at, text in enumerate(top):
        blanks = sum(1 for _ in takewhile(lambda cell: not cell, top[at + 1 :]))
        places += range(at, at + blanks + 1) if text and blanks else ()
    words = [text for text in below if text]
    if not words or len(words) != len(places) or below[: len(words)] != words or places[0] == 0:
        return rows
    moved = dict(zip(places, words, strict=True))
    return [top, [moved.get(at, "") for at in range(len(below))], *rows[2:]]


def _repeats(below: list[str]) -> list[int]:
    """Where the same run of two or more sub-headings begins, and begins again right behind."""
    first = next((text for text in below if text and below.count(text) > 1), None)
    again = [at for at, text in enumerate(below) if text == first]
    length = again[1] - again[0] if len(again) > 1 else 0
    runs = [below[at : at + length] for at in again]
    return again if length > 1 and all(run == runs[0] and all(run) for run in runs) else []


def _heading_rows(rows: list[list[str]]) -> int:
    """How many rows stand above the first that prints a number, a code or a numbered label."""
    for at, row in enumerate(rows[:8]):
        filled = [cell for cell in row if cell]
        first = re.sub(r"\s+", "", filled[0]) if filled else ""
        if (
            any(is_numeric(cell) for cell in filled)
            or re.match(r"[一二三四五]、|\d{3,}(?![\d年])", first)  # 2022年预算数 is a heading, no code
            or (first in {"合计", "总计"} and len(filled) == 1)
        ):
            return at
        if not filled and at:
            return at
    return min(1, len(rows))


def _in_their_group(rows: list[list[str]], width: int) -> list[list[str]]:
    """Headings with a column that is merged down moved behind the group that it was put into the middle of.

    A group of two whose first sub-heading is blank is none: its second belongs to the group before.
    """
    rows = [list(row) for row in rows]
    for col in range(2, width):
        above, below = [row[col] for row in rows[:1]], [row[col] for row in rows[1:]]
        before = [row[col - 1] for row in rows]
        is_orphan = above == [""] and any(below) and before[0] and not any(before[1:])
        if is_orphan and not rows[0][col - 2]:
            for row in rows:
                row[col - 1], row[col] = row[col], row[col - 1]
    return rows


def _heading_cells(rows: list[list[str]], width: int) -> list[Cell]:
    """Heading cells with the extent their blanks suggest: under a cell it reaches down, beside one it reaches right."""
    owner: dict[tuple[int, int], _Open] = {}
    for r, row in enumerate(rows):
        for c in range(width):
            if row[c]:
                owner[r, c] = _Open(r, c, row[c])
                continue
            above, left = owner.get((r - 1, c)), owner.get((r, c - 1))
            below = any(rows[k][c] for k in range(r + 1, len(rows)))
            starts_here = above is not None and above.col == c and above.cols == 1
            if starts_here and not below and above is not None:
                above.rows = max(above.rows, r - above.row + 1)
                owner[r, c] = above
            elif left is not None and left.row == r and left.rows == 1:
                left.cols = max(left.cols, c - left.col + 1)
                owner[r, c] = left
            elif above is not None:
                above.rows = max(above.rows, r - above.row + 1)
                owner[r, c] = above
            else:
                owner[r, c] = _Open(r, c, "")
    found = {id(cell): cell for cell in owner.values()}
    return [Cell(o.row, o.col, o.rows, o.cols, o.text) for o in found.values()]
