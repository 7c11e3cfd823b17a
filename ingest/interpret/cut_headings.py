"""Signs that the heading of a table of converted text has lost some of its words.

The reader of text lets a heading reach over the blanks beside and below it. Where words are lost it reaches too far.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.dictionary import Dictionary
from ingest.interpret.headings import CODE_PARTS, Block, Heading
from ingest.interpret.matrix import Matrix


def is_cut(matrix: Matrix, heading: Heading, dictionary: Dictionary) -> bool:
    rows = [row for row in range(heading.first_row, heading.body_row) if row not in heading.reference_rows]
    return (
        any(not matrix.filled(row) for row in rows)
        or _reaches_over_others(matrix, rows)
        or _is_part_of_a_code_twice(matrix, rows, dictionary)
        or _names_nothing(matrix, rows, heading)
        or any(_begins_late(block) for block in heading.blocks)
    )


def _reaches_over_others(matrix: Matrix, rows: Sequence[int]) -> bool:
    """Whether a heading covers columns that have words of their own below its first row."""
    return any(
        other.row_no in range(cell.row_no + 1, cell.row_no + cell.row_span)
        and other.col_no in range(cell.col_no, cell.col_no + cell.col_span)
        and other.text.strip() != ""
        for row in rows
        for cell in matrix.filled(row)
        if cell.row_span > 1 and cell.col_span > 1
        for other in matrix.grid.cells
    )


def _begins_late(block: Block) -> bool:
    """Whether columns of items have years over them, but not the first of them."""
    has_items = not block.labels and any(column.items for column in block.values)
    years = [column.figure_year for column in block.values] if has_items else []
    return any(years) and years[0] is None


def _is_part_of_a_code_twice(matrix: Matrix, rows: Sequence[int], dictionary: Dictionary) -> bool:
    """Whether 类, 款 or 项 stands over two columns."""
    return any(
        cell.col_span > 1 and dictionary.heading("role", cell.text) in CODE_PARTS
        for row in rows
        for cell in matrix.filled(row)
    )


def _names_nothing(matrix: Matrix, rows: Sequence[int], heading: Heading) -> bool:
    """Whether a column among those that name the rows has words in most of them, and none above."""
    last = max(heading.naming_columns, default=0)
    body = [row for row in range(heading.body_row, matrix.row_count + 1) if matrix.filled(row)]
    return any(
        not any(matrix.text(row, col) for row in rows)
        and sum(bool(matrix.text(row, col)) for row in body) * 2 > len(body)
        for col in range(1, last)
    )
