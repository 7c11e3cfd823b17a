"""The likeliest reading of all rows together: the fewest broken equalities with the fewest and likeliest changes.

CP-SAT on one core with a fixed seed and a bound of deterministic work, so that every machine finds the same answer. What
is not proven within the bound is not known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from ingest.reconcile.candidates import AS_PRINTED
from ingest.reconcile.placing import BROKEN
from ingest.reconcile.problem import LOST, Problem, Solution, Term, Tie, put
from ingest.reconcile.weighing import MARGIN, OVERUSE, UNUSED, Weighing, is_weighed, may_lack_parts

_WORK = 1.0  # deterministic units for one search …
MOST_WORK = 10.0  # … and for all searches of one document together
_ROUNDS = 100  # searches for readings that differ


@dataclass(slots=True)
class Work:
    """What a document's searches may still cost together."""

    left: float = MOST_WORK


class _Model:
    """Each row takes one candidate; an equality that does not hold costs as much whatever the difference."""

    def __init__(
        self,
        problem: Problem,
        rows: Sequence[int],
        ties: Sequence[int],
        costs: Mapping[int, Mapping[int, int]],
    ) -> None:
        self.problem, self.rows = problem, rows
        self.model = cp_model.CpModel()
        self.pick = {row: {n: self.model.new_bool_var("") for n in costs[row]} for row in rows}
        self.costs: list[cp_model.LinearExprT] = []
        for row in rows:
            self.model.add_exactly_one(self.pick[row].values())
            self.costs += [costs[row][n] * x for n, x in self.pick[row].items() if costs[row][n]]
        choices: dict[str, list[cp_model.IntVar]] = {}
        for at in ties:
            tie = problem.ties[at]
            if tie.choice:
                choices.setdefault(tie.choice, []).append(self._holds(tie))
            elif is_weighed(tie):
                self._weigh(tie, self._holds(tie))
        for options in choices.values():
            none = self.model.new_bool_var("")
            self.model.add_bool_or([*options, none])
            self.costs.append(BROKEN * none)
        self._lines()
        self.cost = sum(self.costs)

    def _weigh(self, tie: Tie, holds: cp_model.IntVar) -> None:
        """An equality that does not hold costs; less where the parts are too few, for lines of the table may be lost."""
        if not may_lack_parts(tie):
            self.costs.append(BROKEN * holds.Not())
            return
        exceeds = self.model.new_bool_var("")
        self.model.add(self._difference(tie) >= -tie.tolerance).only_enforce_if(exceeds.Not())
        self.costs += [LOST * holds.Not(), (BROKEN - LOST) * exceeds]

    def _difference(self, tie: Tie) -> cp_model.LinearExprT:
        return self._sum(tie.left_fixed, tie.left) - self._sum(tie.right_fixed, tie.right)

    def _holds(self, tie: Tie) -> cp_model.IntVar:
        difference = self._difference(tie)
        holds = self.model.new_bool_var("")
        if tie.relation != "at_least":
            self.model.add(difference <= tie.tolerance).only_enforce_if(holds)
        if tie.relation != "at_most":
            self.model.add(difference >= -tie.tolerance).only_enforce_if(holds)
        return holds

    def _sum(self, fixed: int | None, terms: Sequence[Term]) -> cp_model.LinearExpr:
        parts = [
            (x, value)
            for term in terms
            for n, x in self.pick[term.row].items()
            if (value := put(self.problem.rows[term.row][n], term))
        ]
        return cp_model.LinearExpr.weighted_sum([x for x, _ in parts], [v for _, v in parts]) + (fixed or 0)

    def _lines(self) -> None:
        """A torn line belongs to one row; a line that nobody takes is something left out."""
        for _, taking in sorted(self.problem.takers().items()):
            picks = [self.pick[row][n] for row, n in taking if row in self.pick and n in self.pick[row]]
            if not picks:
                continue
            over, unused = self.model.new_int_var(0, len(picks), ""), self.model.new_bool_var("")
            self.model.add(sum(picks) <= 1 + over)
            self.model.add(sum(picks) + unused >= 1)
            self.costs += [OVERUSE * over, UNUSED * unused]


def _search(model: cp_model.CpModel, work: Work) -> tuple[cp_model.CpSolver, cp_model.CpSolverStatus]:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = min(_WORK, work.left)
    status = solver.solve(model)
    work.left = max(work.left - solver.response_proto.deterministic_time, 0.0)
    return solver, status


def solve(
    problem: Problem,
    rows: Sequence[int],
    ties: Sequence[int],
    costs: Mapping[int, Mapping[int, int]],
    work: Work,
) -> Solution:
    """The best reading of rows that hang together, and where it is not the only one.

    `costs` gives for each row the candidates that may be and what firm ground makes of them.
    """
    built = _Model(problem, rows, ties, costs)
    built.model.minimize(built.cost)
    solver, status = _search(built.model, work)
    if status != cp_model.OPTIMAL:
        return _as_printed(problem, rows)
    chosen = _picked(built, solver)
    open_places: dict[int, set[int]] = {row: set() for row in rows}
    for row, other in Weighing(problem, ties, costs).rivals(chosen):
        open_places[row] |= _differences(problem, row, chosen[row], other)
    return _rivals(built, chosen, open_places, round(solver.objective_value) + MARGIN, work)


def _picked(built: _Model, solver: cp_model.CpSolver) -> dict[int, int]:
    return {row: next(n for n, x in built.pick[row].items() if solver.value(x)) for row in built.rows}


def _as_printed(problem: Problem, rows: Sequence[int]) -> Solution:
    """Where nothing is proven nothing is repaired: rows stay as printed, and every place of theirs is open."""
    places = {row: frozenset(range(len(problem.rows[row][AS_PRINTED].values))) for row in rows}
    return Solution(dict.fromkeys(rows, AS_PRINTED), places, is_proven=False)


def _rivals(
    built: _Model, chosen: dict[int, int], open_places: dict[int, set[int]], dearest: int, work: Work
) -> Solution:
    """Readings that differ elsewhere than in the open places, the likeliest first, until the likeliest is too dear.

    Each is looked for as the best is, not as any within the margin: what bounds the cost then bounds the search too.
    """
    problem = built.problem
    for _ in range(_ROUNDS):
        differing = [
            x
            for row in built.rows
            for n, x in built.pick[row].items()
            if _differences(problem, row, chosen[row], n) - open_places[row]
        ]
        if not differing:
            return _solution(chosen, open_places)
        searched = built.model.clone()
        searched.add_bool_or(differing)
        solver, status = _search(searched, work)
        if status == cp_model.INFEASIBLE:
            return _solution(chosen, open_places)
        if status != cp_model.OPTIMAL:
            break
        if round(solver.objective_value) > dearest:
            return _solution(chosen, open_places)
        for row, other in _picked(built, solver).items():
            open_places[row] |= _differences(problem, row, chosen[row], other)
    return _as_printed(problem, built.rows)


def _solution(chosen: dict[int, int], open_places: dict[int, set[int]]) -> Solution:
    return Solution(chosen, {row: frozenset(places) for row, places in open_places.items()}, is_proven=True)


def _differences(problem: Problem, row: int, one: int, other: int) -> set[int]:
    pairs = zip(problem.rows[row][one].values, problem.rows[row][other].values, strict=True)
    return {place for place, (a, b) in enumerate(pairs) if (a or 0) != (b or 0)}
