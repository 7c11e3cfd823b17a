"""A grid as rows and columns in which a merged cell is found at every place it covers."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.layout.grid import Grid, GridCell


class Matrix:
    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.row_count, self.col_count = grid.row_count, grid.col_count
        self._at: dict[tuple[int, int], GridCell] = {}
        for cell in grid.cells:
            for row in range(cell.row_no, cell.row_no + cell.row_span):
                for col in range(cell.col_no, cell.col_no + cell.col_span):
                    self._at.setdefault((row, col), cell)

    def at(self, row: int, col: int) -> GridCell | None:
        return self._at.get((row, col))

    def text(self, row: int, col: int) -> str:
        cell = self._at.get((row, col))
        return cell.text.strip() if cell else ""

    def begins(self, row: int, col: int) -> bool:
        """Whether the cell at this place begins in this row and column."""
        cell = self._at.get((row, col))
        return cell is not None and cell.row_no == row and cell.col_no == col

    def row(self, row: int) -> Iterator[GridCell]:
        """The cells that begin in a row, from the left."""
        for col in range(1, self.col_count + 1):
            if self.begins(row, col):
                yield self._at[row, col]

    def filled(self, row: int) -> list[GridCell]:
        return [cell for cell in self.row(row) if cell.text.strip()]
