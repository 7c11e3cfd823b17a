"""From what a page draws to its tables and the lines around them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ingest.page import Cell, Doubt, Line, Table
from ingest.readers.column_gaps import rules_in_gaps
from ingest.readers.overflow import NOWHERE, Spot, settled
from ingest.readers.pdf_fills import tables_of
from ingest.readers.pdf_grid import RuledCell, RuledTable
from ingest.readers.pdf_marks import Mark, PageMarks
from ingest.readers.text_lines import box_of, cell_text, rows_of_marks, text_of_row
from ingest.readers.white_marks import unparted_words

DoubtOf = Callable[[Sequence[Mark]], Doubt | None]


def blocks_of(drawn: PageMarks, doubt_of: DoubtOf | None = None) -> list[Table | Line]:
    """Tables and lines in reading order; `doubt_of` says of a cell's characters why they may be wrong."""
    tables = tables_of(drawn)
    spots = [_spot(mark, tables) for mark in drawn.marks]
    if doubt_of is None:  # what is recognised in a picture has no text of its own, only places
        if words := unparted_words(drawn.marks, spots, len(tables)):
            across, down = rules_in_gaps(words, drawn.across, drawn.down)
            tables = tables_of(drawn._replace(across=[*drawn.across, *across], down=[*drawn.down, *down]))
            spots = [_spot(mark, tables) for mark in drawn.marks]
        spots = settled(drawn.marks, spots, tables)
    held: list[list[list[Mark]]] = [[[] for _ in table.cells] for table in tables]
    outside: list[Mark] = []
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


def _spot(mark: Mark, tables: Sequence[RuledTable]) -> Spot:
    """The first table, and its cell, that the character lies over."""
    x, y = (mark.x0 + mark.x1) / 2, (mark.y0 + mark.y1) / 2
    for number, table in enumerate(tables):
        if (cell := table.cell_at(x, y)) >= 0:
            return number, cell
    return NOWHERE


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
