"""What converters do to the rows of a page together, and to the heading of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from bench.damage.anatomy import Anatomy, Strike, Struck, nothing_beside, numbers_of, with_text
from bench.damage.typewriter import CellId, Row, Typed


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
        struck.append(replace(row, cells=(*row.cells[:at], nothing_beside(row), *row.cells[at:])))
        moved += numbers_of(row.cells[at:], anatomy)
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


def push_down(rows: Sequence[Row], anatomy: Anatomy, chance: Random) -> Struck | None:
    """The second halves of a row's wrapped numbers take the places below, what stood there is pushed down in turn.

    Where that ends, the last number has no place left and is gone.
    """
    width = chance.choice((4, 5, 6))
    wide = {at: _wide(row, width, anatomy) for at, row in enumerate(rows[:-1])}
    starts = [at for at, columns in wide.items() if columns]
    if not starts:
        return None
    first = chance.choice(starts)
    last = min(first + chance.choice((1, 2, 3)), len(rows) - 1)
    struck = list(rows)
    falling: dict[int, Typed] = {}  # by column, what is pushed into the next row
    for at in range(first, last + 1):
        cells = []
        for cell in rows[at].cells:
            fallen = falling.get(cell.of.col, cell) if cell.of.col in wide[first] else cell
            if at == first and cell.of.col in wide[first]:
                fallen = replace(cell, text=cell.text[:width])
                falling[cell.of.col] = replace(cell, text=cell.text[width:])
            elif cell.of.col in wide[first]:
                falling[cell.of.col] = cell
            cells.append(fallen)
        struck[at] = replace(rows[at], cells=tuple(cells))
    moved = [c.of for row in rows[first : last + 1] for c in row.cells if c.of.col in wide[first] and c.text]
    return Struck(tuple(struck), tuple(moved))


def _wide(row: Row, width: int, anatomy: Anatomy) -> frozenset[int]:
    """The sound columns whose numbers in this row are longer."""
    return frozenset(c.of.col for c in row.cells if anatomy.is_number(c) and len(c.text) > width)


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
        struck = with_text(struck, n, "")
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
    return Struck((*rows[:at], *again, *rows[at:]), numbers_of(rows[at].cells, anatomy))


PAGE_KINDS: dict[str, Strike] = {
    "cells shifted": shift,
    "page broken": break_page,
    "column dropped": drop_column,
    "pushed down": push_down,
}
HEADING_KINDS: dict[str, Strike] = {"heading cut": cut_heading, "heading repeated": repeat_heading}
