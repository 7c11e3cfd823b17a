"""收支 tables: both sides, their items and sub-items, totals and carry-over."""

from tests.builders import all_placed, read_table, says

UNIT = "单位：万元"
HEADING = ["收入 | < | 支出 | <", "项目 | 预算数 | 项目 | 预算数"]


def test_the_two_sides_are_told_apart_and_their_rows_named_without_numerals() -> None:
    rows = [
        *HEADING,
        "一、一般公共预算拨款收入 | 30.00 | 一、一般公共服务支出 | 28.00",
        "二、政府性基金预算拨款收入 | 4.00 | 二、社会保障和就业支出 | 7.00",
        "本年收入合计 | 34.00 | 本年支出合计 | 35.00",
        "上年结转 | 1.00 | 结转下年 | 0.50",
        "收入总计 | 35.10 | 支出总计 | 35.20",
    ]
    reading = read_table(rows, "收支预算总表", UNIT)
    all_placed(reading, 10)
    says(
        reading,
        "30.00",
        side="revenue",
        row_kind="revenue",
        row_name="一般公共预算拨款收入",
        row_level=1,
        fund="all",
    )
    says(reading, "7.00", side="expenditure", row_kind="function", row_name="社会保障和就业支出", row_level=1)
    says(reading, "34.00", row_kind="total", row_name="本年收入合计")
    says(reading, "1.00", side="revenue", row_name="上年结转", row_level=1)
    says(reading, "0.50", side="expenditure", row_name="结转下年")
    says(reading, "35.20", row_kind="total", row_name="支出总计", side="expenditure")


def test_a_label_in_a_summary_never_sets_the_fund() -> None:
    rows = [*HEADING, "一、一般公共预算拨款收入 | 30.00 | 一、一般公共服务支出 | 28.00"]
    says(read_table(rows, "收支预算总表", UNIT), "30.00", fund="all", origin="all", spend="all")


def test_sub_items_bear_the_name_of_their_parent() -> None:
    rows = [
        *HEADING,
        "一、本年收入 | 34.00 | 一、本年支出 | 33.00",
        "（一）一般公共预算拨款 | 30.00 | （一）一般公共服务支出 | 28.00",
        "（二）政府性基金预算拨款 | 4.00 | （二）教育支出 | 5.00",
        "二、上年结转 | 3.00 | 二、结转下年 | 4.10",
        "（一）一般公共预算拨款 | 2.00 |  | ",
        "（二）政府性基金预算拨款 | 1.00 |  | ",
        "收入总计 | 37.00 | 支出总计 | 37.10",
    ]
    reading = read_table(rows, "财政拨款收支总表", UNIT)
    all_placed(reading, 12)
    says(
        reading,
        "30.00",
        table_key="appropriation_summary",
        row_name="本年收入/一般公共预算拨款",
        row_path="本年收入",
        row_level=2,
    )
    says(reading, "28.00", row_kind="function", row_name="本年支出/一般公共服务支出", side="expenditure")
    says(reading, "2.00", row_name="上年结转/一般公共预算拨款")
    says(reading, "1.00", row_name="上年结转/政府性基金预算拨款")


def test_a_numbering_that_begins_again_is_one_level_deeper() -> None:
    rows = [
        *HEADING,
        "一、本年收入 | 34.00 | 一、本年支出 | 33.00",
        "一般公共预算拨款 | 30.00 | 一、一般公共服务支出 | 28.00",
        "政府性基金预算拨款 | 4.00 | 二、教育支出 | 5.00",
    ]
    reading = read_table(rows, "财政拨款收支总表", UNIT)
    says(reading, "28.00", row_name="本年支出/一般公共服务支出", row_level=2)
    says(reading, "5.00", row_name="本年支出/教育支出", row_level=2)
    says(reading, "4.00", row_name="本年收入/政府性基金预算拨款")


def test_among_marks_a_part_of_the_row_above() -> None:
    rows = [
        *HEADING,
        "一、财政拨款收入 | 34.00 | 一、一般公共服务支出 | 33.00",
        "其中：政府性基金预算拨款 | 4.00 | 二、教育支出 | 5.00",
        "二、事业收入 | 6.00 |  | ",
    ]
    reading = read_table(rows, "收支预算总表", UNIT)
    says(reading, "4.00", row_name="财政拨款收入/政府性基金预算拨款", row_level=2)
    says(reading, "6.00", row_name="事业收入", row_level=1)
    says(reading, "5.00", row_name="教育支出", row_level=1)


