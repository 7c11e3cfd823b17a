"""What converters do to tables, each kind a pure function on typed rows.

It takes what it may strike and hands back the rows that stand there instead, with the sound cells concerned, or None where
there is nothing of its kind to damage. All it knows of a table is where the heading ends and which columns hold numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from bench.damage.typewriter import CellId, Row, Typed
from ingest.numbers import is_numeric

_ALIKE = {
    "0": "68",
    "1": "74",
    "2": "75",
    "3": "85",
    "4": "19",
    "5": "36",
    "6": "58",
    "7": "12",
    "8": "36",
    "9": "48",
}


@dataclass(frozen=True, slots=True)
class Anatomy:
    """Which cells of a table are what."""

    body: int  # sound rows from this number on are below the heading
    values: frozenset[int]  # sound columns that hold numbers

    def is_heading(self, row: Row) -> bool:
        return row.cells[0].of.row < self.body

    def is_value(self, cell: Typed) -> bool:
        return cell.of.row >= self.body and cell.of.col in self.values

    def is_number(self, cell: Typed) -> bool:
        return self.is_value(cell) and is_numeric(cell.text)


@dataclass(frozen=True, slots=True)
class Struck:
    rows: tuple[Row, ...]
    cells: tuple[CellId, ...]  # sound places whose print was moved, torn or lost, or where a copy now stands


# Takes what may be struck: one row, the rows of one page, or those of the whole table.
Strike = Callable[[Sequence[Row], Anatomy, Random], Struck | None]
_OfOneRow = Callable[[Row, Anatomy, Random], Struck | None]


def _numbers(cells: Sequence[Typed], anatomy: Anatomy) -> tuple[CellId, ...]:
    return tuple(cell.of for cell in cells if anatomy.is_number(cell))


def _at_numbers(row: Row, anatomy: Anatomy) -> list[int]:
    return [at for at, cell in enumerate(row.cells) if anatomy.is_number(cell)]


def _with(row: Row, at: int, text: str) -> Row:
    return replace(row, cells=(*row.cells[:at], replace(row.cells[at], text=text), *row.cells[at + 1 :]))


def _nothing(row: Row) -> Typed:
    """A blank that belongs nowhere, as wide as a cell."""
    return Typed("", CellId(row.cells[0].of.table, row.cells[0].of.row, 0))


# ---- one row


def drop_blank(row: Row, anatomy: Anatomy, chance: Random) -> Struck | None:
    """A blank is left out and what follows moves to the left; some converters fill the row up at its end."""
    numbers = _at_numbers(row, anatomy)
    blanks = [
        at
        for at, c in enumerate(row.cells)
        if anatomy.is_value(c) and not c.text and numbers and at < numbers[-1]
    ]
    if not blanks:
        return None
    at = chance.choice(blanks)
    end = (_nothing(row),) if chance.random() < 0.5 else ()
    return Struck(
        (replace(row, cells=(*row.cells[:at], *row.cells[at + 1 :], *end)),),
        _numbers(row.cells[at:], anatomy),
    )


def lose_cell(row: Row, anatomy: Anatomy, chance: Random) -> Struck | None:
    """A number is gone: a blank is left of it."""
    numbers = _at_numbers(row, anatomy)
    if not numbers:
        return None
    at = chance.choice(numbers)
    return Struck((_with(row, at, ""),), (row.cells[at].of,))


def drop_cell(row: Row, anatomy: Anatomy, chance: Random) -> Struck | None:
    """A number is gone and what follows moves into its place."""
    numbers = _at_numbers(row, anatomy)
    if not numbers:
        return None
    at = chance.choice(numbers)
    return Struck(
        (replace(row, cells=(*row.cells[:at], *row.cells[at + 1 :])),), _numbers(row.cells[at:], anatomy)
    )


def repeat_cell(row: Row, anatomy: Anatomy, chance: Random) -> Struck | None:
    """A number fills the blanks behind it: the next one or two, or all to the row's end."""
    starts = [
        at for at in _at_numbers(row, anatomy)
        if at + 1 < len(row.cells) and anatomy.is_value(row.cells[at + 1]) and not row.cells[at + 1].text
    ]  # fmt: skip
    if not starts:
        return None
    at = chance.choice(starts)
    most = chance.choice((1, 2, len(row.cells)))
    struck, filled = row, [row.cells[at].of]
    for behind in range(at + 1, min(at + 1 + most, len(row.cells))):
        if row.cells[behind].text or not anatomy.is_value(row.cells[behind]):
            break
        struck = _with(struck, behind, row.cells[at].text)
        filled.append(row.cells[behind].of)
    return Struck((struck,), tuple(filled))


