"""A document's rows after the books have spoken: the reading that each takes, and what the equalities say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.reconcile.candidates import Candidate
from ingest.reconcile.document import BooksOfDocument
from ingest.reconcile.evidence import Evidence, evidence_of
from ingest.reconcile.problem import Problem, Solution


@dataclass(frozen=True, slots=True)
class Settled:
    """A document's rows after the books have spoken."""

    chosen: Mapping[int, Candidate]  # by row of the document
    open_places: Mapping[int, frozenset[int]]
    evidence: Evidence
    found_units: Mapping[tuple[int, int], str] = field(
        default_factory=dict
    )  # of rows that lost that of their unit


def settle_books(
    books: BooksOfDocument, problem: Problem, rows: tuple[int, ...], solution: Solution
) -> Settled:
    chosen = {n: row.printed for n, row in enumerate(books.rows)}
    chosen |= {rows[row]: problem.rows[row][n] for row, n in solution.chosen.items()}
    open_places = {rows[row]: places for row, places in solution.open_places.items()}
    return Settled(chosen, open_places, evidence_of(books, chosen))
