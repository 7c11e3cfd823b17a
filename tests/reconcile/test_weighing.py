"""Readings in which one row differs, weighed as the solver weighs them."""

from __future__ import annotations

import random

import pytest
from ortools.sat.python import cp_model

from ingest.reconcile.problem import Problem, Term, Tie
from ingest.reconcile.solver import Work, _Model, solve
from ingest.reconcile.weighing import MARGIN, Weighing
from tests.reconcile.by_hand import choice, costs, problem

ROWS = 5


def made_by_chance(seed: int) -> Problem:
    """Rows of one place that sums, comparisons, alternatives and torn lines tie together."""
    chance = random.Random(seed)
    rows = [
        [choice(chance.choice([None, 10, 20, 30, 50]), cost=chance.randint(0, 6), lines=[chance.randint(0, 2)]) for _ in range(3)]
        for _ in range(ROWS)
    ]  # fmt: skip
    ties = []
    for _ in range(6):
        terms = [Term(row, (0,)) for row in chance.sample(range(ROWS), chance.randint(1, 4))]
        relation = chance.choice(["equal", "equal", "at_most", "at_least"])
        fixed = [chance.choice([None, 10, 30]) for _ in range(2)]
        of_choice = chance.choice(["", "", "a", "b"])
        at = chance.randint(0, 1)
        ties.append(
            Tie(0, relation, fixed[0], fixed[1], tuple(terms[:at]), tuple(terms[at:]), chance.randint(0, 1), of_choice)
        )  # fmt: skip
    return problem(rows, *ties, torn=[0, 1])


def least_cost(of: Problem, chosen: dict[int, int]) -> int:
    """What the solver says of a reading all of which is given."""
    built = _Model(of, range(ROWS), range(len(of.ties)), costs(of))
    for row, n in chosen.items():
        built.model.add(built.pick[row][n] == 1)
    built.model.minimize(built.cost)
    solver = cp_model.CpSolver()
    assert solver.solve(built.model) == cp_model.OPTIMAL
    return round(solver.objective_value)


@pytest.mark.parametrize("seed", range(40))
def test_a_row_that_differs_alone_costs_what_the_solver_says(seed: int) -> None:
    of = made_by_chance(seed)
    chosen = solve(of, range(ROWS), range(len(of.ties)), costs(of), Work()).chosen
    dearest = least_cost(of, chosen) + MARGIN
    by_solver = {
        (row, n)
        for row in range(ROWS)
        for n in range(3)
        if n != chosen[row] and least_cost(of, {**chosen, row: n}) <= dearest
    }
    assert set(Weighing(of, range(len(of.ties)), costs(of)).rivals(chosen)) == by_solver
