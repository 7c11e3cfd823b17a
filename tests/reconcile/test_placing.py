"""Whole rows laid into their places as their own identities allow."""

from __future__ import annotations

import pytest

from ingest.reconcile import placing
from ingest.reconcile.placing import RowEquality, Seen, Way, breaks, exceeds, is_uncompared, ways

# 合计 = 基本 + 项目, 基本 = 人员 + 公用
COLUMNS = (3, 4, 5, 6, 7)
BOOKS = (RowEquality((0,), (1, 4), 0), RowEquality((1,), (2, 3), 0))
_ = None


def seen(*values: int, first: int = 3) -> list[Seen]:
    """Numbers one beside the other from the first column."""
    return [Seen(v, first + n, n > 0 and values[n - 1] == v) for n, v in enumerate(values)]


def best(*values: int) -> Way:
    return ways(seen(*values), COLUMNS, BOOKS)[0]


def test_a_sound_row_stays_and_costs_nothing() -> None:
    way = best(100, 70, 50, 20, 30)
    assert (way.values, way.taken, way.inferred, way.cost) == (
        (100, 70, 50, 20, 30),
        (0, 1, 2, 3, 4),
        None,
        0,
    )


@pytest.mark.parametrize(
    ("printed", "stood"),
    [
        ((100, 70, 70, 30), (100, 70, 70, _, 30)),  # 公用 was blank
        ((100, 100), (100, _, _, _, 100)),  # a project alone: a 基本 without its parts is dearer
    ],
)
def test_numbers_slip_back_over_dropped_blanks(
    printed: tuple[int, ...], stood: tuple[int | None, ...]
) -> None:
    assert best(*printed).values == stood


def test_a_repeated_number_is_left_out() -> None:
    way = best(100, 70, 50, 50, 20, 30)
    assert way.values == (100, 70, 50, 20, 30)
    assert way.cost < placing.LEFT_OUT


def test_any_other_number_is_left_out_at_a_higher_price() -> None:
    way = best(100, 70, 50, 9, 20, 30)
    assert way.values == (100, 70, 50, 20, 30)
    assert way.cost >= placing.LEFT_OUT


def test_numbers_keep_their_order() -> None:
    assert all(
        list(filled) == sorted(filled)
        for way in ways(seen(100, 70, 20, 50, 30), COLUMNS, BOOKS)
        if (filled := [at for at in way.taken if at is not None])
    )


def test_where_nothing_decides_there_are_several_ways() -> None:
    found = {way.values for way in ways(seen(100, 100), (3, 4, 5), [RowEquality((0,), (1, 2), 0)])}
    assert {(100, 100, _), (100, _, 100)} <= found


def test_one_number_that_is_not_printed_is_inferred_where_no_other_way_keeps_the_books() -> None:
    parts = RowEquality((0,), (1, 2, 3, 4, 5), 0)
    printed = [Seen(v, c, False) for v, c in ((100, 3), (11, 4), (13, 5), (17, 6), (19, 7))]
    found = ways(printed, (3, 4, 5, 6, 7, 8), [parts])
    assert found
    assert all(way.inferred is not None and way.taken[way.inferred] is None for way in found)
    assert (100, 11, 13, 17, 19, 40) in {way.values for way in found}


def test_the_number_inferred_mends_every_sum_that_it_is_part_of() -> None:
    """Of this year's four funds the first is lost: the year's sum and that of all funds both lack it."""
    of_all, of_year = RowEquality((0,), (2, 3, 4, 5), 0), RowEquality((1,), (2, 3, 4), 0)
    printed = [Seen(v, c, False) for v, c in ((100, 3), (90, 4), (11, 6), (13, 7), (10, 8))]
    found = {way.values: way.inferred for way in ways(printed, (3, 4, 5, 6, 7, 8), [of_all, of_year])}
    assert found[100, 90, 66, 11, 13, 10] == 2


def test_nothing_is_inferred_where_two_sums_lack_different_numbers() -> None:
    of_all, of_year = RowEquality((0,), (2, 3, 4, 5), 0), RowEquality((1,), (2, 3, 4), 0)
    printed = [Seen(v, c, False) for v, c in ((100, 3), (85, 4), (11, 6), (13, 7), (10, 8))]
    assert not ways(printed, (3, 4, 5, 6, 7, 8), [of_all, of_year])


def test_nothing_is_inferred_where_the_parts_are_more_than_their_sum() -> None:
    parts = RowEquality((0,), (1, 2, 3, 4, 5), 0)
    printed = [Seen(v, c, False) for v, c in ((10, 3), (11, 4), (13, 5), (17, 6), (19, 7))]
    assert not [way for way in ways(printed, (3, 4, 5, 6, 7, 8), [parts]) if way.inferred is not None]


def test_a_tolerance_is_kept() -> None:
    rounded = RowEquality((0,), (1, 2), 1)
    assert not breaks((100, 70, 31), rounded)
    assert breaks((100, 70, 32), rounded)


def test_parts_without_their_sum_break_and_a_sum_without_its_parts_is_not_compared() -> None:
    equality = RowEquality((0,), (1, 2), 0)
    assert breaks((_, 70, 30), equality)
    assert not breaks((_, 0, _), equality)
    assert not breaks((100, _, _), equality)
    assert is_uncompared((100, _, _), equality)
    assert not is_uncompared((100, 100, _), equality)


def test_parts_filled_so_far_may_not_exceed_their_sum() -> None:
    equality = RowEquality((0,), (1, 2), 0)
    assert not exceeds((100, 70), equality)
    assert exceeds((100, 101), equality)
    assert exceeds((_, 1), equality)


def test_no_way_lays_parts_that_exceed_their_sum() -> None:
    for way in ways(seen(50, 70, 40, 30), COLUMNS, BOOKS):
        assert not any(breaks(way.values, equality) for equality in BOOKS)


def test_a_number_of_ways_is_enough() -> None:
    found = ways(seen(*range(1, 11)), tuple(range(3, 23)), [])
    assert 0 < len(found) <= 48
    assert [way.cost for way in found] == sorted(way.cost for way in found)


def test_a_row_that_needs_too_many_steps_has_no_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placing, "_MOST_STEPS", 4)
    assert ways(seen(100, 70, 50, 20, 30), COLUMNS, BOOKS) == []
