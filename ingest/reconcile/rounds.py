"""Round after round, with what is settled already as firm ground for the next.

A whole document at once is more than can be proven; and a careful reader does not begin with the page that is damaged most.
What firm ground alone decides is settled first; then table by table the rows that leave no choice; and all others again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from ingest.reconcile.candidates import AS_PRINTED, FIRM, Candidate
from ingest.reconcile.placing import BROKEN
from ingest.reconcile.problem import (
    COST,
    Problem,
    Solution,
    Tie,
    components,
    sides_of,
    state_of,
    too_much,
    with_settled,
)
from ingest.reconcile.solver import Work, solve
from ingest.reconcile.telling import telling
from ingest.reconcile.weighing import MARGIN

_MOST_ROUNDS = 8
_NARROW = 4  # rows that an equality ties, which is always asked
_MOST_LIKELY = 24  # candidates of one row
_DECIDED = BROKEN + MARGIN  # so much dearer than the best: one more equality would not make it the better
_HOPELESS = 18  # so much dearer on firm ground than the best is no rival to it


def solve_in_rounds(problem: Problem) -> Solution:
    """A candidate for every row, and the places in which others are as good."""
    chosen: dict[int, int] = {}
    open_places: dict[int, frozenset[int]] = {}
    settled: dict[int, int] = {}
    ground = problem
    searches = _Searches()
    for _ in range(_MOST_ROUNDS):
        before = len(settled)
        for table in _plainest_first(problem):
            decided, ground = _decided_alone(ground, settled.keys())
            settled |= decided
            rows = [row for row, of in enumerate(problem.tables) if of == table and row not in settled]
            likely = _likely(ground, rows)
            told = telling(ground, likely)
            plain: dict[int, int] = {}
            for solution, ties in searches.solutions(told, rows, likely):
                chosen |= solution.chosen
                open_places |= solution.open_places
                plain |= _plain(told, solution, ties)
            settled |= plain
            ground = with_settled(ground, plain)
        if len(settled) == before:
            break
    return Solution(chosen | settled, open_places | dict.fromkeys(settled, frozenset()), is_proven=True)


class _Searches:
    """What was searched for in one document. What a later round asks again, with nothing new to it, has its answer."""

    def __init__(self) -> None:
        self._work = Work()
        self._found: dict[tuple[object, ...], Solution] = {}

    def solutions(
        self, ground: Problem, rows: list[int], likely: dict[int, dict[int, int]], broadest: int = 10**6
    ) -> Iterator[tuple[Solution, list[int]]]:
        """Of each part that hangs together the best reading; where that is not proven, without its broadest equalities."""
        for members, ties in components(ground, rows, broadest):
            solution = self._solve(ground, members, ties, likely)
            breadth = max((len(ground.ties[n].rows) for n in ties), default=0)
            if solution.is_proven or breadth <= _NARROW:
                yield solution, ties
            else:
                yield from self.solutions(ground, members, likely, max(breadth // 2, _NARROW))

    def _solve(
        self, ground: Problem, members: list[int], ties: list[int], likely: dict[int, dict[int, int]]
    ) -> Solution:
        asked = tuple((row, tuple(likely[row].items())) for row in members)
        key = (asked, tuple(ground.ties[n] for n in ties))
        if key not in self._found:
            self._found[key] = solve(ground, members, ties, likely, self._work)
        return self._found[key]


def _plainest_first(problem: Problem) -> list[int]:
    """The tables, those first whose rows leave the least choice."""
    ways: dict[int, list[int]] = defaultdict(list)
    for row, table in enumerate(problem.tables):
        ways[table].append(len(problem.rows[row]))
    return sorted(ways, key=lambda table: (sum(ways[table]) / len(ways[table]), table))


def _by_row(problem: Problem) -> dict[int, list[Tie]]:
    """The equalities in which everything but one row stands fast."""
    alone: dict[int, list[Tie]] = defaultdict(list)
    for tie in problem.ties:
        if len(tie.rows) == 1 and not tie.choice:
            alone[min(tie.rows)].append(tie)
    return alone


def _costs(problem: Problem, row: int, ties: list[Tie], exceeding: Counter[tuple[int, int]]) -> list[int]:
    """What firm ground says of each candidate of a row."""
    return [
        candidate.cost
        + sum(COST[state_of(tie, *sides_of(problem, tie, {row: n}))] for tie in ties)
        + BROKEN * exceeding[row, n]
        for n, candidate in enumerate(problem.rows[row])
    ]


def _exceeding(problem: Problem) -> Counter[tuple[int, int]]:
    """How often a candidate is more than what firm ground leaves of a sum: no part is larger than its whole."""
    return Counter(part for tie in problem.ties if len(tie.rows) > 1 for part in too_much(problem, tie))


def _decided_alone(ground: Problem, settled: AbstractSet[int]) -> tuple[dict[int, int], Problem]:
    """Rows that firm ground alone decides, from the totals down, and those that they decide in turn; and the ground then."""
    found: dict[int, int] = {}
    while new := _decided(ground, settled | found.keys()):
        highest = min(ground.depths[row] for row in new)
        firm = {row: n for row, n in new.items() if ground.depths[row] == highest}
        found |= firm
        ground = with_settled(ground, firm)
    return found, ground


def _decided(ground: Problem, settled: AbstractSet[int]) -> dict[int, int]:
    alone, exceeding = _by_row(ground), _exceeding(ground)
    decided: dict[int, int] = {}
    guess: dict[int, int] = {}
    for row in range(len(ground.rows)):
        if row in settled:
            continue
        ties = alone.get(row, [])
        costs = _costs(ground, row, ties, exceeding)
        best = guess[row] = min(range(len(costs)), key=lambda n, costs=costs: (costs[n], n))  # type: ignore[misc]
        rivals = [cost for n, cost in enumerate(costs) if n != best]
        is_undamaged = best == AS_PRINTED and costs[best] == 0
        gap = min(rivals, default=10**6) - costs[best]
        if gap >= (FIRM if is_undamaged else _DECIDED) and _is_held(ground, row, best, ties):
            decided[row] = best
    at_odds = {
        term.row
        for tie in ground.ties
        if len(tie.rows) > 1 and not tie.choice and any(term.row in decided for term in tie.right)
        if state_of(tie, *sides_of(ground, tie, guess)) == "broken"
        for term in tie.right
    }
    return {row: n for row, n in decided.items() if row not in at_odds}


def _likely(problem: Problem, rows: list[int]) -> dict[int, dict[int, int]]:
    """For each open row the candidates that firm ground leaves, with what it says of them."""
    alone = _by_row(problem)
    exceeding = _exceeding(problem)
    left: dict[int, dict[int, int]] = {}
    for row in rows:
        costs = _costs(problem, row, alone.get(row, []), exceeding)
        ranked = sorted(enumerate(costs), key=lambda found: (found[1], found[0]))[:_MOST_LIKELY]
        left[row] = {n: cost for n, cost in ranked if cost < ranked[0][1] + _HOPELESS}
    return left


def _is_held(problem: Problem, row: int, n: int, ties: list[Tie]) -> bool:
    """Whether every number of a candidate is held by an equality."""
    return _unheld(problem.rows[row][n], _held_places(problem, {row: n}, ties).get(row, set())) == set()


def _held_places(problem: Problem, chosen: dict[int, int], ties: list[Tie]) -> dict[int, set[int]]:
    held: dict[int, set[int]] = defaultdict(set)
    for tie in ties:
        left, right = sides_of(problem, tie, chosen)
        if left is not None and right is not None and state_of(tie, left, right) == "holds":
            for term in (*tie.left, *tie.right):
                held[term.row] |= set(term.places)
    return held


def _unheld(candidate: Candidate, held: set[int]) -> set[int]:
    printed = {place for place, value in enumerate(candidate.values) if value is not None}
    return printed - held - candidate.held


def _plain(ground: Problem, solution: Solution, ties: list[int]) -> dict[int, int]:
    """Rows of which every number is the only one possible, and is held by an equality."""
    held = _held_places(ground, solution.chosen, [ground.ties[n] for n in ties])
    return {
        row: n
        for row, n in solution.chosen.items()
        if not solution.open_places[row] and not _unheld(ground.rows[row][n], held.get(row, set()))
    }
