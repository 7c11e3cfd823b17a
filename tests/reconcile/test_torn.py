"""Numbers that a converter has torn, and those that only look so."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.reconcile.torn import COMPLETED, SHORT, Pool, figures, is_whole, joined, usual_decimals

EMPTY = Pool((), 2)


def pool(*texts: str, decimals: int = 2) -> Pool:
    return Pool(map(Decimal, texts), decimals)


@pytest.mark.parametrize(
    ("head", "tail", "whole"),
    [
        ("14,22", "8.00", "14228.00"),
        ("82.52", "3.60", "82523.60"),  # the comma of the head was read as a point
        ("106.2", "7", "106.27"),
        ("106.", "27", "106.27"),
        ("-1,0", "00.50", "-1000.50"),
        ("１４，２２", "8.00", "14228.00"),
        ("1 06.2", "7", "106.27"),
    ],
)
def test_halves_make_the_number_that_they_were(head: str, tail: str, whole: str) -> None:
    assert joined(head, tail, 2) == Decimal(whole)


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ("14,2", "8.00"),  # 14,28.00 has a group of two
        ("106.20", "7"),  # three decimals where the table has two
        ("106", "7"),  # none
        ("106.2", "-7"),  # the second half of a number has no sign
        ("", "106.27"),
        ("106.27", ""),
        ("合计", "8.00"),
    ],
)
def test_what_makes_no_number_of_the_table_is_not_joined(head: str, tail: str) -> None:
    assert joined(head, tail, 2) is None


def test_how_many_decimals_are_usual_decides_what_is_joined() -> None:
    assert joined("106.2", "7", 6) is None
    assert joined("106.213", "579", 6) == Decimal("106.213579")


def test_most_numbers_say_how_many_decimals_are_usual() -> None:
    assert usual_decimals(["1.00", "2.50", "3", "合计", ""]) == 2
    assert usual_decimals(["1", "2", "3.50"]) == 0
    assert usual_decimals(["1", "2.50"]) == 2  # of as many, the more
    assert usual_decimals(["合计"]) == 2


def test_a_number_is_whole_with_as_many_decimals_as_its_table_prints() -> None:
    assert is_whole("1,234.50", 2)
    assert not is_whole("1,234.5", 2)
    assert not is_whole("1,23", 2)
    assert not is_whole("合计", 2)


def test_a_whole_number_stands_as_it_is_printed() -> None:
    (figure,) = figures("1,234.50", 2, EMPTY)
    assert (figure.value, figure.how, figure.cost) == (Decimal("1234.50"), "", 0)


def test_cut_digits_are_completed_from_what_the_document_prints_elsewhere() -> None:
    short, completed = figures("1,234.5", 2, pool("1234.56", "99.00"))
    assert (short.value, short.how) == (Decimal("1234.5"), SHORT)
    assert (completed.value, completed.how) == (Decimal("1234.56"), COMPLETED)
    assert short.cost < completed.cost


def test_a_head_whose_comma_was_read_as_a_point_is_completed_too() -> None:
    assert Decimal("82523.60") in {figure.value for figure in figures("82.52", 2, pool("82523.60"))}


def test_a_short_number_that_is_printed_so_elsewhere_is_that_number() -> None:
    assert [figure.how for figure in figures("7.5", 2, pool("7.50"))] == [SHORT]


def test_a_head_too_short_or_of_too_many_numbers_completes_to_none() -> None:
    assert pool("12.00").beginning_with("12") == []
    assert pool("123.00").beginning_with("123") == [Decimal("123.00")]
    many = pool(*(f"123.4{n}" for n in range(10)))
    assert many.beginning_with("123") == []
    assert many.beginning_with("123.45") == []  # nothing is longer than it


def test_no_number_of_a_document_is_larger_than_its_largest() -> None:
    assert pool("10.00", "20.00").may_hold(Decimal("20.00"))
    assert not pool("10.00", "20.00").may_hold(Decimal("20.01"))
    assert pool("10.00").with_also([Decimal("30.00")]).may_hold(Decimal("30.00"))
    assert Decimal("30.00") in pool("10.00").with_also([Decimal("30.00")])
