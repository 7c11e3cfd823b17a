"""From characters to text: lines by their baseline, spaces where there is a real gap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingest.page import Box
from ingest.readers.pdf_marks import Mark

COLUMN_GAP = 1.6  # em: as wide as this, two texts on one line are two texts
WORD_GAP = 0.25  # em, between letters
DIGIT_GAP = 0.5  # em: digits set wide are still one number
HAN_GAP = 0.6  # em: headings are often set wide
APART = "   "
OVERPRINT = 0.15  # em: the same character this near is the same one printed twice to look bold


def rows_of_marks(marks: Iterable[Mark]) -> list[list[Mark]]:
    """Upright characters gathered into lines, from the top, each from the left."""
    lines: list[list[Mark]] = []
    baseline, size = 0.0, 0.0
    for mark in sorted(marks, key=lambda m: m.baseline):
        if lines and mark.baseline - baseline <= 0.5 * min(size, mark.size):
            lines[-1].append(mark)
            size = max(size, mark.size)
        else:
            lines.append([mark])
            baseline, size = mark.baseline, mark.size
    return [_once(sorted(line, key=lambda m: m.x0)) for line in lines]


def _once(line: list[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in line:
        near = mark.x0 - OVERPRINT * mark.size
        for other in reversed(kept):
            if other.x0 < near:
                kept.append(mark)
                break
            if other.char == mark.char:
                break
        else:
            kept.append(mark)
    return kept


def text_of_row(row: Sequence[Mark], apart: str = APART) -> str:
    """One line as text; the spaces printed before it stay, because they may show its level.

    `apart` stands where the gap is that of two texts.
    """
    text: list[str] = []
    before: Mark | None = None
    spaces = 0
    for mark in row:
        if mark.char.isspace():
            spaces += 1
            continue
        if before is None:
            text.append(" " * spaces)
        else:
            text.append(_between(before, mark, spaces, apart))
        text.append(mark.char)
        before, spaces = mark, 0
    return "".join(text) if before is not None else ""


def _between(left: Mark, right: Mark, spaces: int, apart: str) -> str:
    gap = right.x0 - left.x1
    em = max(left.size, right.size)
    if gap > COLUMN_GAP * em:
        return apart
    if spaces:
        return " "
    if left.char.isdigit() and right.char.isdigit():
        enough = DIGIT_GAP
    elif left.char.isascii() and right.char.isascii():
        enough = WORD_GAP
    else:
        enough = HAN_GAP
    return " " if gap > enough * em else ""


def cell_text(marks: Sequence[Mark]) -> str:
    """The text of a cell, lines joined by a line end; text set sideways is read in its own direction."""
    lines: list[str] = []
    for turn in (0, 1, 2, 3):
        same = [m if turn == 0 else _turned(m, turn) for m in marks if m.turn == turn]
        if same:
            lines.extend(text_of_row(row, " ").rstrip() for row in rows_of_marks(same))
    return "\n".join(line for line in lines if line)


def _turned(mark: Mark, turn: int) -> Mark:
    """The character as it would stand on a page turned so that it is upright."""
    if turn == 1:  # runs down the page
        box = (mark.y0, -mark.x1, mark.y1, -mark.x0)
        baseline = -mark.baseline
    elif turn == 3:  # runs up the page
        box = (-mark.y1, mark.x0, -mark.y0, mark.x1)
        baseline = mark.baseline
    else:
        box = (-mark.x1, -mark.y1, -mark.x0, -mark.y0)
        baseline = -mark.baseline
    return Mark(mark.char, *box, baseline, mark.size, 0)


def box_of(marks: Sequence[Mark]) -> Box:
    return Box(
        min(m.x0 for m in marks),
        min(m.y0 for m in marks),
        max(m.x1 for m in marks),
        max(m.y1 for m in marks),
    )
