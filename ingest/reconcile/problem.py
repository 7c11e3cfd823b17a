"""The books of a document as a problem: rows with candidates, and the equalities that tie them together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ingest.reconcile.candidates import Candidate
from ingest.reconcile.placing import BROKEN, UNCOMPARED

LOST = 10  # a sum to which parts are missing: lines of the table may be lost


@dataclass(frozen=True, slots=True)
class Term:
    """Places of one open row on one side of an equality."""

    row: int
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """An equality over several rows: what stands fast on each side, and the open rows that take part."""

    equality: int  # which of the document's
    relation: str  # equal | at_most
    left_fixed: int | None  # None: nothing fixed is printed on that side
    right_fixed: int | None
    left: tuple[Term, ...]
    right: tuple[Term, ...]
    tolerance: int
    choice: str = ""  # ties of one choice are alternatives

    @property
    def rows(self) -> frozenset[int]:
        return frozenset(term.row for term in (*self.left, *self.right))


def put(candidate: Candidate, term: Term) -> int | None:
    """What a candidate adds to a side; None where all its places there are blank."""
    return total(candidate.values[place] for place in term.places)


def total(parts: Iterable[int | None]) -> int | None:
    """The sum of what is printed; None where nothing is."""
    printed = [part for part in parts if part is not None]
    return sum(printed) if printed else None


def state_of(tie: Tie, left: int | None, right: int | None) -> str:
    """How an equality comes out: holds, uncompared, lost (parts are missing, as far as can be told) or broken."""
    if left is None and right is None:
        return "holds"
    if right is None:
        return "holds" if tie.relation == "at_most" or left == 0 else "uncompared"
    if left is None:
        return "holds" if tie.relation == "at_most" or right == 0 else "broken"
    if tie.relation == "at_most":
        return "holds" if left - right <= tie.tolerance else "broken"
    if abs(left - right) <= tie.tolerance:
        return "holds"
    return "lost" if right < left else "broken"


COST = {"holds": 0, "uncompared": UNCOMPARED, "lost": LOST, "broken": BROKEN}


@dataclass(frozen=True, slots=True)
class Problem:
    """Open rows with their candidates, and the ties between them."""

    rows: tuple[tuple[Candidate, ...], ...]
    blocks: tuple[int, ...]  # which block each row belongs to
    torn_lines: frozenset[tuple[int, int]]  # (block, line) whose numbers are not all whole
    ties: tuple[Tie, ...]

    def takers(self) -> dict[tuple[int, int], list[tuple[int, int]]]:
        """For each torn line the (row, candidate) that would take it."""
        found: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        for row, candidates in enumerate(self.rows):
            for n, candidate in enumerate(candidates):
                for line in candidate.lines:
                    if (self.blocks[row], line) in self.torn_lines:
                        found[self.blocks[row], line].append((row, n))
        return found


def components(problem: Problem) -> list[tuple[list[int], list[int]]]:
    """(rows, ties) that hang together through ties or lines."""
    parent = list(range(len(problem.rows)))

    def root(row: int) -> int:
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    shared = ({row for row, _ in takers} for takers in problem.takers().values())
    for group in (*(tie.rows for tie in problem.ties), *shared):
        for one, other in pairwise(sorted(group)):
            parent[root(other)] = root(one)
    rows: dict[int, list[int]] = defaultdict(list)
    ties: dict[int, list[int]] = defaultdict(list)
    for row in range(len(problem.rows)):
        rows[root(row)].append(row)
    for at, tie in enumerate(problem.ties):
        if tie.rows:
            ties[root(min(tie.rows))].append(at)
    return [(rows[key], ties[key]) for key in rows]


def sides_of(problem: Problem, tie: Tie, chosen: Mapping[int, int]) -> tuple[int | None, int | None]:
    """What stands on both sides of a tie under a choice of candidates."""

    def side(fixed: int | None, terms: tuple[Term, ...]) -> int | None:
        return total([fixed, *(put(problem.rows[term.row][chosen[term.row]], term) for term in terms)])

    return side(tie.left_fixed, tie.left), side(tie.right_fixed, tie.right)
