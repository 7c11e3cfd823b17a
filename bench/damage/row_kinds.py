"""What converters do to single rows of a table.

A damage takes what it may strike and hands back the rows that stand there instead, with the sound cells concerned, or None
where there is nothing of its kind to damage.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from bench.damage.anatomy import Anatomy, Strike, Struck, at_numbers, nothing_beside, numbers_of, with_text
from bench.damage.typewriter import Row

_OfOneRow = Callable[[Row, Anatomy, Random], Struck | None]
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


def drop_blank(row: Row, anatomy: Anatomy, chance: Random) -> Struck | None:
    """A blank is left out and what follows moves to the left; some converters fill the row up at its end."""
    numbers = at_numbers(row, anatomy)
    blanks = [
        at
        for at, c in enumerate(row.cells)
        if anatomy.is_value(c) and not c.text and numbers and at < numbers[-1]
    ]
    if not blanks:
        return None
    at = chance.choice(blanks)
    end = (nothing_beside(row),) if chance.random() < 0.5 else ()
    return Struck(
        (replace(row, cells=(*row.cells[:at], *row.cells[at + 1 :], *end)),),
        numbers_of(row.cells[at:], anatomy),
    )


def lose_cell(row: Row, anatomy: Anatomy, chance: Random) -> Struck | None:
    """A number is gone: a blank is left of it."""
    numbers = at_numbers(row, anatomy)
    if not numbers:
        return None
    at = chance.choice(numbers)
    return Struck((with_text(row, at, ""),), (row.cells[at].of,))


def drop_cell(row: Row, anatomy: Anatomy, chance: Random) -> Struck | None:
    """A number is gone and what follows moves into its place."""
    numbers = at_numbers(row, anatomy)
    if not numbers:
        return None
    at = chance.choice(numbers)
    return Struck(
        (replace(row, cells=(*row.cells[:at], *row.cells[at + 1 :])),), numbers_of(row.cells[at:], anatomy)
    )


def repeat_cell(row: Row, anatomy: Anatomy, chance: Random) -> Struck | None:
    """A number fills the blanks behind it: the next one or two, or all to the row's end."""
    starts = [
        at for at in at_numbers(row, anatomy)
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
        struck = with_text(struck, behind, row.cells[at].text)
        filled.append(row.cells[behind].of)
    return Struck((struck,), tuple(filled))


def wrap_within(row: Row, anatomy: Anatomy, chance: Random) -> Struck | None:
    """A number too wide for its column is typed with a gap in it: 26,66 5.50."""
    width = chance.choice((4, 5, 6))
    wide = [at for at in at_numbers(row, anatomy) if len(row.cells[at].text) > width]
    struck = row
    for at in wide:
        struck = with_text(struck, at, f"{row.cells[at].text[:width]} {row.cells[at].text[width:]}")
    return Struck((struck,), tuple(row.cells[at].of for at in wide)) if wide else None


def break_line(row: Row, anatomy: Anatomy, chance: Random) -> Struck | None:
    """The line of a row ends within a number, and the next goes on with the rest of it."""
    width = chance.choice((4, 5, 6))
    wide = [at for at in at_numbers(row, anatomy) if at and len(row.cells[at].text) > width]
    if not wide:
        return None
    at = chance.choice(wide)
    broken = row.cells[at]
    head = (*row.cells[:at], replace(broken, text=broken.text[:width]))
    tail = (replace(broken, text=broken.text[width:]), *row.cells[at + 1 :])
    if len(tail) < 2:
        tail = (*tail, nothing_beside(row))
    return Struck((replace(row, cells=head), Row(tail)), numbers_of(row.cells[at:], anatomy))


def wrap_over_rows(row: Row, anatomy: Anatomy, chance: Random) -> Struck | None:
    """The numbers too wide for their columns have their second halves on a line of their own.

    The label stands on the first line, or on both.
    """
    width = chance.choice((4, 5, 6))
    wide = [at for at in at_numbers(row, anatomy) if len(row.cells[at].text) > width]
    if not wide:
        return None
    is_label_repeated = chance.random() < 0.3
    first = row
    second = []
    for at, cell in enumerate(row.cells):
        if at in wide:
            first = with_text(first, at, cell.text[:width])
            second.append(replace(cell, text=cell.text[width:]))
        else:
            stays = is_label_repeated and not anatomy.is_value(cell)
            second.append(replace(cell, text=cell.text if stays else ""))
    return Struck((first, Row(tuple(second))), tuple(row.cells[at].of for at in wide))


def lose_last_digit(row: Row, anatomy: Anatomy, chance: Random) -> Struck | None:
    """The last digit of a number is cut off."""
    numbers = [at for at in at_numbers(row, anatomy) if len(row.cells[at].text) > 1]
    if not numbers:
        return None
    at = chance.choice(numbers)
    return Struck((with_text(row, at, row.cells[at].text[:-1].rstrip(".")),), (row.cells[at].of,))


def misread_digit(row: Row, anatomy: Anatomy, chance: Random) -> Struck | None:
    """One digit of a number is read as another that looks like it."""
    numbers = at_numbers(row, anatomy)
    if not numbers:
        return None
    at = chance.choice(numbers)
    text = row.cells[at].text
    digit = chance.choice([n for n, character in enumerate(text) if character in _ALIKE])
    return Struck(
        (with_text(row, at, text[:digit] + chance.choice(_ALIKE[text[digit]]) + text[digit + 1 :]),),
        (row.cells[at].of,),
    )


def lose_row(row: Row, anatomy: Anatomy, _: Random) -> Struck | None:
    """The line is not there."""
    return Struck((), numbers_of(row.cells, anatomy))


def lose_label(row: Row, anatomy: Anatomy, chance: Random) -> Struck | None:
    """What names the row is not there: all of it, or one of its cells."""
    labels = [at for at, cell in enumerate(row.cells) if not anatomy.is_value(cell) and cell.text]
    if not labels:
        return None
    gone = labels if chance.random() < 0.5 else [chance.choice(labels)]
    struck = row
    for at in gone:
        struck = with_text(struck, at, "")
    return Struck((struck,), numbers_of(row.cells, anatomy))


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
