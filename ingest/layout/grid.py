"""What layout hands on, and what is landed: grids of cells and the prose around them."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.page import PRINT, Box, Doubt


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid: its row and column count through the whole grid, over page breaks."""

    page_no: int
    row_no: int  # from 1
    col_no: int  # from 1
    row_span: int
    col_span: int
    text: str
    box: Box | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of the document, whole: the pieces a page break made are joined."""

    ordinal: int  # from 1, through the document
    page_no: int  # where it begins
    captions: tuple[str, ...]  # the lines above it: title, 表号, 单位：, department
    notes: tuple[str, ...]  # the lines below it
    cells: tuple[GridCell, ...]
    row_count: int
    col_count: int
    medium: str = PRINT  # how its text came to be, of the least sure of its pieces


@dataclass(frozen=True, slots=True)
class Paragraph:
    number: int  # from 1, through the document
    page_no: int
    text: str
    box: Box | None = None
    grid_ordinal: int | None = None  # set where the paragraph is a caption or a note of that grid


@dataclass(frozen=True, slots=True)
class Layout:
    media_type: str
    page_count: int
    grids: tuple[Grid, ...]
    paragraphs: tuple[Paragraph, ...]
