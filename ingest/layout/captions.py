"""Lines that belong to a table: its title, number, unit and department above it, its notes below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.dictionary.wording import normalise
from ingest.layout.grid import Grid, GridCell
from ingest.numbers import is_numeric
from ingest.page import Cell, Line, Table

_UNIT_LINE = re.compile(r"(?:单位|金额):(?:人民币)?(?:元|千元|万元|百万元|亿元)$")
_NOTE = re.compile(
    r"^[（(]?\s*(?:注\d?|备注|说明|附注)\s*[:：.、)）]|^[（(]?注[:：]|^本表|^\s*如本表为空|^无[。.]?$"
)
_TITLE = re.compile(r"表(?:\([^()]{1,12}\))?$")
_PROSE_END = ("。", "；", ";", "，", "、")
_MOST_CAPTIONS = 10
_LONGEST_CAPTION = 60
_MOST_CAPTION_ROWS = 6
_MOST_LEFT_BEHIND = 4


def is_note(text: str) -> bool:
    return bool(_NOTE.match(text.strip()))


def looks_like_prose(text: str) -> bool:
    text = text.strip()
    return text.endswith(_PROSE_END) or len(normalise(text)) > _LONGEST_CAPTION


def captions_of(lines: Sequence[Line]) -> list[Line]:
    """The lines right above a table that introduce it, top down."""
    taken: list[Line] = []
    for line in reversed(lines):
        if len(taken) == _MOST_CAPTIONS or looks_like_prose(line.text) or is_note(line.text):
            # A remark may stand between title and table; it does not end the captions, prose does.
            if is_note(line.text) and len(taken) < _MOST_CAPTIONS and not looks_like_prose(line.text[:-1]):
                continue
            break
        taken.append(line)
    return taken[::-1]


def title_left_behind(before: Sequence[Line], captions: Sequence[Line], table: Table) -> list[Line]:
    """The title that stands at the foot of the page before, where a table that opens its page has none.

    Word keeps a title with its table only where it is told to. Titles in a row are a table of contents.
    """
    if any(_is_title(line) for line in captions) or caption_row_count(table):
        return []
    last = captions_of(before)[-_MOST_LEFT_BEHIND:]
    titles = [n for n, line in enumerate(last) if _is_title(line)]
    return last[titles[0] :] if len(titles) == 1 else []


def _is_title(line: Line) -> bool:
    return _TITLE.search(normalise(line.text)) is not None


def caption_row_count(table: Table) -> int:
    """How many rows at the top of a table are really its title, department and unit lines."""
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    return _leading([rows.get(n, []) for n in range(table.row_count)], table.col_count)


def caption_rows(grid: Grid) -> int:
    """The same for a grid that is whole."""
    rows: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row_no, []).append(cell)
    return _leading([rows.get(n, []) for n in range(1, grid.row_count + 1)], grid.col_count)


def _leading(rows: Sequence[Sequence[Cell | GridCell]], col_count: int) -> int:
    count = 0
    while count < min(len(rows) - 1, _MOST_CAPTION_ROWS) and _is_caption_row(
        rows[count], col_count, count > 0
    ):
        count += 1
    return count


def _is_caption_row(row: Sequence[Cell | GridCell], col_count: int, may_be_blank: bool) -> bool:
    filled = [cell for cell in row if cell.text.strip()]
    if not filled:
        return may_be_blank and bool(row) and all(cell.row_span == 1 for cell in row)
    if any(is_numeric(cell.text) for cell in filled):
        return False
    if len(filled) <= 3 and any(_UNIT_LINE.search(normalise(cell.text)) for cell in filled):
        return True
    alone = filled[0]
    return len(filled) == 1 and col_count > 2 and alone.row_span == 1 and alone.col_span >= col_count * 0.8