def wrap_within(row: Row, anatomy: Anatomy, chance: Random) -> Struck | None:
    """A number too wide for its column is typed with a gap in it: 26,66 5.50."""
    width = chance.choice((4, 5, 6))
    wide = [at for at in _at_numbers(row, anatomy) if len(row.cells[at].text) > width]
    struck = row
    for at in wide:
        struck = _with(struck, at, f"{row.cells[at].text[:width]} {row.cells[at].text[width:]}")
    return Struck((struck,), tuple(row.cells[at].of for at in wide)) if wide else None


def break_line(row: Row, anatomy: Anatomy, chance: Random) -> Struck | None:
    """The line of a row ends within a number, and the next goes on with the rest of it."""
    width = chance.choice((4, 5, 6))
    wide = [at for at in _at_numbers(row, anatomy) if at and len(row.cells[at].text) > width]
    if not wide:
        return None
    at = chance.choice(wide)
    broken = row.cells[at]
    head = (*row.cells[:at], replace(broken, text=broken.text[:width]))
    tail = (replace(broken, text=broken.text[width:]), *row.cells[at + 1 :])
    if len(tail) < 2:
        tail = (*tail, _nothing(row))
    return Struck((replace(row, cells=head), Row(tail)), _numbers(row.cells[at:], anatomy))


def wrap_over_rows(row: Row, anatomy: Anatomy, chance: Random) -> Struck | None:
    """The numbers too wide for their columns have their second halves on a line of their own.

    The label stands on the first line, or on both.
    """
    width = chance.choice((4, 5, 6))
    wide = [at for at in _at_numbers(row, anatomy) if len(row.cells[at].text) > width]
    if not wide:
        return None
    is_label_repeated = chance.random() < 0.3
    first = row
    second = []
    for at, cell in enumerate(row.cells):
        if at in wide:
            first = _with(first, at, cell.text[:width])
            second.append(replace(cell, text=cell.text[width:]))
        else:
            stays = is_label_repeated and not anatomy.is_value(cell)
            second.append(replace(cell, text=cell.text if stays else ""))
    return Struck((first, Row(tuple(second))), tuple(row.cells[at].of for at in wide))


def lose_last_digit(row: Row, anatomy: Anatomy, chance: Random) -> Struck | None:
    """The last digit of a number is cut off."""
    numbers = [at for at in _at_numbers(row, anatomy) if len(row.cells[at].text) > 1]
    if not numbers:
        return None
    at = chance.choice(numbers)
    return Struck((_with(row, at, row.cells[at].text[:-1].rstrip(".")),), (row.cells[at].of,))


def misread_digit(row: Row, anatomy: Anatomy, chance: Random) -> Struck | None:
    """One digit of a number is read as another that looks like it."""
    numbers = _at_numbers(row, anatomy)
    if not numbers:
        return None
    at = chance.choice(numbers)
    text = row.cells[at].text
    digit = chance.choice([n for n, character in enumerate(text) if character in _ALIKE])
    return Struck(
        (_with(row, at, text[:digit] + chance.choice(_ALIKE[text[digit]]) + text[digit + 1 :]),),
        (row.cells[at].of,),
    )


def lose_row(row: Row, anatomy: Anatomy, _: Random) -> Struck | None:
    """The line is not there."""
    return Struck((), _numbers(row.cells, anatomy))


def lose_label(row: Row, anatomy: Anatomy, chance: Random) -> Struck | None:
    """What names the row is not there: all of it, or one of its cells."""
    labels = [at for at, cell in enumerate(row.cells) if not anatomy.is_value(cell) and cell.text]
    if not labels:
        return None
    gone = labels if chance.random() < 0.5 else [chance.choice(labels)]
    struck = row
    for at in gone:
        struck = _with(struck, at, "")
    return Struck((struck,), _numbers(row.cells, anatomy))


# ---- the rows of one page


def shift(rows: Sequence[Row], anatomy: Anatomy, chance: Random) -> Struck | None:
    """From some row to the end of the page an empty cell stands before some column of numbers."""
    return _inserted(rows, chance.randrange(len(rows)), anatomy, chance)


