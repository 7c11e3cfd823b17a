"""What a picture of a page must not show: people's names and numbers, by their boxes.

The landing holds nothing personal, so what a page prints and the landing does not hold is painted over, even
where it is only a line that was joined in some other way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ingest.dictionary.wording import squeeze
from ingest.layout.furniture import without_furniture
from ingest.layout.grid import Layout
from ingest.layout.privacy import MASK, PrivacyFilter
from ingest.page import Box, Document, Line


def hidden_boxes(
    document: Document, layout: Layout, personal_labels: tuple[str, ...]
) -> dict[int, tuple[Box, ...]]:
    """By page; `layout` is that of the document, masked."""
    landed = squeeze("\n".join(_landed_texts(layout)))
    privacy = PrivacyFilter(personal_labels)
    boxes: dict[int, list[Box]] = defaultdict(list)
    for grid in layout.grids:
        for cell in grid.cells:
            if MASK in cell.text and cell.box is not None:
                boxes[cell.page_no].append(cell.box)
    for page in without_furniture(document.pages):
        for text, box in _texts(page.blocks):
            if squeeze(text) not in landed:
                boxes[page.number].append(box)
    for page in document.pages:  # running heads and feet are not landed, and yet may name somebody
        for text, box in _texts(page.blocks):
            if privacy.text(text) != text:
                boxes[page.number].append(box)
    return {page: tuple(found) for page, found in boxes.items()}


def _landed_texts(layout: Layout) -> Iterator[str]:
    for grid in layout.grids:
        yield from (cell.text for cell in grid.cells)
        yield from (*grid.captions, *grid.notes)
    yield from (paragraph.text for paragraph in layout.paragraphs)


def _texts(blocks: tuple[object, ...]) -> Iterator[tuple[str, Box]]:
    for block in blocks:
        if isinstance(block, Line):
            if block.box is not None:
                yield block.text, block.box
            continue
        for cell in getattr(block, "cells", ()):
            if cell.box is not None and cell.text.strip():
                yield cell.text, cell.box
