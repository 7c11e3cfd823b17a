"""The best reading of rows that hang together, and where it is not the only one."""

from __future__ import annotations

import pytest

from ingest.reconcile import solver
from ingest.reconcile.placing import BROKEN
from ingest.reconcile.problem import Problem, Solution
from ingest.reconcile.solver import MARGIN, Work, solve
from tests.reconcile.by_hand import choice, costs, problem, tie

ANYWHERE = frozenset({0})


def solved(of: Problem) -> Solution:
    return solve(of, range(len(of.rows)), range(len(of.ties)), costs(of), Work())


def test_an_equality_forces_a_candidate() -> None:
    solution = solved(
        problem(
            [[choice(100)], [choice(80), choice(70, cost=3)], [choice(30)]],  # 80 and 30 are more than 100
            tie([0], [1, 2]),
        )
    )
    assert solution == Solution({0: 0, 1: 1, 2: 0}, {0: frozenset(), 1: frozenset(), 2: frozenset()}, True)


def test_where_parts_may_be_missing_the_number_as_printed_is_a_rival() -> None:
    solution = solved(
        problem([[choice(100)], [choice(60), choice(70, cost=3)], [choice(30)]], tie([0], [1, 2]))
    )
    assert solution.chosen[1] == 1
    assert solution.open_places[1] == ANYWHERE


def test_two_readings_as_good_leave_their_places_open() -> None:
    solution = solved(
        problem([[choice(100)], [choice(60), choice(70)], [choice(40), choice(30)]], tie([0], [1, 2]))
    )
    assert solution.chosen[1] == solution.chosen[2]  # whichever it is, the sum holds
    assert (solution.open_places[0], solution.open_places[1], solution.open_places[2]) == (
        frozenset(),
        ANYWHERE,
        ANYWHERE,
    )


@pytest.mark.parametrize(("dearer", "is_open"), [(MARGIN, True), (MARGIN + 1, False)])
def test_a_reading_is_a_rival_within_the_margin(dearer: int, is_open: bool) -> None:
    solution = solved(problem([[choice(60), choice(70, cost=dearer)]]))
    assert solution.chosen == {0: 0}
    assert bool(solution.open_places[0]) == is_open


def test_a_blank_and_a_zero_do_not_differ() -> None:
    assert not solved(problem([[choice(0), choice(None)]])).open_places[0]


def test_only_places_that_differ_are_open() -> None:
    solution = solved(problem([[choice(60, 5, 55), choice(60, 55, 5)]]))
    assert solution.open_places[0] == {1, 2}


def test_what_cannot_be_proven_is_open_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "_WORK", 0.0)
    of = problem(
        [[choice(100)], *([choice(n + 1), choice(n + 7, cost=1)] for n in range(8))], tie([0], range(1, 9))
    )
    solution = solved(of)
    assert not solution.is_proven
    assert solution.chosen == dict.fromkeys(range(9), 0)
    assert all(places == ANYWHERE for places in solution.open_places.values())


@pytest.mark.parametrize(("limit", "chosen"), [(100, 0), (99, 1)])
def test_at_most_asks_only_that_the_left_is_not_more(limit: int, chosen: int) -> None:
    solution = solved(problem([[choice(100), choice(50, cost=3)], [choice(limit)]], tie([0], [1], "at_most")))
    assert solution.chosen[0] == chosen


def test_a_difference_within_the_tolerance_holds() -> None:
    rows = [[choice(100)], [choice(69), choice(70, cost=1)], [choice(30)]]
    assert solved(problem(rows, tie([0], [1, 2]))).chosen[1] == 1
    assert solved(problem(rows, tie([0], [1, 2], tolerance=1))).chosen[1] == 0


def test_one_of_several_equalities_is_enough() -> None:
    rows = [[choice(100), choice(90, cost=3)], [choice(100)], [choice(70)]]
    ties = (tie([0], [1], of_choice="a"), tie([0], [2], of_choice="a"))
    solution = solved(problem(rows, *ties))
    assert (solution.chosen[0], solution.open_places[0]) == (0, frozenset())


def test_that_none_of_several_holds_is_one_fault() -> None:
    rows = [[choice(50), choice(70, cost=BROKEN - 1)], [choice(100)], [choice(70)]]
    ties = (tie([0], [1], of_choice="a"), tie([0], [2], of_choice="a"))
    assert solved(problem(rows, *ties)).chosen[0] == 1
    rows[0][1] = choice(70, cost=BROKEN + 1)
    assert solved(problem(rows, *ties)).chosen[0] == 0


def test_a_torn_line_belongs_to_one_row() -> None:
    rows = [
        [choice(5, lines=[0]), choice(7, cost=1, lines=[1])],
        [choice(6, lines=[0]), choice(8, cost=1, lines=[1])],
    ]
    solution = solved(problem(rows, torn=[0, 1]))
    assert sorted(solution.chosen.values()) == [0, 1]
    assert solved(problem(rows)).chosen == {0: 0, 1: 0}  # lines that are whole are nobody's alone
