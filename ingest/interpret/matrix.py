"""A grid as rows and columns in which a merged cell is found at every place it covers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from ingest.layout.grid import Grid, GridCell


class Matrix:
    """`moved` says of cells by row and column in which column they are found instead; they stay what they are."""

    def __init__(self, grid: Grid, moved: Mapping[tuple[int, int], int] = MappingProxyType({})) -> None:
        self.grid = grid
        self.row_count, self.col_count = grid.row_count, grid.col_count
        self._at: dict[tuple[int, int], GridCell] = {}
        self._begin: set[tuple[int, int]] = set()
        left = {(cell.row_no, cell.col_no) for cell in grid.cells if (cell.row_no, cell.col_no) in moved}
        for cell in sorted(grid.cells, key=lambda c: (c.row_no, c.col_no) not in left):
            first = moved.get((cell.row_no, cell.col_no), cell.col_no)
            for row in range(cell.row_no, cell.row_no + cell.row_span):
                for col in range(first, first + cell.col_span):
                    if self._at.setdefault((row, col), cell) is cell and (row, col) == (cell.row_no, first):
                        self._begin.add((row, col))

    def at(self, row: int, col: int) -> GridCell | None:
        return self._at.get((row, col))

    def text(self, row: int, col: int) -> str:
        cell = self._at.get((row, col))
        return cell.text.strip() if cell else ""

    def begins(self, row: int, col: int) -> bool:
        """Whether the cell at this place begins in this row and column."""
        return (row, col) in self._begin

    def row_at(self, row: int) -> Iterator[tuple[int, GridCell]]:
        """The cells that begin in a row, from the left, each with the column it is found in."""
        for col in range(1, self.col_count + 1):
            if self.begins(row, col):
                yield col, self._at[row, col]

    def row(self, row: int) -> Iterator[GridCell]:
        return (cell for _, cell in self.row_at(row))

    def filled(self, row: int) -> list[GridCell]:
        return [cell for cell in self.row(row) if cell.text.strip()]
