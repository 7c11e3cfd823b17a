"""Text that runs over the rule beside it belongs to the cell it was set in.

A spreadsheet prints what does not fit its cell over the next one, or hides the rest behind it; the characters stand in the
file all the same, among those of the next cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.readers.pdf_grid import RuledTable
from ingest.readers.pdf_marks import Mark

TOUCHING = 0.12  # em: characters as near as this are of one text; a cell's own margin is wider

_NUMBER = re.compile(r"[-－−]?\d[\d,，.]*$")

Spot = tuple[int, int]  # table and cell
NOWHERE: Spot = (-1, -1)


def settled(marks: Sequence[Mark], spots: Sequence[Spot], tables: Sequence[RuledTable]) -> list[Spot]:
    """The cell of each character, in the order of the file, where `spots` are the cells that they lie over."""
    owned = list(spots)
    for start, end in _texts(marks):
        over = list(dict.fromkeys(spots[start:end]))
        if len(over) < 2 or NOWHERE in over or len({table for table, _ in over}) > 1:
            continue
        if len({tables[table].cells[cell].row for table, cell in over}) > 1:
            continue
        # Amounts are set against the right of their cell, all else mostly against its left; a name may end where a
        # number begins.
        number = start + _first_of_number(marks[start:end], spots[start:end])
        owned[start:number] = [over[0]] * (number - start)
        owned[number:end] = [over[-1]] * (end - number)
    return owned


def _texts(marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """From where to where characters follow each other on one line without a gap."""
    start = 0
    for index in range(1, len(marks) + 1):
        if index == len(marks) or not _touch(marks[index - 1], marks[index]):
            if index - start > 1:
                yield start, index
            start = index


def _touch(left: Mark, right: Mark) -> bool:
    if left.turn or right.turn or left.char.isspace() or right.char.isspace():
        return False
    near = TOUCHING * right.size
    return abs(right.baseline - left.baseline) < near and -2 * near < right.x0 - left.x1 < near


def _first_of_number(text: Sequence[Mark], spots: Sequence[Spot]) -> int:
    """From where on the text is an amount, or a number that has a cell to itself; else its length."""
    found = _NUMBER.search("".join(mark.char for mark in text))
    if found is None:
        return len(text)
    first = found.start()
    return first if "." in found.group() or first == 0 or spots[first - 1] != spots[first] else len(text)
