"""Numbers that a converter has torn, and those that only look so."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.reconcile.torn import COMPLETED, SHORT, Manner, Pool, drops_zeros, figures, joined, manner_of

EMPTY = Pool((), 2)
TWO = Manner(2)
GENERAL = Manner(2, drops_zeros=True)


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
    assert joined(head, tail, TWO) == Decimal(whole)


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
    assert joined(head, tail, TWO) is None


def test_how_many_decimals_are_usual_decides_what_is_joined() -> None:
    assert joined("106.2", "7", Manner(6)) is None
    assert joined("106.213", "579", Manner(6)) == Decimal("106.213579")


def test_most_numbers_say_how_many_decimals_are_usual() -> None:
    def usual(*texts: str) -> int:
        return manner_of(texts, drops_zeros=False).decimals

    assert usual("1.00", "2.50", "3", "合计", "") == 2
    assert usual("1", "2", "3.50") == 0
    assert usual("1", "2.50") == 2  # of as many, the more
    assert usual("合计") == 2


def test_where_zeros_are_dropped_a_table_has_the_decimals_of_more_than_a_few() -> None:
    texts = [*["0"] * 60, *["12.34"] * 30, *["0.1234"] * 2]
    assert manner_of(texts, drops_zeros=True) == GENERAL


def test_of_many_numbers_without_a_zero_at_the_end_zeros_are_dropped() -> None:
    texts = [*["12.34"] * 55, *["12.3"] * 5, "0", "(7.1)"]
    assert drops_zeros(texts)
    assert not drops_zeros([*texts, "12.30"])
    assert not drops_zeros([*texts, "(7.10)"])
    assert not drops_zeros(texts[:50])  # too few to tell
    assert not drops_zeros(["12.34"] * 80)  # as many decimals throughout


def test_a_number_is_whole_with_as_many_decimals_as_its_table_prints() -> None:
    assert TWO.is_whole("1,234.50")
    assert not TWO.is_whole("1,234.5")
    assert not TWO.is_whole("1,23")
    assert not TWO.is_whole("合计")
    assert TWO.is_whole("0")  # nothing is lost of a lone zero


def test_where_zeros_are_dropped_a_shorter_number_is_whole() -> None:
    assert all(GENERAL.is_whole(text) for text in ("1,234.56", "1,234.5", "1,234", "0"))
    assert not GENERAL.is_whole("0.0")
    assert not GENERAL.is_whole("12.345")


def test_no_number_begins_with_a_zero_too_many() -> None:
    assert joined("0", "32.65", TWO) is None
    assert joined("0", ".65", TWO) == Decimal("0.65")


def test_a_whole_number_stands_as_it_is_printed() -> None:
    (figure,) = figures("1,234.50", TWO, EMPTY)
    assert (figure.value, figure.how, figure.cost) == (Decimal("1234.50"), "", 0)


def test_cut_digits_are_completed_from_what_the_document_prints_elsewhere() -> None:
    short, completed = figures("1,234.5", TWO, pool("1234.56", "99.00"))
    assert (short.value, short.how) == (Decimal("1234.5"), SHORT)
    assert (completed.value, completed.how) == (Decimal("1234.56"), COMPLETED)
    assert short.cost < completed.cost


def test_a_head_whose_comma_was_read_as_a_point_is_completed_too() -> None:
    assert Decimal("82523.60") in {figure.value for figure in figures("82.52", TWO, pool("82523.60"))}


def test_a_short_number_that_is_printed_so_elsewhere_is_that_number() -> None:
    assert [figure.how for figure in figures("7.5", TWO, pool("7.50"))] == [SHORT]


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
