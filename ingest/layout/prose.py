"""Lines of running text joined to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.layout.grid import Paragraph
from ingest.page import Box, Line, Page

# What begins a paragraph whatever stands before it.
_OPENING = re.compile(
    r"^\s*(?:第[一二三四五六七八九十]+(?:部分|章|条)|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、．]|\d{1,2}\.(?!\d)|[①-⑩]|附[:：件表]|注[:：]|目\s*录\s*$)"
)
_FULL_FROM = 0.7  # of the page's width
_CLOSING = ("。", "；", ";", "：", ":", "！", "？")


def opens_paragraph(text: str) -> bool:
    return bool(_OPENING.match(text))


class ProseWriter:
    """Takes lines in reading order and hands out numbered paragraphs."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self._open: list[tuple[int, Line, float | None]] = []  # page, line, where full lines of the page end

    def add(self, page_no: int, lines: Sequence[Line], right_edge: float | None) -> None:
        """Lines that follow each other on one page; `right_edge` is where full lines of that page end."""
        for line in lines:
            if self._open and self._begins(line):
                self.close()
            self._open.append((page_no, line, right_edge))
            if line.paragraph_end:
                self.close()

    def caption(self, page_no: int, line: Line, grid_ordinal: int) -> None:
        self.close()
        self._emit(page_no, line.text, line.box, grid_ordinal)

    def close(self) -> None:
        if self._open:
            page_no, first, _ = self._open[0]
            text = "".join(line.text.strip() for _, line, _ in self._open)
            boxes = [line.box for page, line, _ in self._open if page == page_no and line.box]
            self._open = []
            self._emit(page_no, text, _around(boxes) or first.box, None)

    def _begins(self, line: Line) -> bool:
        _, last, right_edge = self._open[-1]
        if opens_paragraph(line.text):
            return True
        if last.box is None or line.box is None or right_edge is None:
            return last.text.rstrip().endswith(_CLOSING)
        size = line.size or last.size or 12.0
        if abs((line.size or size) - (last.size or size)) > 0.25 * size:
            return True  # a heading is set larger
        return last.box.x1 < right_edge - 2.5 * size  # the line before it stopped short

    def _emit(self, page_no: int, text: str, box: Box | None, grid_ordinal: int | None) -> None:
        if text.strip():
            self.paragraphs.append(
                Paragraph(len(self.paragraphs) + 1, page_no, text.strip(), box, grid_ordinal)
            )


def _around(boxes: Sequence[Box]) -> Box | None:
    if not boxes:
        return None
    return Box(
        min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes)
    )


def right_edge(page: Page) -> float | None:
    """Where full lines end: the rightmost edge that at least two lines reach, else the rightmost.

    On a page of few lines, a cover, all may be short; a line that ends well within the page is never full.
    """
    edges = sorted((b.box.x1 for b in page.blocks if isinstance(b, Line) and b.box), reverse=True)
    if not edges:
        return None
    return max(edges[1] if len(edges) > 2 else edges[0], _FULL_FROM * (page.width or 0.0))
