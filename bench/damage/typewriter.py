"""Sound tables written as a converter writes them: a row a line, cells parted by tabs, prose between.

Every cell that is typed knows which cell of the sound document it prints, through whatever is done to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.layout.grid import Grid, GridCell, Layout, Paragraph

ROWS_A_PAGE = 30  # where a format has no pages, its converter still makes some


@dataclass(frozen=True, slots=True, order=True)
class CellId:
    """A place of a sound table."""

    table: int  # its ordinal in the document
    row: int
    col: int


@dataclass(frozen=True, slots=True)
class Typed:
    """A cell as it stands in the text: what it says, and the sound cell that it prints or stands in for."""

    text: str
    of: CellId


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    cells: tuple[Typed, ...]
    begins_page: bool = False  # a blank line stands before it

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class TypedTable:
    ordinal: int
    rows: tuple[Row, ...]


Block = str | TypedTable


def type_out(layout: Layout) -> tuple[Block, ...]:
    """The document's prose and tables in the order of its pages."""
    blocks: list[Block] = []
    waiting = list(layout.grids)

    def place(grids: Iterable[Grid]) -> None:
        for grid in tuple(grids):
            blocks.append(_table(grid))
            waiting.remove(grid)

    for ordinal, paragraphs in groupby(layout.paragraphs, key=lambda paragraph: paragraph.grid_ordinal):
        for paragraph in paragraphs:
            place(grid for grid in waiting if _is_before(grid, paragraph))
            blocks.append(paragraph.text)
        place(grid for grid in waiting if grid.ordinal == ordinal)
    place(waiting)
    return tuple(blocks)


def _is_before(grid: Grid, paragraph: Paragraph) -> bool:
    """Whether a table that has no captions of its own stands before this paragraph."""
    if paragraph.grid_ordinal is not None:
        return grid.ordinal < paragraph.grid_ordinal
    return grid.page_no < paragraph.page_no


def _table(grid: Grid) -> TypedTable:
    """Its lines; a merged cell is typed where it begins, and blanks stand for the rest of it."""
    printed: dict[int, list[GridCell]] = {row: [] for row in range(1, grid.row_count + 1)}
    for cell in grid.cells:
        printed[cell.row_no].append(cell)
    pages = [min((cell.page_no for cell in cells), default=0) for cells in printed.values()]
    is_paged = len(set(pages) - {0}) > 1
    rows = []
    for at, (row, cells) in enumerate(printed.items()):
        texts = {cell.col_no: _on_one_line(cell.text) for cell in cells}
        breaks = at and (pages[at] > pages[at - 1] > 0 if is_paged else at % ROWS_A_PAGE == 0)
        typed = (
            Typed(texts.get(col, ""), CellId(grid.ordinal, row, col)) for col in range(1, grid.col_count + 1)
        )
        rows.append(Row(tuple(typed), bool(breaks)))
    return TypedTable(grid.ordinal, tuple(rows))


def _on_one_line(text: str) -> str:
    """A cell's lines run together; between two words of letters a space stays."""
    return (
        re.sub(r"\s*\n\s*", "", re.sub(r"(?<=[A-Za-z])\s*\n\s*(?=[A-Za-z])", " ", text))
        .replace("\t", " ")
        .strip()
    )


def to_text(blocks: Sequence[Block]) -> str:
    """The file that a converter would hand on."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, str):
            lines += [*block.split("\n"), ""]
            continue
        for row in block.rows:
            if row.begins_page:
                lines.append("")
            lines.append("\t".join(row.texts))
        lines += ["", ""]
    return "\n".join(lines) + "\n"
