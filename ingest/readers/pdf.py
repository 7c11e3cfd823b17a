"""PDF with a text layer: its ruled tables, and the lines around them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.page import Cell, Document, Doubt, Line, Page, Table
from ingest.readers.errors import Unreadable
from ingest.readers.pdf_fills import tables_of
from ingest.readers.pdf_grid import RuledCell, RuledTable
from ingest.readers.pdf_marks import Mark, PageMarks, read_marks
from ingest.readers.text_lines import box_of, cell_text, rows_of_marks, text_of_row

MEDIA_TYPE = "application/pdf"
MAX_PAGES = 2000


def read_pdf(path: Path) -> Document:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_why(error)) from error
    try:
        count = len(document)
        if count == 0:
            raise Unreadable("This PDF has no pages. Fetch the file again from its publisher.")
        if count > MAX_PAGES:
            raise Unreadable(
                f"This PDF has {count} pages, more than the {MAX_PAGES} that are read. Split it."
            )
        pages = tuple(_page(document, number) for number in range(1, count + 1))
    finally:
        document.close()
    if not any(page.blocks for page in pages):
        raise Unreadable(
            "This PDF has no text, only pictures or drawings. Scans are not read yet: "
            "ask for the file with its text."
        )
    return Document(MEDIA_TYPE, pages)


def _why(error: pypdfium2.PdfiumError) -> str:
    code = getattr(error, "err_code", None)
    if code == pdfium.FPDF_ERR_PASSWORD:
        return "This PDF is locked with a password. Save a copy without one and offer that."
    if code == pdfium.FPDF_ERR_SECURITY:
        return "This PDF is encrypted in a way that cannot be read. Print it to a new PDF and offer that."
    return "This PDF is damaged or cut short. Fetch the file again from its publisher."


def _page(document: pypdfium2.PdfDocument, number: int) -> Page:
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise Unreadable(
            f"Page {number} of this PDF cannot be opened. Fetch the file again from its publisher."
        ) from error
    try:
        drawn = read_marks(page)
    finally:
        page.close()
    return Page(number, tuple(_blocks(drawn)), drawn.width, drawn.height)


def _blocks(drawn: PageMarks) -> list[Table | Line]:
    """Tables and lines in reading order."""
    tables = tables_of(drawn)
    held: list[list[list[Mark]]] = [[[] for _ in table.cells] for table in tables]
    outside: list[Mark] = []
    for mark in drawn.marks:
        x, y = (mark.x0 + mark.x1) / 2, (mark.y0 + mark.y1) / 2
        for table, cells in zip(tables, held, strict=True):
            index = table.cell_at(x, y)
            if index >= 0:
                cells[index].append(mark)
                break
        else:
            outside.append(mark)
    placed: list[tuple[float, float, Table | Line]] = []
    for table, cells in zip(tables, held, strict=True):
        if any(not mark.char.isspace() for cell in cells for mark in cell):
            placed.append((table.box.y0, table.box.x0, _table(table, cells)))
    placed += [
        ((line.box.y0 + line.box.y1) / 2, line.box.x0, line)
        for line in _lines(outside)
        if line.box is not None
    ]
    placed.sort(key=lambda item: item[:2])
    return [block for _, _, block in placed]


def _table(ruled: RuledTable, held: list[list[Mark]]) -> Table:
    cells = tuple(
        Cell(
            cell.row,
            cell.col,
            cell.row_span,
            cell.col_span,
            cell_text(marks),
            cell.box,
            _doubts(cell, ruled.row_count),
        )
        for cell, marks in zip(ruled.cells, held, strict=True)
    )
    return Table(cells, ruled.row_count, ruled.col_count, ruled.box)


def _doubts(cell: RuledCell, row_count: int) -> tuple[Doubt, ...]:
    """A row of the table's edge that no rule closes may go on over the page break."""
    doubts = []
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
