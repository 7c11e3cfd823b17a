"""A scanned page as characters and rules, so that what reads PDF pages reads it too.

Within ruled tables each cell is read by itself: its ink is cut into lines and each line is read, so that no word
runs over a rule and a lone digit is not lost. Outside them words are searched for.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ingest.page import OCR, Box, Doubt, Line, Table
from ingest.readers.column_gaps import rules_in_gaps
from ingest.readers.drawn_blocks import blocks_of
from ingest.readers.pdf_fills import tables_of
from ingest.readers.pdf_grid import RuledTable
from ingest.readers.pdf_marks import Mark, PageMarks
from ingest.readers.scan_lines import DPI, POINTS, Ink, bands_of, ink_of, skew_of, turned
from ingest.readers.scan_ocr import Char, Found, Picture, find_words, read_words
from ingest.readers.white_words import Word

SURE = 0.9  # a character of which the reader is less sure makes its cell doubtful
LEGIBLE = 0.75  # a page read with less on average may lie on its side
LEAST_LETTERS = 2  # on average on a line: lines of fewer are letters on top of each other
LEAST_CELLS = 8  # of a table in a picture beside text
FEW_LINES = 6  # say nothing about that
WORTHLESS = 0.3  # words read with less on average are stains and seals
MOST_PIXELS = 30_000_000  # of a page; more are scaled down
INSET = 3  # pixels by which a cell is read within its rules
MARGIN = 20  # pixels around a part of the page in which words are searched for
AROUND = 5  # white pixels around a line that is read
TYPE_HEIGHTS = (10, 70)  # pixels: what may be the height of a line


@dataclass(frozen=True, slots=True)
class Scan:
    drawn: PageMarks
    read: dict[Mark, Char]
    line_count: int
    angle: float  # degrees anticlockwise by which the page was turned to be straight
    stretch: float  # points of the page for each point of the picture

    def doubt_of(self, marks: Sequence[Mark]) -> Doubt | None:
        """The least sure character of a cell, where it is not sure enough."""
        chars = [self.read[mark] for mark in marks if mark in self.read]
        if not chars or min(char.sure for char in chars) >= SURE:
            return None
        char = min(chars, key=lambda c: c.sure)
        detail = {"confidence": round(char.sure, 3), "character": char.char}
        return Doubt(
            "ocr", json.dumps(detail | ({"or": char.rival} if char.rival else {}), ensure_ascii=False)
        )

    def sureness(self) -> float:
        return sum(char.sure for char in self.read.values()) / max(1, len(self.read))

    def is_awry(self) -> bool:
        """Hardly legible, or its letters stand one above the other as on a page that lies on its side."""
        is_stacked = self.line_count >= FEW_LINES and len(self.read) < LEAST_LETTERS * self.line_count
        return bool(self.read) and (is_stacked or self.sureness() < LEGIBLE)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright page in points."""
        return self.drawn.width * self.stretch, self.drawn.height * self.stretch

    def as_scanned(self, box: Box | None) -> Box | None:
        """A place on the straightened picture as it lies on the page itself."""
        if box is None:
            return None
        x, y = (box.x0 + box.x1 - self.drawn.width) / 2, (box.y0 + box.y1 - self.drawn.height) / 2
        sine, cosine = math.sin(math.radians(self.angle)), math.cos(math.radians(self.angle))
        dx, dy = x * cosine - y * sine - x, x * sine + y * cosine - y
        k = self.stretch
        return Box(k * (box.x0 + dx), k * (box.y0 + dy), k * (box.x1 + dx), k * (box.y1 + dy))

    def blocks(self) -> list[Table | Line]:
        """Its tables and lines in reading order, in points of the page."""
        placed: list[Table | Line] = []
        for block in blocks_of(self.drawn, self.doubt_of):
            if isinstance(block, Table):
                cells = tuple(replace(cell, box=self.as_scanned(cell.box)) for cell in block.cells)
                placed.append(replace(block, cells=cells, box=self.as_scanned(block.box), medium=OCR))
            else:
                size = block.size * self.stretch if block.size else None
                placed.append(replace(block, box=self.as_scanned(block.box), size=size))
        return placed


def read_scan(picture: Picture, width: float) -> Scan:
    """`picture` is grey and of about `DPI` dots an inch; `width` is that of its page in points.

    A page of which next to nothing can be read is tried sideways and upside down.
    """
    stretch = width / (picture.shape[1] * POINTS)
    scan = _read_upright(picture, stretch)
    if scan.is_awry():
        others = (_read_upright(np.rot90(picture, turn).copy(), stretch) for turn in (1, 3, 2))
        scan = max([scan, *others], key=lambda s: s.sureness() ** 2 * len(s.read) / max(1, s.line_count))
    return scan


def shows_table(picture: Picture) -> bool:
    """Whether its rules bound what may be a table; nothing is read for that."""
    ink = ink_of(picture)
    tables = tables_of(PageMarks(1, 1, [], ink.across, ink.down, [], [], 0, 0))
    return any(t.row_count >= 3 and t.col_count >= 2 and len(t.cells) >= LEAST_CELLS for t in tables)


