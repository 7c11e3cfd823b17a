"""A page with its tables as they were found: boxes of cells, headings tinted, what has a place and what has none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from ingest.doctor.understood import UnderstoodTable
from ingest.layout.captions import caption_rows
from ingest.layout.grid import Grid, GridCell
from ingest.page import Box, Document, Table

SCALE = 2.0  # pixels a point: 144 dpi
_TINT = 70  # of 255: the print shows through
_COLOURS = {
    "table": (40, 90, 200),
    "title": (120, 90, 200),
    "heading": (230, 160, 20),
    "amount": (30, 150, 60),
    "indicator": (60, 170, 200),
    "doubtful": (200, 160, 0),
    "unplaced": (215, 30, 30),
}
_CELL = (150, 150, 150)
_HIDDEN = (60, 60, 60)
_LEGEND_SIZE, _LINE = 18, 24  # pixels


@dataclass(frozen=True, slots=True)
class Marked:
    """A cell with what it was taken for, and the number it is explained under."""

    sort: str
    box: Box
    reason: str | None = None


def marks_of(grid: Grid, understood: UnderstoodTable) -> dict[int, list[Marked]]:
    """By page: what to mark in one table."""
    titles = caption_rows(grid)
    amounts = {(a.observation.row_no, a.observation.col_no): a.reading for a in understood.amounts}
    reasons = {(cell.row_no, cell.col_no): cell.reason for cell in understood.unplaced}
    indicators = understood.indicator_cells
    found: dict[int, list[Marked]] = {}
    for cell in grid.cells:
        sort = _sort(cell, titles, understood.heading_rows, amounts, reasons)
        if sort is None and (cell.row_no, cell.col_no) in indicators:
            sort = "indicator"
        if cell.box is not None and sort is not None:
            reason = reasons.get((cell.row_no, cell.col_no)) if sort == "unplaced" else None
            found.setdefault(cell.page_no, []).append(Marked(sort, cell.box, reason))
    return found


def _sort(
    cell: GridCell,
    titles: int,
    heading_rows: frozenset[int],
    amounts: dict[tuple[int, int], str],
    reasons: dict[tuple[int, int], str],
) -> str | None:
    place = (cell.row_no, cell.col_no)
    if place in reasons:
        return "unplaced"
    if place in amounts:
        return "doubtful" if amounts[place] == "doubtful" else "amount"
    if cell.row_no <= titles:
        return "title"
    return "heading" if cell.row_no in heading_rows else None


def tables_by_page(document: Document) -> dict[int, tuple[Table, ...]]:
    """The tables as they were found, page by page, before any was joined to the next page's."""
    found = {
        page.number: tuple(block for block in page.blocks if isinstance(block, Table) and _box(block))
        for page in document.pages
    }
    return {page: tables for page, tables in found.items() if tables}


def _box(table: Table) -> Box | None:
    boxes = [cell.box for cell in table.cells if cell.box is not None]
    if table.box is not None or not boxes:
        return table.box
    return Box(
        min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes)
    )


def draw(
    picture: Image.Image,
    tables: Iterable[Table],
    marked: Sequence[Marked],
    hidden: Iterable[Box],
    scale: float = SCALE,
) -> Image.Image:
    """The page drawn over, with a strip below that says what the colours and the numbers mean."""
    page = picture.convert("RGBA")
    tint = Image.new("RGBA", page.size)
    brush = ImageDraw.Draw(tint)
    for mark in marked:
        brush.rectangle(_pixels(mark.box, scale), fill=(*_COLOURS[mark.sort], _TINT))
    page = Image.alpha_composite(page, tint).convert("RGB")
    pen = ImageDraw.Draw(page)
    for box in hidden:
        pen.rectangle(_pixels(box, scale), fill=_HIDDEN)
    for table in tables:
        for cell in table.cells:
            if cell.box is not None:
                pen.rectangle(_pixels(cell.box, scale), outline=_CELL)
        if (whole := _box(table)) is not None:
            pen.rectangle(_pixels(whole, scale), outline=_COLOURS["table"], width=3)
    font = ImageFont.load_default(_LEGEND_SIZE)
    reasons = sorted({mark.reason for mark in marked if mark.reason})
    for mark in marked:
        if mark.reason is not None:
            edges = _pixels(mark.box, scale)
            pen.rectangle(edges, outline=_COLOURS["unplaced"], width=3)
            pen.text(
                (edges[0] + 4, edges[1]), str(reasons.index(mark.reason) + 1), _COLOURS["unplaced"], font
            )
    return _with_legend(page, {mark.sort for mark in marked}, reasons)


def _pixels(box: Box, scale: float) -> tuple[int, int, int, int]:
    x0, x1 = sorted((round(box.x0 * scale), round(box.x1 * scale)))
    y0, y1 = sorted((round(box.y0 * scale), round(box.y1 * scale)))
    return x0, y0, x1, y1


def _with_legend(page: Image.Image, sorts: set[str], reasons: Sequence[str]) -> Image.Image:
    named = [sort for sort in _COLOURS if sort in sorts or sort == "table"]
    height = _LINE * (2 + len(reasons))
    whole = Image.new("RGB", (page.width, page.height + height), "white")
    whole.paste(page, (0, 0))
    pen = ImageDraw.Draw(whole)
    font = ImageFont.load_default(_LEGEND_SIZE)
    x, y = 10, page.height + 6
    for sort in named:
        pen.rectangle((x, y + 3, x + 14, y + 17), fill=_COLOURS[sort])
        pen.text((x + 20, y), sort, "black", font)
        x += 40 + round(font.getlength(sort))
    for number, reason in enumerate(reasons, 1):
        pen.text((10, y + _LINE * number), f"{number}  {reason}", _COLOURS["unplaced"], font)
    return whole
