"""Small documents made by hand, for the tests of layout and interpretation.

A table is a list of rows, a row a string of cells between bars. `<` continues the cell to its left, `^` the
cell above, so that merged cells are drawn as they look:

    科目编码 | 科目名称 | 合计 | 本年收入 | <
    ^        | ^        | ^    | 小计     | 一般公共预算
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ingest.dictionary import Dictionary, load_dictionary, load_personal_labels
from ingest.interpret import interpret
from ingest.interpret.identity import identify
from ingest.interpret.reading import Amount, Identity, Indicator, Place, Reading
from ingest.layout import lay_out
from ingest.layout.grid import Grid, Layout
from ingest.page import Box, Cell, Document, Line, Page, Table

SEEDS = Path(__file__).parents[1] / "seeds"
COVER = "某市财政局2026年部门预算"
PAGE_WIDTH, PAGE_HEIGHT = 595.0, 842.0
ROW_HEIGHT, LEFT, RIGHT = 20.0, 50.0, 545.0

Block = str | Line | Table | list[str]


def dictionary() -> Dictionary:
    return load_dictionary(SEEDS)


def table(rows: Sequence[str], *, top: float | None = None, edges: Sequence[float] | None = None) -> Table:
    """A table from rows drawn as text; with `top` its cells have boxes, as those of a PDF do."""
    drawn = [[text.strip() for text in row.split("|")] for row in rows]
    width = max(len(row) for row in drawn)
    assert all(len(row) == width for row in drawn), [row for row in rows if row.count("|") != width - 1]
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(drawn):
        for c, text in enumerate(row):
            owners[r, c] = owners[r, c - 1] if text == "<" else owners[r - 1, c] if text == "^" else (r, c)
    xs = list(edges or [LEFT + (RIGHT - LEFT) * n / width for n in range(width + 1)])
    cells = []
    for r, c in sorted(set(owners.values())):
        places = [place for place, owner in owners.items() if owner == (r, c)]
        last_row, last_col = max(p[0] for p in places), max(p[1] for p in places)
        box = None
        if top is not None:
            box = Box(xs[c], top + r * ROW_HEIGHT, xs[last_col + 1], top + (last_row + 1) * ROW_HEIGHT)
        cells.append(Cell(r, c, last_row - r + 1, last_col - c + 1, drawn[r][c], box))
    return Table(tuple(cells), len(drawn), width)


def page(number: int, *blocks: Block, boxed: bool = True) -> Page:
    """A page of lines and tables from the top down; `boxed=False` makes one of a format without positions."""
    y, placed = 60.0, []
    for block in blocks:
        if isinstance(block, str):
            box = Box(LEFT, y, min(LEFT + 12.0 * len(block), RIGHT), y + 12.0)
            placed.append(Line(block, box, 12.0) if boxed else Line(block, paragraph_end=True))
            y += ROW_HEIGHT
        elif isinstance(block, list):
            placed.append(table(block, top=y if boxed else None))
            y += ROW_HEIGHT * (len(block) + 1)
        else:
            placed.append(block)
    size = (PAGE_WIDTH, PAGE_HEIGHT) if boxed else (None, None)
    return Page(number, tuple(placed), *size)


def document(*pages: Page) -> Document:
    return Document("application/pdf", pages)


def lay(*pages: Page) -> Layout:
    return lay_out(document(*pages), load_personal_labels(SEEDS))


def rows_of(grid: Grid) -> list[list[str]]:
    """The texts of a grid row by row, without its blank cells."""
    rows: list[list[str]] = [[] for _ in range(grid.row_count)]
    for cell in sorted(grid.cells, key=lambda c: (c.row_no, c.col_no)):
        if cell.text:
            rows[cell.row_no - 1].append(cell.text)
    return rows


def read(*pages: Page, cover: str = COVER) -> Reading:
    """What a document says whose first page is a cover and whose others are these."""
    shifted = [replace(p, number=p.number + 1) for p in pages]
    return interpret(lay(page(1, cover), *shifted), dictionary())


def read_table(rows: list[str], *captions: str, cover: str = COVER, notes: Sequence[str] = ()) -> Reading:
    """What one table says under these lines."""
    return read(page(1, *captions, rows, *notes), cover=cover)


def identity_of(*lines: str) -> Identity:
    """Who publishes, from a cover of these lines."""
    return identify(lay(page(1, *lines)))


def amount(reading: Reading, text: str) -> Amount:
    """The one amount printed so."""
    found = [a for a in reading.amounts if a.observation.printed_text == text]
    printed = sorted(a.observation.printed_text for a in reading.amounts)
    assert len(found) == 1, (
        f"{text} is read {len(found)} times; read: {printed}; unplaced: {reading.unplaced}"
    )
    return found[0]


def place(reading: Reading, text: str) -> Place:
    """Where the one number printed so means to stand."""
    return amount(reading, text).place


def says(reading: Reading, text: str, **expected: object) -> None:
    """The number printed so stands at a place with these coordinates."""
    at = place(reading, text)
    got = {name: getattr(at, name) for name in expected}
    assert got == expected, f"{text}: {at}"


def all_placed(reading: Reading, count: int) -> None:
    """So many numbers are read, and none is left over."""
    assert not reading.unplaced, reading.unplaced
    assert len(reading.amounts) == count, [a.observation.printed_text for a in reading.amounts]


def indicator(reading: Reading, level3: str) -> Indicator:
    found = [i for i in reading.indicators if i.level3 == level3]
    assert len(found) == 1, [(i.level3, i.horizon) for i in reading.indicators]
    return found[0]