def test_the_expenditure_side_may_split_by_fund() -> None:
    rows = [
        "收入 | < | 支出 | < | < | < | <",
        "项目 | 预算数 | 项目 | 合计 | 一般公共预算 | 政府性基金预算 | 国有资本经营预算",
        "一、本年收入 | 34.00 | 一、本年支出 | 33.00 | 32.00 | 1.00 | 0.00",
        "（一）一般公共预算拨款 | 30.00 | （一）一般公共服务支出 | 28.00 | 27.00 | 1.10 | 0.01",
    ]
    reading = read_table(rows, "财政拨款收支总表", UNIT)
    all_placed(reading, 10)
    says(reading, "33.00", fund="all")
    says(reading, "27.00", fund="general", row_name="本年支出/一般公共服务支出", side="expenditure")
    says(reading, "0.01", fund="soe")


def test_summaries_without_a_row_of_sides_tell_them_by_their_columns() -> None:
    rows = [
        "收入项目 | 预算数 | 支出项目 | 预算数",
        "一般公共预算拨款收入 | 30.00 | 一般公共服务支出 | 28.00",
        "收入总计 | 30.10 | 支出总计 | 28.10",
    ]
    reading = read_table(rows, "部门收支总表", UNIT)
    all_placed(reading, 4)
    says(reading, "30.00", side="revenue")
    says(reading, "28.00", side="expenditure", row_kind="function")


def test_a_summary_of_a_final_account_prints_three_kinds_of_figures() -> None:
    rows = [
        "收入 | < | < | < | 支出 | < | < | <",
        "项目 | 年初预算数 | 全年预算数 | 决算数 | 项目 | 年初预算数 | 全年预算数 | 决算数",
        "一、财政拨款收入 | 10.00 | 11.00 | 12.00 | 一、教育支出 | 13.00 | 14.00 | 15.00",
    ]
    reading = read_table(rows, "收入支出决算总表", UNIT, cover="某市财政局2024年度部门决算")
    all_placed(reading, 6)
    says(reading, "10.00", figure_kind="budget", figure_year=2024)
    says(reading, "11.00", figure_kind="adjusted")
    says(reading, "15.00", figure_kind="final", side="expenditure")


def test_a_blank_and_a_dash_are_no_numbers() -> None:
    rows = [
        *HEADING,
        "一、一般公共预算拨款收入 | 30.00 | 一、一般公共服务支出 | —",
        "二、事业收入 |  | 二、教育支出 | 0.00",
    ]
    all_placed(read_table(rows, "收支预算总表", UNIT), 2)


def test_a_fund_without_a_numeral_stands_under_the_wider_one_above_it() -> None:
    rows = [
        *HEADING,
        "财政拨款（补助） | 34.00 | 201 一般公共服务支出 | 34.01",
        "一般公共预算 | 30.00 |  | ",
        "政府性基金预算 | 4.00 |  | ",
        "事业收入 | 2.00 |  | ",
        "小    计 | 36.00 | 小    计 | 34.02",
    ]
    reading = read_table(rows, "部门收支总体情况表", UNIT)
    says(reading, "30.00", row_name="财政拨款（补助）/一般公共预算", row_level=2)
    says(reading, "4.00", row_path="财政拨款（补助）")
    says(reading, "2.00", row_name="事业收入", row_level=1)
    says(reading, "36.00", row_kind="total", row_name="小计")


def test_a_line_without_a_numeral_is_a_part_of_the_numbered_line_above_it() -> None:
    rows = [
        *HEADING,
        "一、本年收入 | 34.00 | 一、本年支出 | 34.01",
        "（一）一般公共预算拨款 | 30.00 | （一）教育支出 | 34.02",
        "其中：经费拨款 | 22.00 |  | ",
        "行政事业性收费收入 | 8.00 |  | ",
        "（二）政府性基金预算拨款 | 4.00 |  | ",
    ]
    reading = read_table(rows, "财政拨款收支总表", UNIT)
    says(reading, "22.00", row_name="本年收入/一般公共预算拨款/经费拨款", row_level=3)
    says(reading, "8.00", row_path="本年收入/一般公共预算拨款", row_level=3)
    says(reading, "4.00", row_name="本年收入/政府性基金预算拨款", row_level=2)
