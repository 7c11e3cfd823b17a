"""The picture of a place on a page, with the box marked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import ImageDraw

_SCALE = 2.0  # pixels a point: 144 dpi
_ABOVE_AND_BELOW = 90.0  # points shown around the box; the row is shown whole, its label is part of it


class NoPicture(Exception):
    """The file has no such page, or is of a format without pages."""


@dataclass(frozen=True, slots=True)
class PageBox:
    """Points from the top left of the upright page."""

    page_no: int
    x0: float
    y0: float
    x1: float
    y1: float


def crop(file: Path, box: PageBox, out: Path) -> None:
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        raise NoPicture("only PDF pages can be pictured") from error
    try:
        if box.page_no > len(document):
            raise NoPicture(f"the file has {len(document)} pages")
        image = document[box.page_no - 1].render(scale=_SCALE).to_pil().convert("RGB")
    finally:
        document.close()
    marked = [int(edge * _SCALE) for edge in (box.x0, box.y0, box.x1, box.y1)]
    ImageDraw.Draw(image).rectangle(
        (marked[0] - 2, marked[1] - 2, marked[2] + 2, marked[3] + 2), outline=(210, 30, 30), width=3
    )
    around = int(_ABOVE_AND_BELOW * _SCALE)
    top, bottom = max(0, marked[1] - around), min(image.height, marked[3] + around)
    image.crop((0, top, image.width, bottom)).save(out, format="PNG")
