"""Equalities that can tell something: those that some likely choice of candidates fulfils.

Where lines of a table are lost, the sum over it holds under no choice. Such an equality only asks that the parts do not
exceed it, which is easily seen; the solver would spend its whole work to find that no choice fulfils it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ingest.reconcile.placing import BROKEN
from ingest.reconcile.problem import Problem, Tie, put

_MOST_SUMS = 20_000
_DEAREST = 2 * BROKEN  # what a choice may cost over the likeliest for the sake of one equality

Costs = Mapping[int, Mapping[int, int]]  # by row and candidate


def telling(problem: Problem, costs: Costs) -> Problem:
    """The problem in which each equality of these rows alone that cannot hold is one that the parts must not exceed."""
    return replace(
        problem,
        ties=tuple(
            replace(tie, relation="at_least")
            if tie.rows and tie.rows <= costs.keys() and _is_in_vain(problem, tie, costs)
            else tie
            for tie in problem.ties
        ),
    )


def _is_in_vain(problem: Problem, tie: Tie, costs: Costs) -> bool:
    return tie.relation == "equal" and not tie.choice and not can_hold(problem, tie, costs)


def can_hold(problem: Problem, tie: Tie, costs: Costs) -> bool:
    """Whether a choice that is not too dear makes both sides equal; of very many sums one may."""
    rows = [_parts(problem, tie, row, costs[row]) for row in sorted(tie.rows)]
    least, most = _bounds(rows)
    sums = {(tie.left_fixed or 0) - (tie.right_fixed or 0): 0}
    for at, parts in enumerate(rows):
        reached: dict[int, int] = {}
        for so_far, cost in sums.items():
            for part, dearer in parts.items():
                total = so_far + part
                within = total + least[at + 1] <= tie.tolerance and total + most[at + 1] >= -tie.tolerance
                if within and cost + dearer <= _DEAREST and cost + dearer < reached.get(total, _DEAREST + 1):
                    reached[total] = cost + dearer
        sums = reached
        if len(sums) > _MOST_SUMS:
            return True
    return bool(sums)


def _parts(problem: Problem, tie: Tie, row: int, costs: Mapping[int, int]) -> dict[int, int]:
    """What the candidates of a row add to the difference between the sides, with how much dearer each is."""
    left = next((term for term in tie.left if term.row == row), None)
    right = next((term for term in tie.right if term.row == row), None)
    least = min(costs.values())
    parts: dict[int, int] = {}
    for n, cost in costs.items():
        candidate = problem.rows[row][n]
        part = ((put(candidate, left) or 0) if left else 0) - ((put(candidate, right) or 0) if right else 0)
        parts[part] = min(parts.get(part, cost), cost)
    return {part: cost - least for part, cost in parts.items()}


def _bounds(rows: list[dict[int, int]]) -> tuple[list[int], list[int]]:
    """The least and the most that the rows from each on can add."""
    least, most = [0], [0]
    for parts in reversed(rows):
        least.append(least[-1] + min(parts))
        most.append(most[-1] + max(parts))
    return least[::-1], most[::-1]
