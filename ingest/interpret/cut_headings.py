"""Signs that the heading of a table of converted text has lost some of its words."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.interpret.headings import Block, Heading
from ingest.interpret.matrix import Matrix


def is_cut(matrix: Matrix, heading: Heading) -> bool:
    """A heading row with no words, columns with no words at their top or none at all, or a group without its first."""
    rows = [
        row for row in range(heading.first_row, heading.body_row) if row not in heading.reference_rows
    ]
    return (
        any(not matrix.filled(row) for row in rows)
        or any(_begins_below(matrix, rows, block) for block in heading.blocks)
        or any(_lacks_first(matrix, row, heading.body_row) for row in rows)
        or _names_nothing(matrix, rows, heading)
    )


def _begins_below(matrix: Matrix, rows: Sequence[int], block: Block) -> bool:
    """Whether a column of numbers has words, but none beside the first words of the columns that name its rows."""
    top = next((row for row in rows if any(matrix.text(row, c.index) for c in block.labels)), None)
    return top is not None and any(
        not matrix.text(top, column.index) and any(matrix.text(row, column.index) for row in rows if row > top)
        for column in block.values
    )


def _lacks_first(matrix: Matrix, row: int, body: int) -> bool:
    """Whether under a group of columns all but the first have words of their own."""
    for cell in matrix.filled(row):
        columns = range(cell.col_no, cell.col_no + cell.col_span)
        below = [any(matrix.text(r, col) for r in range(row + cell.row_span, body)) for col in columns]
        if len(below) > 1 and any(below) and not below[0]:
            return True
    return False


def _names_nothing(matrix: Matrix, rows: Sequence[int], heading: Heading) -> bool:
    """Whether a column among those that name the rows has words in most of them, and none above."""
    last = max(heading.naming_columns, default=0)
    body = [row for row in range(heading.body_row, matrix.row_count + 1) if matrix.filled(row)]
    return any(
        not any(matrix.text(row, col) for row in rows)
        and sum(bool(matrix.text(row, col)) for row in body) * 2 > len(body)
        for col in range(1, last)
    )
