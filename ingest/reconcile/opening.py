"""Which rows are open: those that show damage, and those that take part in an equality that fails as printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from ingest.interpret.reading import Place
from ingest.reconcile.candidates import Candidate, candidates
from ingest.reconcile.document import FEN, BooksOfDocument, row_within, torn_lines
from ingest.reconcile.lines import is_torn
from ingest.reconcile.placing import breaks
from ingest.reconcile.problem import Problem, Term, Tie, sides_of, state_of


def problem_of(books: BooksOfDocument) -> tuple[Problem, tuple[int, ...]]:
    """The open rows as a problem, and which row of the document each of them is."""
    everything = _problem(books, {n: (row.printed,) for n, row in enumerate(books.rows)})
    failing = _failing(everything)
    wanted = _wanted(everything)
    rivals: dict[int, tuple[Candidate, ...]] = {}
    for n, row in enumerate(books.rows):
        lines = books.blocks[row.block].lines
        is_damaged = row.subject.is_slipped or is_torn(row.subject, lines, row.table.manner)
        if is_damaged or n in failing or any(breaks(row.printed.values, e) for e in row.identities):
            asked = {Decimal(fen) / row.table.factor for fen in wanted.get(n, ())}
            table = replace(row.table, pool=row.table.pool.with_also(asked)) if asked else row.table
            found = candidates(row.subject, lines, table, row.identities)
            if len(found) > 1:
                rivals[n] = tuple(found)
    return _problem(books, rivals), tuple(rivals)


def _wanted(everything: Problem) -> dict[int, set[int]]:
    """What other tables ask of each row: the sums that an equality sets against it alone."""
    chosen = dict.fromkeys(range(len(everything.rows)), 0)
    asked: dict[int, set[int]] = defaultdict(set)
    for tie in everything.ties:
        sides = sides_of(everything, tie, chosen)
        for own, (other, asks) in ((tie.left, (tie.right, sides[1])), (tie.right, (tie.left, sides[0]))):
            if (
                asks
                and len(own) == 1
                and all(everything.tables[t.row] != everything.tables[own[0].row] for t in other)
            ):
                asked[own[0].row].add(asks)
    return asked


def _failing(everything: Problem) -> set[int]:
    chosen = dict.fromkeys(range(len(everything.rows)), 0)
    return {
        row
        for tie in everything.ties
        if not tie.choice and state_of(tie, *sides_of(everything, tie, chosen)) in {"broken", "lost"}
        for row in tie.rows
    }


def _problem(books: BooksOfDocument, rivals: Mapping[int, tuple[Candidate, ...]]) -> Problem:
    number = {row: n for n, row in enumerate(rivals)}
    ties = []
    for at, equality in enumerate(books.equalities):
        if row_within(equality, books.row_of) is not None and equality.relation == "equal":
            continue  # what holds within a row is in its candidates' costs
        left_fixed, left = _side(books, equality.left, number)
        right_fixed, right = _side(books, equality.right, number)
        if left or right:
            relation = "equal" if equality.relation == "one_of" else equality.relation
            tolerance = int(equality.tolerance_yuan * FEN)
            ties.append(Tie(at, relation, left_fixed, right_fixed, left, right, tolerance, equality.choice))
    return Problem(
        tuple(rivals.values()),
        tuple(books.rows[row].block for row in rivals),
        tuple(books.blocks[books.rows[row].block].sheet.table_ordinal for row in rivals),
        tuple(_depth(books.rows[row].subject.slots[0].place) for row in rivals),
        torn_lines(books),
        tuple(ties),
    )


def _side(
    books: BooksOfDocument, entries: Sequence[int], number: Mapping[int, int]
) -> tuple[int | None, tuple[Term, ...]]:
    """What stands fast on a side, and the places of open rows on it."""
    fixed: int | None = None
    places: list[tuple[int, int]] = []
    for entry in entries:
        row = books.row_of[entry]
        if row is not None and row in number:
            places.append((number[row], entry - books.rows[row].first_entry))
        elif (yuan := books.entries[entry].amount_yuan) is not None:
            fixed = (fixed or 0) + int(yuan * FEN)
    places.sort()
    terms = [
        Term(row, tuple(place for _, place in group)) for row, group in groupby(places, key=lambda p: p[0])
    ]
    return fixed, tuple(terms)


def _depth(place: Place) -> int:
    """How deep a row stands in the tree of its table: the total, the units, 类, 款, 项."""
    if place.row_kind in {"total", "unit"}:
        return 0 if place.row_kind == "total" else 1
    return 2 + (len(place.row_code) if place.row_code else place.row_level or 0)
