"""Each mechanism of the rules over a few entries."""

from __future__ import annotations

from decimal import Decimal

from ingest.books import Entry, ground
from tests.books.by_hand import STEP, books_of, checked, entry, function, grounded, rights, total

PARENTS = books_of("parent_is_children_function")
SPENDS = books_of("total_is_spends")
FUNDS = books_of("current_is_funds", "total_is_funds", "fiscal_is_funds")
SUMMARY = books_of("expenditure_summary_is_summary_total")


def _line(row: int, name: str, yuan: int | str | None, **rest: str | int) -> Entry:
    return entry(row, yuan, table_key="budget_summary", side="expenditure", row_name=name, table=2, **rest)


def test_a_code_is_the_sum_of_the_codes_right_under_it() -> None:
    codes = ["201", "20101", "2010101", "2010102", "20103"]
    rows = [function(n, code, 10) for n, code in enumerate(codes)]
    assert sorted(grounded(rows, PARENTS)) == [((0,), (1, 4)), ((1,), (2, 3))]


def test_a_child_hangs_from_the_nearest_row_that_is_there() -> None:
    rows = [function(1, "201", 10), function(2, "2010101", 10)]
    assert grounded(rows, PARENTS) == [((0,), (1,))]


def test_a_blank_slot_takes_part_and_counts_as_nothing() -> None:
    rows = [function(1, "201", 10), function(2, "20101", None), function(3, "20103", 10)]
    assert grounded(rows, PARENTS) == [((0,), (1, 2))]
    assert [found.difference_yuan for found in checked(rows, PARENTS)] == [0]


def test_a_side_that_prints_nothing_is_not_compared() -> None:
    rows = [function(1, "201", 10), function(2, "20101", None)]
    assert grounded(rows, PARENTS)
    assert checked(rows, PARENTS) == ()


def test_columns_are_compared_with_the_same_columns() -> None:
    rows = [
        function(row, code, 10, col=col, fund=fund)
        for row, code in enumerate(("201", "20101"))
        for col, fund in enumerate(("general", "unit"))
    ]
    assert sorted(grounded(rows, PARENTS)) == [((0,), (2,)), ((1,), (3,))]


def test_other_measures_are_no_money() -> None:
    rows = [function(1, "201", 10), function(2, "20101", 10), function(3, "20103", 50, measure="share")]
    assert grounded(rows, PARENTS) == [((0,), (1,))]


def test_other_years_are_other_books() -> None:
    parent = function(1, "201", 10)
    assert grounded([parent, function(2, "20101", 10)], PARENTS) == [((0,), (1,))]
    assert grounded([parent, function(2, "20101", 10, figure_kind="final")], PARENTS) == []
    assert grounded([parent, function(2, "20101", 10, figure_year=2022)], PARENTS) == []


def test_parts_leave_out_what_lies_within_another_part() -> None:
    spends = ("all", "basic", "personnel", "public", "project")
    rows = [function(1, "201", 10, col=col, spend=spend) for col, spend in enumerate(spends)]
    assert grounded(rows, SPENDS) == [((0,), (1, 4))]
    assert grounded([rows[0], *rows[2:]], SPENDS) == [((0,), (1, 2, 3))]


def test_funds_are_taken_once_as_parts_or_as_leaves() -> None:
    columns = (
        ("all", "all"),
        ("all", "current"),
        ("fiscal", "current"),
        ("general", "current"),
        ("gov_fund", "current"),
        ("unit", "current"),
        ("special_account", "current"),
        ("all", "carryover"),
    )
    rows = [
        function(1, "201", 10, col=n, fund=fund, origin=origin) for n, (fund, origin) in enumerate(columns)
    ]
    by_rule = {equality.rule_id: equality for equality in ground(rows, STEP, FUNDS)}
    assert by_rule["current_is_funds"].right == (2, 5, 6)
    assert by_rule["fiscal_is_funds"].right == (3, 4)
    assert by_rule["total_is_funds"].right == (3, 4, 5, 6, 7)


def test_one_fund_beside_its_total_is_no_sum_of_funds() -> None:
    rows = [
        function(1, "201", 10, fund="fiscal"),
        function(1, "201", 10, col=2, fund="general"),
    ]
    assert grounded(rows, FUNDS) == []


def test_a_second_column_that_says_the_same_is_among_the_first() -> None:
    columns = (("all", 30), ("general", 20), ("general", 15), ("gov_fund", 4), ("unit", 6))
    rows = [
        function(row, code, yuan, col=col, fund=fund)
        for row, code in enumerate(("201", "20101"))
        for col, (fund, yuan) in enumerate(columns)
    ]
    assert grounded(rows, books_of("total_is_funds")) == [((0,), (1, 3, 4)), ((5,), (6, 8, 9))]
    assert ((2,), (7,)) in grounded(rows, PARENTS)


def test_a_line_below_the_foot_is_part_of_the_grand_total_alone() -> None:
    books = books_of("current_expenditure_is_functions", "expenditure_total_is_parts")
    rows = [
        _line(1, "教育支出", 10),
        _line(2, "本年支出合计", 10, row_kind="total"),
        _line(3, "未安排的资金", 2),
        _line(4, "支出总计", 12, row_kind="total"),
    ]
    assert sorted(grounded(rows, books)) == [((1,), (0,)), ((3,), (1, 2))]
    headed = [_line(1, "本年支出", 10, row_kind="total"), _line(2, "教育支出", 10)]
    assert grounded(headed, books) == [((0,), (1,))]


