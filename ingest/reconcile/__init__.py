"""The books correct the reading: what damage has moved or torn is put where the identities of a document place it."""

from __future__ import annotations

from dataclasses import replace

from ingest.books import Books
from ingest.dictionary import Dictionary
from ingest.interpret.reading import Reading
from ingest.reconcile.document import books_of, doubtful
from ingest.reconcile.opening import problem_of
from ingest.reconcile.outcome import readings, settle_books

__all__ = ["reconcile"]


def reconcile(reading: Reading, books: Books, dictionary: Dictionary) -> Reading:
    """What a document says with its doubtful tables read anew; all else as it was."""
    sheets = doubtful(reading.sheets, dictionary)
    if not sheets:
        return reading
    document = books_of(sheets, reading.amounts, books, dictionary)
    problem, rows = problem_of(document)
    if not rows:
        return reading
    from ingest.reconcile.rounds import solve_in_rounds  # noqa: PLC0415 - sound documents need no solver

    settled = settle_books(document, problem, rows, [solve_in_rounds(problem)])
    amounts, unplaced = readings(document, settled, dictionary)
    lines = {(block.sheet.table_ordinal, line.row_no) for block in document.blocks for line in block.lines}
    kept = (a for a in reading.amounts if (a.observation.table_ordinal, a.observation.row_no) not in lines)
    lost = (u for u in reading.unplaced if (u.table_ordinal, u.row_no) not in lines)
    return replace(reading, amounts=(*kept, *amounts), unplaced=(*lost, *unplaced))
