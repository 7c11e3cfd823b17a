"""The books of a document as a problem: rows with candidates, and the equalities that tie them together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from ingest.reconcile.candidates import Candidate
from ingest.reconcile.placing import BROKEN, UNCOMPARED

LOST = 6  # a sum to which parts are missing: lines of the table may be lost


@dataclass(frozen=True, slots=True)
class Term:
    """Places of one open row on one side of an equality."""

    row: int
    places: tuple[int, ...]


@dataclass(frozen=True)
class Tie:
    """An equality over several rows: what stands fast on each side, and the open rows that take part."""

    equality: int  # which of the document's
    relation: str  # equal | at_most | at_least
    left_fixed: int | None  # None: nothing fixed is printed on that side
    right_fixed: int | None
    left: tuple[Term, ...]
    right: tuple[Term, ...]
    tolerance: int
    choice: str = ""  # ties of one choice are alternatives

    @cached_property
    def rows(self) -> frozenset[int]:
        return frozenset(term.row for term in (*self.left, *self.right))


def put(candidate: Candidate, term: Term) -> int | None:
    """What a candidate adds to a side; None where all its places there are blank."""
    return total([candidate.values[place] for place in term.places])


def total(parts: Iterable[int | None]) -> int | None:
    """The sum of what is printed; None where nothing is."""
    found: int | None = None
    for part in parts:
        if part is not None:
            found = part if found is None else found + part
    return found


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
    if tie.relation == "at_least":
        return "lost" if right - left <= tie.tolerance else "broken"
    if abs(left - right) <= tie.tolerance:
        return "holds"
    return "lost" if right < left else "broken"


COST = {"holds": 0, "uncompared": UNCOMPARED, "lost": LOST, "broken": BROKEN}


@dataclass(frozen=True, slots=True)
class Problem:
    """Open rows with their candidates, and the ties between them."""

    rows: tuple[tuple[Candidate, ...], ...]
    blocks: tuple[int, ...]  # which block each row belongs to
    tables: tuple[int, ...]  # and which table
    depths: tuple[int, ...]  # how deep it stands in the tree of its table
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


@dataclass(frozen=True, slots=True)
class Solution:
    """Which candidate each row takes, and in which places other readings are as good."""

    chosen: dict[int, int]
    open_places: dict[int, frozenset[int]]
    is_proven: bool


NOTHING_OPEN = Solution({}, {}, is_proven=True)


def components(problem: Problem, rows: Iterable[int], broadest: int) -> list[tuple[list[int], list[int]]]:
    """(rows, ties) that hang together, of the ties that tie none but these rows, and not more of them than `broadest`."""
    parent = {row: row for row in rows}

    def root(row: int) -> int:
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    inside = [
        n for n, tie in enumerate(problem.ties) if 0 < len(tie.rows) <= broadest and tie.rows <= parent.keys()
    ]
    shared = ({row for row, _ in takers} & parent.keys() for takers in problem.takers().values())
    for group in (*(problem.ties[n].rows for n in inside), *shared):
        for one, other in pairwise(sorted(group)):
            parent[root(other)] = root(one)
    members: dict[int, list[int]] = defaultdict(list)
    ties: dict[int, list[int]] = defaultdict(list)
    for row in parent:
        members[root(row)].append(row)
    for n in inside:
        ties[root(min(problem.ties[n].rows))].append(n)
    return [(members[key], ties[key]) for key in members]


def with_settled(problem: Problem, settled: Mapping[int, int]) -> Problem:
    """The problem in which these rows stand fast."""
    return replace(problem, ties=tuple(_settled(problem, tie, settled) for tie in problem.ties))


def _settled(problem: Problem, tie: Tie, settled: Mapping[int, int]) -> Tie:
    if not tie.rows & settled.keys():
        return tie

    def side(fixed: int | None, terms: tuple[Term, ...]) -> tuple[int | None, tuple[Term, ...]]:
        done = [put(problem.rows[t.row][settled[t.row]], t) for t in terms if t.row in settled]
        return total([fixed, *done]), tuple(t for t in terms if t.row not in settled)

    (left_fixed, left), (right_fixed, right) = (
        side(tie.left_fixed, tie.left),
        side(tie.right_fixed, tie.right),
    )
    return replace(tie, left_fixed=left_fixed, left=left, right_fixed=right_fixed, right=right)


def too_much(problem: Problem, tie: Tie) -> list[tuple[int, int]]:
    """(row, candidate) of parts that alone are more than what is left of their sum."""
    if tie.left or tie.choice or tie.relation == "at_most":
        return []
    most = max((tie.left_fixed or 0) - (tie.right_fixed or 0), 0) + tie.tolerance
    return [
        (term.row, n)
        for term in tie.right
        for n, candidate in enumerate(problem.rows[term.row])
        if (put(candidate, term) or 0) > most
    ]


def sides_of(problem: Problem, tie: Tie, chosen: Mapping[int, int]) -> tuple[int | None, int | None]:
    """What stands on both sides of a tie under a choice of candidates."""

    def side(fixed: int | None, terms: tuple[Term, ...]) -> int | None:
        return total([fixed, *[put(problem.rows[term.row][chosen[term.row]], term) for term in terms]])

    return side(tie.left_fixed, tie.left), side(tie.right_fixed, tie.right)
