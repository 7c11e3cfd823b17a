"""The words of pages, or of tables, whose cells no rules part: where rules are to be put into the white."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.readers.column_gaps import LEAST_GAP, LEAST_GAP_AFTER_NUMBER
from ingest.readers.overflow import Spot
from ingest.readers.pdf_marks import Mark
from ingest.readers.text_lines import box_of, rows_of_marks
from ingest.readers.white_words import LEAST_ROWS, Break, Word, is_amount

MOSTLY_CROWDED = 0.5  # of a table's amounts: so many that share a cell show that cells are not ruled
LEAST_GAP_AFTER_DECIMALS = 0.5  # em before a digit, which letter-spaced decimals may be followed by
LEAST_BREAK = 0.25  # em between two headings that nearly touch

_WHOLE_AMOUNT = re.compile(r"\d\.\d\d$")
_DECIMALS = re.compile(r"\d\.\d")


def unparted_words(marks: Sequence[Mark], spots: Sequence[Spot], table_count: int) -> list[Word]:
    """Those of a page without tables, and of tables whose rules leave several amounts in most of their cells."""
    if table_count == 0:
        return _words(marks)
    held: dict[Spot, list[Mark]] = {}
    for mark, spot in zip(marks, spots, strict=True):
        held.setdefault(spot, []).append(mark)
    amounts, sharing = [0] * (table_count + 1), [0] * (table_count + 1)  # the last: outside of all tables
    for (table, _), some in held.items():
        count = len(_DECIMALS.findall("".join(mark.char for mark in some)))
        amounts[table] += count
        sharing[table] += count if count > 1 else 0
    is_heading_alone = amounts[-1] > sum(amounts[:-1])  # only the heading is ruled, or coloured
    crowded = {
        table
        for table in range(table_count)
        if is_heading_alone or sharing[table] > MOSTLY_CROWDED * amounts[table]
    }
    if not crowded:
        return []
    # What lies outside of all tables may be their heading, or the unit above it.
    words = _words(
        [mark for (table, _), some in held.items() if table in crowded or table < 0 for mark in some]
    )
    # Sentences hold amounts as well, but not apart from their other words.
    return words if sum(is_amount(word.text) for word in words) >= LEAST_ROWS else []


def _words(marks: Sequence[Mark]) -> list[Word]:
    """The texts of each line, parted where the white between them is that of columns."""
    words: list[Word] = []
    for row in rows_of_marks(mark for mark in marks if mark.turn == 0):
        run: list[Mark] = []
        for mark in (mark for mark in row if not mark.char.isspace()):
            if run and mark.x0 - run[-1].x1 > _least_gap(run, mark) * mark.size:
                words.append(_word(run))
                run = []
            run.append(mark)
        if run:
            words.append(_word(run))
    return words


def _least_gap(run: Sequence[Mark], following: Mark) -> float:
    """A number set against the right of its column may nearly touch the name, or the code, that begins the next one."""
    text = "".join(mark.char for mark in run)
    if following.char.isdecimal():
        return LEAST_GAP_AFTER_DECIMALS if _WHOLE_AMOUNT.search(text) else LEAST_GAP
    return LEAST_GAP_AFTER_NUMBER if is_amount(text) else LEAST_GAP


def _word(run: Sequence[Mark]) -> Word:
    box = box_of(run)
    breaks = tuple(
        Break(n, left.x1, right.x0)
        for n, (left, right) in enumerate(pairwise(run), 1)
        if right.x0 - left.x1 > LEAST_BREAK * right.size
    )
    return Word("".join(mark.char for mark in run), box.x0, box.y0, box.x1, box.y1, breaks)
