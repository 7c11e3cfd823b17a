"""Backgrounds as bounds: a coloured heading row without rules, and tables drawn with colours alone."""

from __future__ import annotations

from ingest.readers.pdf_grid import NEAR, RuledTable, find_tables
from ingest.readers.pdf_marks import Fill, PageMarks, Rule

MAX_FILLS = 2000
TALLEST = 120.0  # points: a higher background is no row


def tables_of(drawn: PageMarks) -> list[RuledTable]:
    """The tables of a page, smallest first. Rules come first; backgrounds only where no rule speaks."""
    tables = find_tables(drawn.across, drawn.down)
    fills = [fill for fill in drawn.fills if fill.y1 - fill.y0 <= TALLEST]
    if len(fills) < 2 or len(fills) > MAX_FILLS:
        return tables
    if not tables:
        across, down = _sides(fills)
        return [table for table in find_tables(across, down) if _is_table(table, drawn)]
    touching = [fill for table in tables for fill in _beside(fills, table)]
    if not touching:
        return tables
    across, down = _sides(touching)
    return find_tables([*drawn.across, *across], [*drawn.down, *down])


def _sides(fills: list[Fill]) -> tuple[list[Rule], list[Rule]]:
    across = [Rule(y, fill.x0, fill.x1) for fill in fills for y in (fill.y0, fill.y1)]
    down = [Rule(x, fill.y0, fill.y1) for fill in fills for x in (fill.x0, fill.x1)]
    return across, down


def _beside(fills: list[Fill], table: RuledTable) -> list[Fill]:
    """The rows of backgrounds that lie upon the table's upper edge or hang from its lower one."""
    box = table.box
    top, bottom = box.y0, box.y1
    within = [fill for fill in fills if fill.x0 >= box.x0 - NEAR and fill.x1 <= box.x1 + NEAR]
    found: list[Fill] = []
    grown = True
    while grown:
        above = [fill for fill in within if abs(fill.y1 - top) <= NEAR and fill.y0 < top - NEAR]
        below = [fill for fill in within if abs(fill.y0 - bottom) <= NEAR and fill.y1 > bottom + NEAR]
        # One wide background is a title's; a row of cells has several.
        above, below = (row if len(row) > 1 else [] for row in (above, below))
        grown = bool(above or below)
        found += above + below
        top = min([top, *(fill.y0 for fill in above)])
        bottom = max([bottom, *(fill.y1 for fill in below)])
    return found


def _is_table(table: RuledTable, drawn: PageMarks) -> bool:
    """Text in most cells of several rows and columns; bars of a chart hold none."""
    if table.row_count < 3 or table.col_count < 2:
        return False
    held = {
        table.cell_at((mark.x0 + mark.x1) / 2, (mark.y0 + mark.y1) / 2)
        for mark in drawn.marks
        if not mark.char.isspace()
    }
    return 2 * len(held - {-1}) >= len(table.cells)
