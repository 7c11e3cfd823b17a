"""Round after round: what firm ground decides, what the solver decides, and equalities that can tell nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.reconcile import solver
from ingest.reconcile.problem import Tie
from ingest.reconcile.rounds import solve_in_rounds
from ingest.reconcile.telling import can_hold, telling
from tests.reconcile.by_hand import choice, costs, problem, tie


def firm(left: int, row: int) -> Tie:
    """That a row's number is one that stands fast."""
    return replace(tie([], [row]), left_fixed=left)


def test_firm_ground_decides_alone_without_a_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "_WORK", 0.0)
    solution = solve_in_rounds(problem([[choice(80), choice(70, cost=3)]], firm(70, 0), firm(70, 0)))
    assert solution.chosen == {0: 1}
    assert solution.open_places == {0: frozenset()}


def test_a_row_that_is_settled_is_firm_ground_for_the_next() -> None:
    rows = [[choice(100), choice(90, cost=3)], [choice(60), choice(70, cost=3)], [choice(30)]]
    of = problem(rows, firm(100, 0), firm(100, 0), tie([0], [1, 2]), firm(70, 1), tables=[1, 2, 2])
    solution = solve_in_rounds(of)
    assert solution.chosen == {0: 0, 1: 1, 2: 0}
    assert not any(solution.open_places.values())


def test_two_readings_as_good_stay_open_in_every_round() -> None:
    of = problem([[choice(100)], [choice(60), choice(70)], [choice(40), choice(30)]], tie([0], [1, 2]))
    solution = solve_in_rounds(of)
    assert {n for n, places in solution.open_places.items() if places} == {1, 2}


def test_what_no_equality_holds_is_left_as_printed() -> None:
    solution = solve_in_rounds(problem([[choice(60), choice(70, cost=3)]]))
    assert solution.chosen == {0: 0}


def test_what_cannot_be_proven_is_left_as_printed_and_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "_WORK", 0.0)
    rows = [[choice(100), choice(99, cost=2)], *([choice(n + 20), choice(n + 7, cost=3)] for n in range(4))]
    solution = solve_in_rounds(problem(rows, tie([0], [1, 2, 3, 4])))
    assert solution.chosen == dict.fromkeys(range(5), 0)
    assert all(solution.open_places.values())


def test_an_equality_that_cannot_hold_asks_only_that_the_parts_are_not_more() -> None:
    of = problem([[choice(100)], [choice(40), choice(30, cost=1)], [choice(20)]], tie([0], [1, 2]))
    assert not can_hold(of, of.ties[0], costs(of))
    assert [t.relation for t in telling(of, costs(of)).ties] == ["at_least"]


def test_an_equality_that_some_likely_choice_fulfils_stays() -> None:
    of = problem([[choice(100)], [choice(40), choice(80, cost=1)], [choice(20)]], tie([0], [1, 2]))
    assert telling(of, costs(of)) == of


def test_a_choice_that_is_too_dear_fulfils_nothing() -> None:
    of = problem([[choice(100)], [choice(40), choice(80, cost=25)], [choice(20)]], tie([0], [1, 2]))
    assert [t.relation for t in telling(of, costs(of)).ties] == ["at_least"]


def test_alternatives_and_equalities_with_rows_elsewhere_stay() -> None:
    rows = [[choice(100)], [choice(40)]]
    of = problem(rows, tie([0], [1], of_choice="a"))
    assert telling(of, costs(of)) == of
    of = problem(rows, tie([0], [1]))
    assert telling(of, {0: {0: 0}}) == of
