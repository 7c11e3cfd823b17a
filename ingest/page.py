"""What a reader hands on: pages of tables and lines, whatever the format was.

Positions are points from the top left of the upright page; formats without pages have no boxes.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    x0: float
    y0: float
    x1: float
    y1: float


RAGGED = "ragged"  # the row has more or fewer cells than its headings


@dataclass(frozen=True, slots=True)
class Doubt:
    """What only the reader knows about a cell: why its text or its place may be wrong."""

    kind: str  # 'cut_by_page', 'ocr', RAGGED
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as it stands on the page; a merged cell is one cell with spans."""

    row: int  # from 0, within its table
    col: int
    row_span: int
    col_span: int
    text: str  # lines within the cell are joined by "\n"
    box: Box | None = None
    doubts: tuple[Doubt, ...] = ()


# How the text of a table's cells came to be: the characters of the file itself (print), recognised in a picture (ocr),
# or by a converter that may have dropped, moved or torn cells (converted).
PRINT, OCR, CONVERTED = "print", "ocr", "converted"


@dataclass(frozen=True, slots=True)
class Table:
    """A table on one page."""

    cells: tuple[Cell, ...]
    row_count: int
    col_count: int
    box: Box | None = None
    medium: str = PRINT


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text outside every table."""

    text: str
    box: Box | None = None
    size: float | None = None  # height of its type in points
    paragraph_end: bool = False  # the format itself says that a paragraph ends here


@dataclass(frozen=True, slots=True)
class Page:
    number: int  # from 1; a sheet of a workbook is a page
    blocks: tuple[Table | Line, ...]  # in reading order
    width: float | None = None
    height: float | None = None
    name: str | None = None  # the name of a sheet


@dataclass(frozen=True, slots=True)
class Document:
    media_type: str
    pages: tuple[Page, ...]
