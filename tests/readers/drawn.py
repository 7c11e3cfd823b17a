"""Documents that the tests of the readers make for themselves."""

from pathlib import Path

import typst

from ingest.page import Cell, Document, Line, Table

RULED = (
    '#set page(width: 400pt, height: 300pt, margin: 20pt)\n#set text(font: "Libertinus Serif", size: 10pt)\n'
)


def pdf(folder: Path, source: str, name: str = "made.pdf") -> Path:
    path = folder / name
    typst.compile(source.encode(), output=path)
    return path


def tables(document: Document) -> list[Table]:
    return [block for page in document.pages for block in page.blocks if isinstance(block, Table)]


def lines(document: Document) -> list[str]:
    return [block.text for page in document.pages for block in page.blocks if isinstance(block, Line)]


def rows(table: Table) -> list[list[str]]:
    """Texts by row; a merged cell stands once, where it begins."""
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.row_count)]


def cell(table: Table, text: str) -> Cell:
    return next(cell for cell in table.cells if cell.text == text)
