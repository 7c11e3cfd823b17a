"""The likeliest reading of all rows together: the fewest broken equalities with the fewest and likeliest changes.

CP-SAT on one core with a fixed seed and a bound of deterministic work, so that every machine finds the same answer. What
is not proven within the bound is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from ingest.reconcile.placing import BROKEN, UNCOMPARED
from ingest.reconcile.problem import LOST, Problem, Tie, put

MARGIN = 4  # a cell in which readings within so much of the best differ is open
_WORK = 12.0  # deterministic units for the best reading of one part
_ROUNDS = 24  # searches for readings that differ
_OVERUSE = 4  # two rows take the same line
_UNUSED = 3  # a torn line that no row takes


@dataclass(frozen=True, slots=True)
class Solution:
    """Which candidate each row takes, and in which places other readings are as good."""

    chosen: dict[int, int]
    open_places: dict[int, frozenset[int]]
    is_proven: bool


class _Model:
    def __init__(self, problem: Problem, rows: Sequence[int], ties: Sequence[int]) -> None:
        self.problem, self.rows = problem, rows
        self.model = cp_model.CpModel()
        self.pick = {
            row: [self.model.new_bool_var(f"r{row}c{n}") for n in range(len(problem.rows[row]))]
            for row in rows
        }
        self.costs: list[cp_model.LinearExprT] = []
        for row in rows:
            self.model.add_exactly_one(self.pick[row])
            self.costs += [
                c.cost * x for c, x in zip(problem.rows[row], self.pick[row], strict=True) if c.cost
            ]
        choices: dict[str, list[cp_model.IntVar]] = {}
        for at in ties:
            tie = problem.ties[at]
            if tie.choice:
                choices.setdefault(tie.choice, []).append(self._holds(tie))
            else:
                self._tie(tie)
        for options in choices.values():
            none = self.model.new_bool_var("")
            self.model.add_bool_or([*options, none])
            self.costs.append(BROKEN * none)
        self._lines()
        self.cost = sum(self.costs)

    def _side(
        self, tie: Tie, is_left: bool
    ) -> tuple[cp_model.LinearExprT, list[cp_model.IntVar], int | None]:
        """The sum of a side, the picks that print something there, and what stands fast."""
        terms, fixed = (tie.left, tie.left_fixed) if is_left else (tie.right, tie.right_fixed)
        sums: cp_model.LinearExprT = fixed or 0
        printing: list[cp_model.IntVar] = []
        for term in terms:
            for candidate, x in zip(self.problem.rows[term.row], self.pick[term.row], strict=True):
                value = put(candidate, term)
                if value is not None:
                    printing.append(x)
                    if value:
                        sums += value * x
        return sums, printing, fixed

    def _holds(self, tie: Tie) -> cp_model.IntVar:
        left, _, _ = self._side(tie, True)
        right, _, _ = self._side(tie, False)
        holds = self.model.new_bool_var(str(tie.equality))
        self._within(left - right, tie, holds)
        return holds

    def _within(self, difference: cp_model.LinearExprT, tie: Tie, holds: cp_model.IntVar) -> None:
        self.model.add(difference <= tie.tolerance).only_enforce_if(holds)
        if tie.relation != "at_most":
            self.model.add(difference >= -tie.tolerance).only_enforce_if(holds)

    def _tie(self, tie: Tie) -> None:
        left, _, _ = self._side(tie, True)
        right, right_printing, right_fixed = self._side(tie, False)
        holds, broken = self.model.new_bool_var(str(tie.equality)), self.model.new_bool_var("")
        self._within(left - right, tie, holds)
        states = [holds, broken]
        self.costs.append(BROKEN * broken)
        if tie.relation == "at_most":
            self.model.add_bool_or(states)
            return
        if right_printing or right_fixed is not None:
            lost = self.model.new_bool_var("")
            self.model.add(left - right >= 0).only_enforce_if(lost)
            self._some(right_printing, right_fixed, lost)
            self.costs.append(LOST * lost)
            states.append(lost)
        if right_fixed is None:
            uncompared = self.model.new_bool_var("")
            for x in right_printing:
                self.model.add_implication(uncompared, x.Not())
            self.costs.append(UNCOMPARED * uncompared)
            states.append(uncompared)
        self.model.add_bool_or(states)

    def _some(self, printing: list[cp_model.IntVar], fixed: int | None, literal: cp_model.IntVar) -> None:
        if fixed is None:
            self.model.add_bool_or(printing).only_enforce_if(literal)

    def _lines(self) -> None:
        """A torn line belongs to one row; a line that nobody takes is something left out."""
        for _, taking in sorted(self.problem.takers().items()):
            picks = [self.pick[row][n] for row, n in taking if row in self.pick]
            if not picks:
                continue
            over, unused = self.model.new_int_var(0, len(picks), ""), self.model.new_bool_var("")
            self.model.add(sum(picks) <= 1 + over)
            self.model.add(sum(picks) + unused >= 1)
            self.costs += [_OVERUSE * over, _UNUSED * unused]


def _solver() -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = _WORK
    return solver


def solve(problem: Problem, rows: Sequence[int], ties: Sequence[int]) -> Solution:
    """The best reading of rows that hang together, and where it is not the only one."""
    built = _Model(problem, rows, ties)
    built.model.minimize(built.cost)
    solver = _solver()
    status = solver.solve(built.model)
    if status != cp_model.OPTIMAL:
        return Solution(dict.fromkeys(rows, 0), {row: _all(problem, row) for row in rows}, is_proven=False)
    chosen = {row: next(n for n, x in enumerate(built.pick[row]) if solver.value(x)) for row in rows}
    best = round(solver.objective_value)
    return _rivals(problem, built, chosen, best)


def _all(problem: Problem, row: int) -> frozenset[int]:
    return frozenset(range(len(problem.rows[row][0].values)))


def _rivals(problem: Problem, built: _Model, chosen: dict[int, int], best: int) -> Solution:
    """Readings within the margin that differ, as many places at a time as can be, until there is proof of no more."""
    model = built.model
    model.clear_objective()
    model.add(built.cost <= best + MARGIN)
    open_places: dict[int, set[int]] = {row: set() for row in built.rows}
    for _ in range(_ROUNDS):
        differing = []
        for row in built.rows:
            for n, x in enumerate(built.pick[row]):
                places = _differences(problem, row, chosen[row], n) - open_places[row]
                if places:
                    differing.append(len(places) * x)
        if not differing:
            return _solution(chosen, open_places)
        searched = model.clone()
        searched.add(sum(differing) >= 1)
        searched.maximize(sum(differing))
        solver = _solver()
        status = solver.solve(searched)
        if status == cp_model.INFEASIBLE:
            return _solution(chosen, open_places)
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            break
        for row in built.rows:
            other = next(n for n, x in enumerate(built.pick[row]) if solver.value(x))
            open_places[row] |= _differences(problem, row, chosen[row], other)
    return Solution(chosen, {row: _all(problem, row) for row in built.rows}, is_proven=False)


def _solution(chosen: dict[int, int], open_places: dict[int, set[int]]) -> Solution:
    return Solution(chosen, {row: frozenset(places) for row, places in open_places.items()}, is_proven=True)


def _differences(problem: Problem, row: int, one: int, other: int) -> set[int]:
    pairs = zip(problem.rows[row][one].values, problem.rows[row][other].values, strict=True)
    return {place for place, (a, b) in enumerate(pairs) if a != b}
