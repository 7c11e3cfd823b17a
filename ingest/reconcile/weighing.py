"""What a reading of rows that hang together costs, as the solver counts it, row by row.

Most readings that rival the best one differ from it in a single row. To try those one after another is cheaper by far than to
search for each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ingest.reconcile.placing import BROKEN
from ingest.reconcile.problem import LOST, Problem, Tie, sides_of

OVERUSE = 4  # two rows take the same torn line
UNUSED = 3  # a torn line that no row takes
MARGIN = 4  # a cell in which readings within so much of the best differ is open
_SUM = 2  # parts on the right make an equality a sum


def is_weighed(tie: Tie) -> bool:
    """Whether an equality has a cost of its own here: what firm ground says is in the candidates' costs already."""
    return not tie.choice and len(tie.rows) > 1 and tie.relation != "at_least"


def may_lack_parts(tie: Tie) -> bool:
    """Whether it costs less that the parts are too few: lines of the table may be lost."""
    return tie.relation != "at_most" and len(tie.right) >= _SUM


class Weighing:
    """The share of each row in the cost."""

    def __init__(self, problem: Problem, ties: Sequence[int], costs: Mapping[int, Mapping[int, int]]) -> None:
        self._problem, self._costs = problem, costs
        self._ties: dict[int, list[Tie]] = defaultdict(list)
        self._choices: dict[int, set[str]] = defaultdict(set)
        self._alternatives: dict[str, list[Tie]] = defaultdict(list)
        for tie in (problem.ties[at] for at in ties):
            if tie.choice:
                self._alternatives[tie.choice].append(tie)
            for row in tie.rows:
                if tie.choice:
                    self._choices[row].add(tie.choice)
                elif is_weighed(tie):
                    self._ties[row].append(tie)
        self._takers: dict[int, list[list[tuple[int, int]]]] = defaultdict(list)
        for taking in problem.takers().values():
            inside = [(row, n) for row, n in taking if n in costs.get(row, ())]
            for row in {row for row, _ in inside}:
                self._takers[row].append(inside)

    def rivals(self, chosen: Mapping[int, int]) -> Iterator[tuple[int, int]]:
        """(row, candidate) that alone make of a best reading one within the margin."""
        for row, taken in chosen.items():
            least = self._share(row, chosen)
            for n in self._costs[row]:
                if n != taken and self._share(row, {**chosen, row: n}) <= least + MARGIN:
                    yield row, n

    def _share(self, row: int, chosen: Mapping[int, int]) -> int:
        """What a row costs, and everything that it takes part in."""
        cost = self._costs[row][chosen[row]]
        cost += sum(self._weight(tie, chosen) for tie in self._ties[row])
        for choice in self._choices[row]:
            if all(_departs(tie, self._difference(tie, chosen)) for tie in self._alternatives[choice]):
                cost += BROKEN
        for taking in self._takers[row]:
            takers = sum(chosen[other] == n for other, n in taking)
            cost += OVERUSE * (takers - 1) if takers else UNUSED
        return cost

    def _weight(self, tie: Tie, chosen: Mapping[int, int]) -> int:
        difference = self._difference(tie, chosen)
        if not _departs(tie, difference):
            return 0
        return LOST if difference > 0 and may_lack_parts(tie) else BROKEN

    def _difference(self, tie: Tie, chosen: Mapping[int, int]) -> int:
        left, right = sides_of(self._problem, tie, chosen)
        return (left or 0) - (right or 0)


def _departs(tie: Tie, difference: int) -> bool:
    over = tie.relation != "at_least" and difference > tie.tolerance
    return over or (tie.relation != "at_most" and difference < -tie.tolerance)
