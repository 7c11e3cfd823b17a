"""What is read off the pictures on a PDF page."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from ingest.numbers import is_numeric
from ingest.page import Line, Table
from ingest.readers.pdf_marks import Fill, PageMarks
from ingest.readers.scan import pixels_a_point, read_scan, shows_table
from ingest.readers.scan_ocr import Picture

WHOLE_PAGE = 0.5  # of the page under pictures: then it is a scan
LEAST_FILLED = 0.6  # of the cells
LEAST_FIGURES = 3


class Read(NamedTuple):
    blocks: list[Table | Line]
    parts: list[Fill]  # of the page that were read
    size: tuple[float, float]  # of the page as it was read: one that lay on its side has been turned


def read_parts(page: Any, drawn: PageMarks, parts: list[Fill]) -> Read:
    """The page as shown, white but for those parts, read as a scan.

    A picture beside text is mostly a chart or a photograph: it is read only where it shows a table.
    """
    scale = pixels_a_point(drawn.width, drawn.height)
    bitmap = page.render(scale=scale, rotation=90 * drawn.turned, grayscale=True)
    shown: Picture = np.array(bitmap.to_numpy(), dtype=np.uint8)  # a copy: the bitmap's own memory is freed
    bitmap.close()
    shown = shown.reshape(shown.shape[0], shown.shape[1])
    area = sum((part.x1 - part.x0) * (part.y1 - part.y0) for part in parts)
    if area >= WHOLE_PAGE * drawn.width * drawn.height:
        scan = read_scan(_only(shown, parts, scale), drawn.width)
        return Read(scan.blocks(), parts, scan.size)
    read = Read([], [], (drawn.width, drawn.height))
    for part in parts:
        picture = _only(shown, [part], scale)
        if shows_table(picture):
            blocks = read_scan(picture, drawn.width).blocks()
            if any(isinstance(block, Table) and _is_filled(block) for block in blocks):
                read.blocks.extend(blocks)
                read.parts.append(part)
    return read


def _only(shown: Picture, parts: list[Fill], scale: float) -> Picture:
    picture = np.full_like(shown, 255)
    for part in parts:
        rows = slice(max(0, int(part.y0 * scale)), int(part.y1 * scale) + 1)
        columns = slice(max(0, int(part.x0 * scale)), int(part.x1 * scale) + 1)
        picture[rows, columns] = shown[rows, columns]
    return picture


def _is_filled(table: Table) -> bool:
    """Text in most cells, and figures: the grid of a chart is mostly empty."""
    filled = [cell.text for cell in table.cells if cell.text.strip()]
    return len(filled) >= LEAST_FILLED * len(table.cells) and sum(map(is_numeric, filled)) >= LEAST_FIGURES