def _read_upright(picture: Picture, stretch: float) -> Scan:
    angle = skew_of(picture)
    ink = ink_of(turned(picture, angle) if angle else picture)
    high, wide = picture.shape
    page = PageMarks(wide * POINTS, high * POINTS, [], ink.across, ink.down, [], [], 0, 0)
    tables = tables_of(page)
    places = _lines_in_cells(ink, tables) + _lines_outside(ink, tables)
    crops = [_crop(ink.picture, place) for place in places]
    read: dict[Mark, Char] = {}
    words: list[Word] = []
    for place, chars in zip(places, read_words(crops), strict=True):
        if chars and sum(char.sure for char in chars) >= WORTHLESS * len(chars):
            read.update(_marks(place, chars))
            x0, y0, x1, y1 = (edge * POINTS for edge in place)
            words.append(Word("".join(char.char for char in chars), x0, y0, x1, y1))
    if not tables:
        across, down = rules_in_gaps(words)
        page = page._replace(across=page.across + across, down=page.down + down)
    return Scan(page._replace(marks=list(read)), read, len(words), angle, stretch)


def _lines_in_cells(ink: Ink, tables: list[RuledTable]) -> list[Found]:
    """Tables come smallest first: ink that an inner table has taken is not read again in its frame."""
    dark = ink.dark.copy()
    cells = [_pixels(cell.box) for table in tables for cell in table.cells]
    heights = []
    for cell in cells:
        heights += [b.y1 - b.y0 for b in bands_of(dark[cell.y0 : cell.y1, cell.x0 : cell.x1])]
    usual = [height for height in heights if TYPE_HEIGHTS[0] <= height <= TYPE_HEIGHTS[1]]
    type_height = float(np.median(usual)) if usual else 30.0
    found = []
    for cell in cells:
        part = dark[cell.y0 : cell.y1, cell.x0 : cell.x1]
        found += [
            Found(b.x0 + cell.x0, b.y0 + cell.y0, b.x1 + cell.x0, b.y1 + cell.y0)
            for b in bands_of(part, type_height)
        ]
        part[:] = 0
    return found


def _pixels(box: Box) -> Found:
    x0, y0 = round(box.x0 / POINTS) + INSET, round(box.y0 / POINTS) + INSET
    return Found(
        max(0, x0),
        max(0, y0),
        max(x0, round(box.x1 / POINTS) - INSET),
        max(y0, round(box.y1 / POINTS) - INSET),
    )


def _lines_outside(ink: Ink, tables: list[RuledTable]) -> list[Found]:
    """Words on what is left of the page when its tables are painted over."""
    picture, dark = ink.picture.copy(), ink.dark.copy()
    for table in tables:
        box = _pixels(table.box)
        picture[box.y0 : box.y1, box.x0 : box.x1] = 255
        dark[box.y0 : box.y1, box.x0 : box.x1] = 0
    found = []
    for top, bottom in _runs(np.flatnonzero(dark.any(axis=1))):
        columns = np.flatnonzero(dark[top:bottom].any(axis=0))
        up, left = max(0, top - MARGIN), max(0, int(columns[0]) - MARGIN)
        part = picture[up : bottom + MARGIN, left : int(columns[-1]) + MARGIN]
        found += [Found(w.x0 + left, w.y0 + up, w.x1 + left, w.y1 + up) for w in find_words(part)]
    return found


def _runs(rows: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Parts of the page with white between them: searching the white as well would cost as much again."""
    if not len(rows):
        return []
    breaks = np.flatnonzero(np.diff(rows) > 3 * MARGIN)
    tops = [int(rows[0]), *(int(rows[at + 1]) for at in breaks)]
    ends = [*(int(rows[at]) + 1 for at in breaks), int(rows[-1]) + 1]
    return list(zip(tops, ends, strict=True))


def _crop(picture: Picture, place: Found) -> Picture:
    """The line with white around it; what stands beside it on the page stays out."""
    line = picture[place.y0 : place.y1, place.x0 : place.x1]
    return np.pad(line, AROUND, constant_values=255)


def _marks(place: Found, chars: list[Char]) -> list[tuple[Mark, Char]]:
    """The characters as if set evenly over the line's width: where each begins is not known."""
    printed = len(chars)
    x0, y0, y1 = place.x0 * POINTS, place.y0 * POINTS, place.y1 * POINTS
    each = (place.x1 - place.x0) * POINTS / printed
    return [
        (Mark(char.char, x0 + n * each, y0, x0 + (n + 1) * each, y1, y1, y1 - y0, 0), char)
        for n, char in enumerate(chars)
    ]


def pixels_a_point(width: float, height: float) -> float:
    """How finely a page of so many points is looked at."""
    return min(DPI / 72, math.sqrt(MOST_PIXELS / max(1.0, width * height)))
