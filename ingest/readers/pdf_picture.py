"""The picture of a page, or of a place on it, in the coordinates that the reader gave it."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image

from ingest.page import Box
from ingest.readers.errors import Unreadable
from ingest.readers.pdf_marks import read_marks
from ingest.readers.pdf_scans import scanned_parts


def page_picture(path: Path, page_no: int, scale: float) -> tuple[Image.Image, bool]:
    """A whole page, turned as the reader turned it, and whether parts of it are scans; `scale` in pixels a point."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(
            "This PDF cannot be opened to show its page. Is it still the file it was?"
        ) from error
    try:
        if not 1 <= page_no <= len(document):
            raise Unreadable(f"This PDF has no page {page_no}. Is it still the file it was?")
        page = document[page_no - 1]
        drawn = read_marks(page)
        whole: Image.Image = page.render(scale=scale, rotation=90 * drawn.turned).to_pil()
    finally:
        document.close()
    return whole, bool(scanned_parts(drawn))


def picture_of(path: Path, page_no: int, box: Box, around: float = 12.0, scale: float = 3.0) -> Image.Image:
    """`around` in points is shown beyond the box on every side."""
    whole, _ = page_picture(path, page_no, scale)
    left, top = max(0.0, box.x0 - around), max(0.0, box.y0 - around)
    right, bottom = box.x1 + around, box.y1 + around
    edges = (round(left * scale), round(top * scale), round(right * scale), round(bottom * scale))
    return whole.crop((edges[0], edges[1], min(edges[2], whole.width), min(edges[3], whole.height)))
