"""The books correct the reading: what damage has moved or torn is put where the identities of a document place it."""

from __future__ import annotations

from dataclasses import replace

from ingest.books import Books
from ingest.dictionary import Dictionary
from ingest.interpret.reading import Observation, Reading, Unplaced
from ingest.reconcile.document import books_of, doubtful
from ingest.reconcile.evidence import evidence_of
from ingest.reconcile.lost_units import lost_units, with_units
from ingest.reconcile.opening import problem_of
from ingest.reconcile.other_tables import unconfirmed_doubted
from ingest.reconcile.outcome import readings
from ingest.reconcile.problem import NOTHING_OPEN, Problem, Solution
from ingest.reconcile.settled import settle_books
from ingest.reconcile.signs import cut_tables, shows_damage

__all__ = ["reconcile"]


def reconcile(reading: Reading, books: Books, dictionary: Dictionary) -> Reading:
    """What a document says with its doubtful tables read anew; all else as it was."""
    sheets = doubtful(reading.sheets, dictionary)
    if not sheets:
        return reading
    document = books_of(sheets, reading.amounts, books, dictionary)
    problem, rows = problem_of(document)
    settled = settle_books(document, problem, rows, _solution(problem) if rows else NOTHING_OPEN)
    if not (rows or settled.evidence.astray or shows_damage(reading.sheets)):
        return reading
    if units := lost_units(document, settled.chosen, settled.evidence):
        document = books_of(with_units(sheets, units), reading.amounts, books, dictionary)
        settled = replace(settled, evidence=evidence_of(document, settled.chosen), found_units=units)
    amounts, unplaced = readings(document, settled, dictionary)
    taken = {
        (block.sheet.table_ordinal, token.row_no, token.col_no)
        for block in document.blocks
        for line in block.lines
        for token in line.tokens
    }
    kept = [a for a in reading.amounts if _cell(a.observation) not in taken]
    kept = unconfirmed_doubted(kept, reading.tables, cut_tables(reading.sheets), document, settled)
    lost = (u for u in reading.unplaced if _cell(u) not in taken)
    return replace(reading, amounts=(*kept, *amounts), unplaced=(*lost, *unplaced))


def _solution(problem: Problem) -> Solution:
    from ingest.reconcile.rounds import solve_in_rounds  # noqa: PLC0415 - sound documents need no solver

    return solve_in_rounds(problem)


def _cell(seen: Observation | Unplaced) -> tuple[int, int, int]:
    return seen.table_ordinal, seen.row_no, seen.col_no
