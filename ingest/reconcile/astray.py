"""Rows that seem to stand below the wrong unit, or below none: the row of their own is lost."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.books import Equality
from ingest.reconcile.document import FEN, BooksOfDocument


def beyond_their_unit(books: BooksOfDocument, equality: Equality, values: Sequence[int | None]) -> set[int]:
    """Where a unit has more than its total, the row of the next unit is lost: what stands below belongs to that."""
    heads = [books.entries[i] for i in equality.left]
    is_of_unit = all(head.place.row_kind == "unit" for head in heads) and len(equality.right) > 1
    if not is_of_unit or all(values[i] is None for i in equality.left):
        return set()
    left = sum(values[i] or 0 for i in equality.left)
    so_far = 0
    for i in sorted(equality.right, key=lambda i: books.entries[i].row_no):
        so_far += values[i] or 0
        if so_far > left + int(equality.tolerance_yuan * FEN):
            first = books.entries[i]
            return {
                n
                for n, entry in enumerate(books.entries)
                if entry.table_ordinal == first.table_ordinal
                and entry.place.unit_name == first.place.unit_name
                and entry.row_no >= first.row_no
            }
    return set()


def above_the_first_unit(books: BooksOfDocument, equality: Equality) -> set[int]:
    """Where the rows above a table's units do not make its total, they are not the department's: a unit's row is lost."""
    whole, parts = ([books.entries[i] for i in side] for side in (equality.left, equality.right))
    is_of_department = {e.place.row_kind for e in whole} == {"total"} and not any(
        e.place.unit_name or e.place.row_kind == "unit" for e in (*whole, *parts)
    )
    tables = {e.table_ordinal for e in (*whole, *parts)}
    if not is_of_department or len(tables) > 1:
        return set()
    rows = [(i, e) for i, e in enumerate(books.entries) if e.table_ordinal in tables]
    if not any(e.place.row_kind == "unit" for _, e in rows):
        return set()
    return {i for i, e in rows if e.place.row_kind != "total" and e.place.unit_name is None}
