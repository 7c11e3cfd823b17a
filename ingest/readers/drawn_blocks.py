"""From what a page draws to its tables and the lines around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from ingest.page import Cell, Doubt, Line, Table
from ingest.readers.column_gaps import LEAST_GAP, LEAST_GAP_AFTER_NUMBER, rules_in_gaps
from ingest.readers.overflow import NOWHERE, Spot, settled
from ingest.readers.pdf_fills import tables_of
from ingest.readers.pdf_grid import RuledCell, RuledTable
from ingest.readers.pdf_marks import Mark, PageMarks
from ingest.readers.text_lines import box_of, cell_text, rows_of_marks, text_of_row
from ingest.readers.white_words import Break, Word, is_amount

MOSTLY_CROWDED = 0.5  # of a table's amounts: so many that share a cell show that cells are not ruled
LEAST_GAP_AFTER_DECIMALS = 0.5  # em before a digit, which letter-spaced decimals may be followed by
LEAST_BREAK = 0.25  # em between two headings that nearly touch

_WHOLE_AMOUNT = re.compile(r"\d\.\d\d$")
_DECIMALS = re.compile(r"\d\.\d")

DoubtOf = Callable[[Sequence[Mark]], Doubt | None]


def blocks_of(drawn: PageMarks, doubt_of: DoubtOf | None = None) -> list[Table | Line]:
    """Tables and lines in reading order; `doubt_of` says of a cell's characters why they may be wrong."""
    tables = tables_of(drawn)
    if doubt_of is None and (unparted := _unparted(drawn, tables)):
        across, down = rules_in_gaps(_words(unparted), drawn.across, drawn.down)
        tables = tables_of(drawn._replace(across=[*drawn.across, *across], down=[*drawn.down, *down]))
    held: list[list[list[Mark]]] = [[[] for _ in table.cells] for table in tables]
    outside: list[Mark] = []
    spots = [_spot(mark, tables) for mark in drawn.marks]
    if doubt_of is None:  # what is recognised in a picture has no text of its own, only places
        spots = settled(drawn.marks, spots, tables)
    for mark, (table_no, cell_no) in zip(drawn.marks, spots, strict=True):
        (held[table_no][cell_no] if cell_no >= 0 else outside).append(mark)
    placed: list[tuple[float, float, Table | Line]] = []
    for table, cells in zip(tables, held, strict=True):
        if any(not mark.char.isspace() for cell in cells for mark in cell):
            placed.append((table.box.y0, table.box.x0, _table(table, cells, doubt_of)))
    placed += [
        ((line.box.y0 + line.box.y1) / 2, line.box.x0, line)
        for line in _lines(outside)
        if line.box is not None
    ]
    placed.sort(key=lambda item: item[:2])
    return [block for _, _, block in placed]


def _unparted(drawn: PageMarks, tables: Sequence[RuledTable]) -> list[Mark]:
    """The characters that no rules part to cells: of a page without tables, and of tables that lack rules one way."""
    if not tables:
        return drawn.marks
    held: dict[Spot, list[Mark]] = {}
    for mark in drawn.marks:
        held.setdefault(_spot(mark, tables), []).append(mark)
    counts = {spot: len(_DECIMALS.findall("".join(m.char for m in marks))) for spot, marks in held.items()}
    inside = dict.fromkeys(range(len(tables)), 0)
    sharing = dict(inside)
    for (number, _), count in counts.items():
        if number >= 0:
            inside[number] += count
            sharing[number] += count if count > 1 else 0
    if sum(counts.values()) > 2 * sum(inside.values()):
        return drawn.marks  # only the heading is ruled, or coloured
    crowded = {number for number in inside if sharing[number] > MOSTLY_CROWDED * inside[number]}
    if not crowded:
        return []
    # What lies outside of all tables may be their heading, or the unit above it.
    return [mark for (number, _), marks in held.items() if number in crowded or number < 0 for mark in marks]


def _spot(mark: Mark, tables: Sequence[RuledTable]) -> Spot:
    """The first table, and its cell, that the character lies over."""
    x, y = (mark.x0 + mark.x1) / 2, (mark.y0 + mark.y1) / 2
    for number, table in enumerate(tables):
        if (cell := table.cell_at(x, y)) >= 0:
            return number, cell
    return NOWHERE


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


def _table(ruled: RuledTable, held: list[list[Mark]], doubt_of: DoubtOf | None) -> Table:
    cells = tuple(
        Cell(
            cell.row,
            cell.col,
            cell.row_span,
            cell.col_span,
            cell_text(marks),
            cell.box,
            _doubts(cell, ruled.row_count, doubt_of(marks) if doubt_of is not None else None),
        )
        for cell, marks in zip(ruled.cells, held, strict=True)
    )
    return Table(cells, ruled.row_count, ruled.col_count, ruled.box)


def _doubts(cell: RuledCell, row_count: int, doubt: Doubt | None) -> tuple[Doubt, ...]:
    """A row of the table's edge that no rule closes may go on over the page break."""
    doubts = [doubt] if doubt is not None else []
    if cell.row == 0 and cell.open_above:
        doubts.append(Doubt("cut_by_page", "above"))
    if cell.row + cell.row_span == row_count and cell.open_below:
        doubts.append(Doubt("cut_by_page", "below"))
    return tuple(doubts)


def _lines(marks: list[Mark]) -> list[Line]:
    """Text outside the tables; what is set sideways (a margin note, a stamp) comes after, cell-like."""
    lines = []
    for row in rows_of_marks(mark for mark in marks if mark.turn == 0):
        printed = [mark for mark in row if not mark.char.isspace()]
        if printed:
            sizes = sorted(mark.size for mark in printed)
            lines.append(Line(text_of_row(row).strip(), box_of(printed), sizes[len(sizes) // 2]))
    sideways = [mark for mark in marks if mark.turn != 0 and not mark.char.isspace()]
    if sideways:
        box = box_of(sideways)
        lines.extend(Line(text, box) for text in cell_text(sideways).split("\n"))
    return lines
