"""Where on a sheet the tables lie, and which rows above and below them are lines of text."""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.readers.excel_styles import BOTTOM, LEFT, RIGHT, TOP

LONG = 40  # a sole text longer than this is a sentence, not a row's label
_NOTE = re.compile(r"^\s*[（(]?(注|备注|说明|附注)\s*[0-9一二三四五六七八九十]*\s*[）)]?\s*[：:．.、]")


class SheetCell(NamedTuple):
    row: int
    col: int
    row_span: int
    col_span: int
    text: str


class Stretch(NamedTuple):
    """Rows of a sheet from `top` up to, not with, `bottom`: one table, or one line."""

    is_table: bool
    top: int
    left: int
    bottom: int
    right: int
    cells: tuple[SheetCell, ...]


def stretches(cells: list[SheetCell], borders: dict[tuple[int, int], int]) -> list[Stretch]:
    """The tables and lines of a sheet, from the top."""
    printed = [cell for cell in cells if cell.text.strip()]
    if not printed:
        return []
    by_row: dict[int, list[SheetCell]] = {}
    for cell in printed:
        by_row.setdefault(cell.row, []).append(cell)
    ruled = _ruled_rows(borders, min(by_row), max(by_row))
    bands = _ruled_bands(ruled, by_row, cells) if len(ruled) >= 2 else _dense_bands(by_row, cells)
    found: list[Stretch] = []
    row = min(by_row)
    for top, bottom in bands:
        found.extend(_lines(by_row, row, top))
        found.append(_table(top, bottom, cells))
        row = bottom
    found.extend(_lines(by_row, row, max(by_row) + 1))
    return found


def _ruled_rows(borders: dict[tuple[int, int], int], first: int, last: int) -> set[int]:
    """Rows with bordered cells; a row that only lends its lower or upper side to a neighbour is none."""
    return {
        row
        for (row, _), sides in borders.items()
        if first <= row <= last and (sides & (LEFT | RIGHT) or sides & (TOP | BOTTOM) == TOP | BOTTOM)
    }


def _ruled_bands(
    ruled: set[int], by_row: dict[int, list[SheetCell]], cells: list[SheetCell]
) -> list[tuple[int, int]]:
    covered = set(ruled)
    for cell in cells:
        rows = range(cell.row, cell.row + cell.row_span)
        if cell.row_span > 1 and any(row in ruled for row in rows):
            covered.update(rows)
    bands = [_without_frame(by_row, cells, top, bottom) for top, bottom in _consecutive(covered)]
    return [(top, bottom) for top, bottom in bands if any(row in by_row for row in range(top, bottom))]


def _without_frame(
    by_row: dict[int, list[SheetCell]], cells: list[SheetCell], top: int, bottom: int
) -> tuple[int, int]:
    """Where the frame is drawn around the title and the notes as well, those rows of one text stay lines."""
    while top < bottom and _is_title(by_row.get(top, []), cells, bottom - top):
        top += 1
    while bottom - 1 > top and _is_note(by_row.get(bottom - 1, [])):
        bottom -= 1
    return top, bottom


def _is_title(row: list[SheetCell], cells: list[SheetCell], rows_left: int) -> bool:
    """One merged text over the whole width at the top of several rows."""
    if len(row) != 1 or rows_left < 3 or row[0].col_span < 2:
        return False
    width = max(cell.col + cell.col_span for cell in cells) - min(cell.col for cell in cells)
    return row[0].col_span >= width


def _is_note(row: list[SheetCell]) -> bool:
    return len(row) == 1 and (bool(_NOTE.match(row[0].text)) or len(row[0].text) > LONG)


def _dense_bands(by_row: dict[int, list[SheetCell]], cells: list[SheetCell]) -> list[tuple[int, int]]:
    """Without borders: from the first row of several texts to the last, apart where a title breaks in."""
    rows = sorted(by_row)
    covered = {
        row for cell in cells for row in range(cell.row, cell.row + cell.row_span) if cell.text.strip()
    }
    bands: list[tuple[int, int]] = []
    start: int | None = None
    for index, row in enumerate(rows):
        if start is None:
            if len(by_row[row]) > 1 and not _is_caption(by_row[row]):
                start = row
            continue
        gap = any(between not in covered for between in range(rows[index - 1] + 1, row))
        if (
            gap
            and (len(by_row[row]) == 1 or _is_caption(by_row[row]))
            and _dense_follows(by_row, rows, index)
        ):
            bands.append((start, rows[index - 1] + 1))
            start = None
    if start is not None:
        bands.append((start, rows[-1] + 1))
    return [(top, _without_notes(by_row, top, bottom)) for top, bottom in bands]


def _dense_follows(by_row: dict[int, list[SheetCell]], rows: list[int], index: int) -> bool:
    return any(len(by_row[row]) > 1 and not _is_caption(by_row[row]) for row in rows[index + 1 :])


def _is_caption(row: list[SheetCell]) -> bool:
    """A row such as `编制部门：… 单位：万元`: few texts, each a label with its value."""
    return len(row) <= 3 and all("：" in cell.text or ":" in cell.text for cell in row)


def _without_notes(by_row: dict[int, list[SheetCell]], top: int, bottom: int) -> int:
    while bottom - 1 > top:
        row = by_row.get(bottom - 1, [])
        if row and not _is_note(row) and not (_is_caption(row) and len(row) > 1):
            break
        bottom -= 1
    return bottom


def _consecutive(rows: set[int]) -> list[tuple[int, int]]:
    bands: list[tuple[int, int]] = []
    for row in sorted(rows):
        if bands and bands[-1][1] == row:
            bands[-1] = (bands[-1][0], row + 1)
        else:
            bands.append((row, row + 1))
    return bands


def _lines(by_row: dict[int, list[SheetCell]], first: int, end: int) -> list[Stretch]:
    return [
        Stretch(False, row, 0, row + 1, 0, tuple(by_row[row])) for row in range(first, end) if row in by_row
    ]


def _table(top: int, bottom: int, cells: list[SheetCell]) -> Stretch:
    inside = [cell for cell in cells if top <= cell.row < bottom]
    printed = [cell for cell in inside if cell.text.strip()]
    last = max(cell.row + cell.row_span for cell in printed)
    bottom = max(min(bottom, last), top + 1)
    left = min(cell.col for cell in printed)
    right = max(cell.col + cell.col_span for cell in printed)
    held = {
        (row, col)
        for cell in inside
        for row in range(cell.row, min(cell.row + cell.row_span, bottom))
        for col in range(max(cell.col, left), min(cell.col + cell.col_span, right))
    }
    whole = [
        cell._replace(
            row_span=min(cell.row_span, bottom - cell.row), col_span=min(cell.col_span, right - cell.col)
        )
        for cell in inside
        if cell.row < bottom and left <= cell.col < right
    ]
    blank = [
        SheetCell(row, col, 1, 1, "")
        for row in range(top, bottom)
        for col in range(left, right)
        if (row, col) not in held
    ]
    return Stretch(True, top, left, bottom, right, tuple(sorted(whole + blank)))
