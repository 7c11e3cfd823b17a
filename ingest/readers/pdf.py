"""PDF: from the text layer where there is one, from the picture where there is none; pages may differ."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.page import Document, Line, Page, Table
from ingest.readers.drawn_blocks import blocks_of
from ingest.readers.errors import Unreadable
from ingest.readers.pdf_marks import read_marks
from ingest.readers.pdf_scans import scanned_parts, without

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
            "This PDF has no text, and none can be read off its pictures. "
            "Scan it again upright and at 200 dots an inch or more, or ask for the file with its text."
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
        size = drawn.width, drawn.height
        parts = scanned_parts(drawn)
        scanned: list[Table | Line] = []
        if parts:
            from ingest.readers.pdf_scan import read_parts  # noqa: PLC0415 - slow to load

            scanned, parts, size = read_parts(page, drawn, parts)
        blocks = blocks_of(without(drawn, parts) if parts else drawn)
    finally:
        page.close()
    if scanned:
        blocks = sorted([*blocks, *scanned], key=_top) if blocks else scanned
    return Page(number, tuple(blocks), *size)


def _top(block: Table | Line) -> float:
    box = block.box
    if box is None:
        return 0.0
    return box.y0 if isinstance(block, Table) else (box.y0 + box.y1) / 2