def break_page(rows: Sequence[Row], anatomy: Anatomy, chance: Random) -> Struck | None:
    """A page ends within the table, and its next piece is typed with one more column, an empty one."""
    if len(rows) < 2:
        return None
    start = chance.randrange(1, len(rows))
    broken = [*rows[:start], replace(rows[start], begins_page=True), *rows[start + 1 :]]
    return _inserted(broken, start, anatomy, chance)


def _inserted(rows: Sequence[Row], start: int, anatomy: Anatomy, chance: Random) -> Struck | None:
    columns = sorted(anatomy.values)
    before = chance.choice(columns)
    struck = list(rows[:start])
    moved: list[CellId] = []
    for row in rows[start:]:
        at = next((n for n, cell in enumerate(row.cells) if cell.of.col >= before), len(row.cells))
        struck.append(replace(row, cells=(*row.cells[:at], _nothing(row), *row.cells[at:])))
        moved += _numbers(row.cells[at:], anatomy)
    return Struck(tuple(struck), tuple(moved)) if moved else None


def drop_column(rows: Sequence[Row], anatomy: Anatomy, chance: Random) -> Struck | None:
    """A column that is blank on a later page is left out of it."""
    columns = {cell.of.col for row in rows for cell in row.cells} - {0}
    filled = {cell.of.col for row in rows for cell in row.cells if cell.text}
    blank = [col for col in sorted(columns - filled) if any(other > col for other in filled)]
    if not blank or not rows[0].begins_page:
        return None
    gone = chance.choice(blank)
    struck = tuple(replace(row, cells=tuple(c for c in row.cells if c.of.col != gone)) for row in rows)
    moved = tuple(c.of for row in rows for c in row.cells if c.of.col > gone and anatomy.is_number(c))
    return Struck(struck, moved) if moved else None


# ---- the heading


def cut_heading(rows: Sequence[Row], anatomy: Anatomy, chance: Random) -> Struck | None:
    """Cells of the heading are blank: some beside each other, or a whole row of it."""
    headed = [at for at, row in enumerate(rows) if anatomy.is_heading(row) and any(row.texts)]
    if not headed:
        return None
    at = chance.choice(headed)
    filled = [n for n, cell in enumerate(rows[at].cells) if cell.text]
    first = chance.randrange(len(filled))
    many = chance.choice((1, 2, len(filled)))
    gone = filled[first : first + many] if many < len(filled) else filled
    struck = rows[at]
    for n in gone:
        struck = _with(struck, n, "")
    behind = next((n for n in filled if n > gone[-1]), len(struck.cells))
    below = {cell.of.col for cell in struck.cells[gone[0] : behind]}
    cells = tuple(c.of for row in rows for c in row.cells if c.of.col in below and anatomy.is_number(c))
    return Struck((*rows[:at], struck, *rows[at + 1 :]), cells) if cells else None


def repeat_heading(rows: Sequence[Row], anatomy: Anatomy, chance: Random) -> Struck | None:
    """The heading stands again in the middle of the table, above some row."""
    heading = [row for row in rows if anatomy.is_heading(row)]
    body = [at for at, row in enumerate(rows) if not anatomy.is_heading(row)][1:]
    if not heading or not body:
        return None
    at = chance.choice(body)
    again = (replace(heading[0], begins_page=True), *heading[1:])
    return Struck((*rows[:at], *again, *rows[at:]), _numbers(rows[at].cells, anatomy))


def _on_row(strike: _OfOneRow) -> Strike:
    return lambda rows, anatomy, chance: strike(rows[0], anatomy, chance)


ROW_KINDS: dict[str, Strike] = {
    "blank dropped": _on_row(drop_blank),
    "cell lost": _on_row(lose_cell),
    "cell dropped": _on_row(drop_cell),
    "cell repeated": _on_row(repeat_cell),
    "wrapped within": _on_row(wrap_within),
    "line broken": _on_row(break_line),
    "wrapped over rows": _on_row(wrap_over_rows),
    "last digit lost": _on_row(lose_last_digit),
    "digit misread": _on_row(misread_digit),
    "row lost": _on_row(lose_row),
    "label lost": _on_row(lose_label),
}
PAGE_KINDS: dict[str, Strike] = {
    "cells shifted": shift,
    "page broken": break_page,
    "column dropped": drop_column,
}
HEADING_KINDS: dict[str, Strike] = {"heading cut": cut_heading, "heading repeated": repeat_heading}
