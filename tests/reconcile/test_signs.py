"""What a damaged table shows of itself, where every equality may hold."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ingest.books import Equality
from ingest.interpret.reading import Sheet, SheetRow
from ingest.page import CONVERTED, PRINT
from ingest.reconcile.signs import (
    below_lost_rows,
    counted_in_their_unit,
    cut_tables,
    mismatched,
    shows_damage,
    without_heading,
)
from tests.reconcile.by_hand import document, row

UNIT = "测绘院"


def of_unit(printed: SheetRow, kind: str = "function") -> SheetRow:
    slots = tuple(
        replace(slot, place=replace(slot.place, unit_name=UNIT, row_kind=kind)) for slot in printed.slots
    )
    return replace(printed, slots=slots)


def sheet(*rows: SheetRow, medium: str = CONVERTED) -> Sheet:
    return Sheet(7, "procurement", None, "政府采购预算表", medium, (rows,))


def with_twin(printed: SheetRow) -> SheetRow:
    first, second, third = printed.slots
    return replace(printed, slots=(first, second, replace(third, place=second.place)))


HEAD = of_unit(row(1, "560001", {3: "60.00"}), "unit")
CLASS = of_unit(row(2, "301", {3: "40.00"}))
ITEM = of_unit(row(3, "30101", {3: "40.00"}))
OTHER = of_unit(row(4, "302", {3: "20.00"}))


def test_columns_that_say_the_same_show_a_cut_heading() -> None:
    assert cut_tables([sheet(with_twin(CLASS))]) == {7}
    assert not cut_tables([sheet(CLASS)])
    assert not cut_tables([sheet(with_twin(CLASS), medium=PRINT)])
    assert not cut_tables([sheet(with_twin(row(2, "301", {})))])


@pytest.mark.parametrize(
    ("one", "other", "is_cut"),
    [
        (("财政专户", "教育收费"), ("财政专户", "其他收费"), False),
        (("财政专户",), ("财政专户", "其他收费"), True),  # words are lost below 财政专户
        (("财政专户", "小计"), ("财政专户", "小计"), True),
        ((), ("其他收费",), True),
    ],
)
def test_columns_under_words_of_their_own_are_two(
    one: tuple[str, ...], other: tuple[str, ...], is_cut: bool
) -> None:
    first, second, third = with_twin(CLASS).slots
    slots = (first, replace(second, heading=one), replace(third, heading=other))
    assert bool(cut_tables([sheet(replace(CLASS, slots=slots))])) is is_cut


@pytest.mark.parametrize(
    ("rows", "is_shown"),
    [
        ((HEAD, CLASS, ITEM, OTHER), False),
        ((HEAD, CLASS, ITEM, CLASS), True),  # a unit has a class once
        ((HEAD, CLASS, row(3, None, {3: "1.00"}), OTHER), True),
        ((HEAD, CLASS, row(3, None, {}), OTHER), False),
        ((row(1, None, {3: "1.00"}), HEAD, CLASS), False),  # above the rows is the heading's end
    ],
)
def test_a_name_that_is_lost_shows(rows: tuple[SheetRow, ...], is_shown: bool) -> None:
    assert shows_damage([sheet(*rows)]) is is_shown


@pytest.mark.parametrize(("amount_beside", "is_shown"), [({}, False), ({3: "5.00"}, True)])
def test_a_name_may_reach_over_from_the_block_on_the_left(
    amount_beside: dict[int, str], is_shown: bool
) -> None:
    left = (CLASS, row(3, "303", amount_beside), OTHER)
    right = (CLASS, row(3, None, {3: "1.00"}), OTHER)
    assert shows_damage([replace(sheet(), blocks=(left, right))]) is is_shown


def below(*rows: SheetRow, left_over: int | None = None) -> frozenset[int]:
    books = document(rows)
    lines = set() if left_over is None else {(0, left_over)}
    return below_lost_rows(books, {n: r.printed for n, r in enumerate(books.rows)}, lines)


def test_from_a_subject_printed_again_all_may_be_of_another_unit() -> None:
    assert below(HEAD, CLASS, ITEM, OTHER) == set()
    assert below(HEAD, CLASS, ITEM, OTHER, CLASS, ITEM) == {4, 5}


def test_the_next_unit_is_on_firm_ground_again() -> None:
    assert below(HEAD, CLASS, OTHER, CLASS, HEAD, CLASS, ITEM) == {3}


def test_rows_may_be_parts_of_a_line_without_a_name_above_them() -> None:
    assert below(HEAD, CLASS, row(3, None, {3: "20.00"}), OTHER, left_over=2) == {2}
    assert below(HEAD, CLASS, row(3, None, {3: "20.00"}), OTHER) == set()  # a row takes its numbers


def test_rows_that_are_more_than_the_line_above_them_are_not_its_parts() -> None:
    assert below(HEAD, CLASS, row(3, None, {3: "19.00"}), OTHER, left_over=2) == set()


def test_a_sum_that_holds_keeps_its_parts_with_their_unit() -> None:
    """Entries 0, 3 and 9 are the first places of the unit, its class and the other."""
    books = document([HEAD, CLASS, ITEM, OTHER], [Equality("r", "equal", (0,), (3, 9), Decimal(0), "")])
    assert counted_in_their_unit(books, [0]) == {3, 9}
    assert counted_in_their_unit(books, []) == set()


def named(row_no: int, code: str, name: str) -> SheetRow:
    printed = row(row_no, code, {3: "1.00"})
    slots = tuple(replace(slot, place=replace(slot.place, row_name=name)) for slot in printed.slots)
    return replace(printed, slots=slots)


WHOLE = sheet(named(1, "20805", "行政事业单位养老支出"), named(2, "2080501", "行政单位离退休"))


def test_a_code_that_lost_a_part_stands_beside_a_name_of_another() -> None:
    lost = named(1, "20805", "行政单位离退休")
    assert mismatched([WHOLE, sheet(lost)]) == {("function", "20805", "行政单位离退休")}
    assert shows_damage([WHOLE, sheet(lost)])


@pytest.mark.parametrize(
    "other",
    [
        named(1, "20805", "行政事业单位离退休"),  # another wording of the same
        named(1, "2080502", "行政单位离退休"),  # no part of a code is missing
        named(1, "21305", "行政单位离退休"),  # nor is it that code
    ],
)
def test_other_wordings_and_codes_are_no_sign(other: SheetRow) -> None:
    assert mismatched([WHOLE, sheet(other)]) == frozenset()


def part_of(row_no: int, path: str | None) -> SheetRow:
    printed = row(row_no, "x", {3: "1.00"})
    slots = tuple(
        replace(slot, place=replace(slot.place, row_code=None, row_path=path, row_kind="item", row_level=2))
        for slot in printed.slots
    )
    return replace(printed, slots=slots)


def test_parts_below_a_line_without_a_name_may_be_parts_of_that() -> None:
    rows = (
        part_of(1, None),
        row(2, None, {3: "2.00"}),
        part_of(3, "出国费"),
        part_of(4, "出国费"),
        part_of(5, None),
    )
    assert below(*rows, left_over=1) == {1, 2}
    assert below(*rows) == set()


def test_a_part_without_what_it_is_part_of_shows_in_a_table_of_two_sides() -> None:
    summary = replace(part_of(1, None).slots[0].place, table_key="appropriation_summary")
    assert without_heading(summary)
    assert not without_heading(replace(summary, row_path="本年支出"))
    assert not without_heading(replace(summary, row_code="201"))
    assert not without_heading(part_of(1, None).slots[0].place)