def test_a_total_printed_again_is_one_total() -> None:
    books = books_of("total_is_function")
    rows = [total(1, 10), function(2, "201", 10), total(9, 10)]
    assert grounded(rows, books) == [((0,), (1,))]


def test_a_sum_needs_the_row_that_gives_it_meaning() -> None:
    books = books_of("expenditure_total_is_parts")
    rows = [_line(1, "支出总计", 12), _line(2, "结转下年", 2)]
    assert grounded(rows, books) == []
    rows.append(_line(3, "本年支出合计", 10))
    assert grounded(rows, books) == [((0,), (1, 2))]


def test_alternatives_share_a_choice_and_the_nearest_is_compared() -> None:
    rows = [total(1, 11), _line(1, "本年支出合计", 10), _line(2, "支出总计", 15)]
    equalities = ground(rows, STEP, SUMMARY)
    assert rights(equalities) == [(1,), (2,)]
    assert len({equality.choice for equality in equalities}) == 1
    assert [found.difference_yuan for found in checked(rows, SUMMARY)] == [1]


def test_of_equally_near_figures_the_first_on_the_page_is_compared() -> None:
    rows = [total(1, 10), _line(8, "支出总计", 10), _line(3, "本年支出合计", 10)]
    assert [found.equality.right for found in checked(rows, SUMMARY)] == [(2,)]


def test_at_most_is_said_and_the_difference_may_be_less_than_nothing() -> None:
    books = books_of("procurement_within_expenditure")
    rows = [total(1, 3, table_key="procurement"), total(1, 10, table=2)]
    (found,) = checked(rows, books)
    assert found.equality.relation == "at_most"
    assert found.equality.choice == ""
    assert found.difference_yuan == -7


def test_rows_of_other_tables_are_found_by_the_codes_of_their_names() -> None:
    books = books_of("general_is_function_table")
    coded = {"table_key": "function_expenditure", "fund": "general"}
    named = {"table_key": "general_expenditure", "fund": "general", "table": 2}
    rows = [
        entry(1, 10, row_code="299", row_name="新事务支出", **coded),
        entry(2, 10, row_code="29901", row_name="新机构（处）事务", **coded),
        entry(1, 10, row_name="新事务", **named),
        entry(2, 10, row_name="新机构(处)事务", row_path="新事务", **named),
    ]
    assert sorted(grounded(rows, books)) == [((2,), (0,)), ((3,), (1,))]


def test_a_department_that_repeats_the_total_above_its_units_is_none_of_them() -> None:
    books = books_of("units_make_department")
    units = [
        entry(n, yuan, row_kind="unit", row_name=name, unit_name=name)
        for n, name, yuan in ((2, "某局", 10), (3, "某局本级", 6), (4, "某中心", 4))
    ]
    assert grounded([total(1, 10), *units], books) == [((0,), (2, 3))]
    assert grounded([total(1, 9), *units], books) == [((0,), (1, 2, 3))]


def test_numbers_of_a_department_are_compared_where_both_are_printed() -> None:
    books = books_of("units_make_department")
    units = [
        entry(n, yuan, row_kind="unit", row_name=name, unit_name=name, col=col, spend=spend)
        for n, name, *money in ((2, "某局", 10, 7), (3, "某局本级", 6, 3), (4, "某中心", 4, 4))
        for col, (spend, yuan) in enumerate(zip(("all", "basic"), money, strict=True))
    ]
    heads = [total(1, 10), total(1, None, col=1, spend="basic")]
    assert ((0,), (4, 6)) in grounded([*heads, *units], books)
    nothing_printed = [total(1, None), heads[1]]
    assert ((0,), (2, 4, 6)) in grounded([*nothing_printed, *units], books)


def test_a_blank_counts_as_nothing_where_a_rule_says_so_and_the_table_prints_that_side() -> None:
    rows = [
        total(1, 5, origin="current"),
        total(1, 2, col=2, spend="basic"),
        function(2, "201", 2, spend="basic"),
    ]
    assert grounded(rows, books_of("total_is_function")) == [((1,), (2,))]
    by_nothing = books_of("total_is_function", blank_policy="nothing")
    assert sorted(grounded(rows, by_nothing)) == [((0,), ()), ((1,), (2,))]
    assert sorted(found.difference_yuan for found in checked(rows, by_nothing)) == [0, 5]


def test_tolerance_is_half_of_the_last_digit_of_each_number() -> None:
    rows = [function(1, "201", 28), *(function(n, f"201{n:02}", 1) for n in range(2, 30))]
    (coarse,) = ground(rows, STEP, PARENTS)
    assert coarse.tolerance_yuan == Decimal(1450)
    (fine,) = ground(rows, {1: Decimal("0.01")}, PARENTS)
    assert fine.tolerance_yuan == Decimal("0.15")  # 0.005 and 0.14, each side rounded up to a fen
