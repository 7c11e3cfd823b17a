"""What is read off the pictures on a PDF page."""

from __future__ import annotations

from typing import Any

import numpy as np

from ingest.page import Line, Table
from ingest.readers.pdf_marks import Fill, PageMarks
from ingest.readers.scan import pixels_a_point, read_scan
from ingest.readers.scan_ocr import Picture


def blocks_of_scan(
    page: Any, drawn: PageMarks, parts: list[Fill]
) -> tuple[list[Table | Line], tuple[float, float]]:
    """The page as shown, white but for those parts, read as a scan; and the size of the page
    as it was read, for one that lay on its side."""
    scale = pixels_a_point(drawn.width, drawn.height)
    bitmap = page.render(scale=scale, rotation=90 * drawn.turned, grayscale=True)
    shown: Picture = np.array(bitmap.to_numpy(), dtype=np.uint8)  # a copy: the bitmap's own memory is freed
    bitmap.close()
    shown = shown.reshape(shown.shape[0], shown.shape[1])
    picture = np.full_like(shown, 255)
    for part in parts:
        rows = slice(max(0, int(part.y0 * scale)), int(part.y1 * scale) + 1)
        columns = slice(max(0, int(part.x0 * scale)), int(part.x1 * scale) + 1)
        picture[rows, columns] = shown[rows, columns]
    scan = read_scan(picture, drawn.width)
    return scan.blocks(), scan.size
