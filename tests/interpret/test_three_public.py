"""三公: items as columns and as rows, one year and two, with meetings and training beside them."""

from tests.builders import all_placed, read_table, says

UNIT = "单位：万元"
TITLE = "一般公共预算“三公”经费支出表"


def test_items_that_stand_as_rows() -> None:
    rows = [
        "项目 | 2026年预算数",
        "合计 | 16.00",
        "1、因公出国（境）费用 | 1.00",
        "2、公务接待费 | 5.00",
        "3、公务用车购置及运行费 | 10.00",
        "其中：（1）公务用车购置费 | 4.00",
        "（2）公务用车运行维护费 | 6.00",
    ]
    reading = read_table(rows, TITLE, UNIT)
    all_placed(reading, 6)
    says(reading, "16.00", table_key="three_public", row_kind="total", row_name="合计", fund="general")
    says(reading, "1.00", row_kind="item", row_name="因公出国（境）费用")
    says(reading, "10.00", row_name="公务用车购置及运行费")
    says(reading, "4.00", row_name="公务用车购置及运行费/公务用车购置费", row_path="公务用车购置及运行费")
    says(reading, "6.00", row_name="公务用车购置及运行费/公务用车运行维护费")


def test_items_that_stand_as_columns_are_rows_too() -> None:
    rows = [
        "“三公”经费合计 | 因公出国（境）费 | 公务用车购置及运行费 | < | < | 公务接待费",
        "^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^",
        "16.00 | 1.00 | 10.00 | 4.00 | 6.00 | 5.00",
    ]
    reading = read_table(rows, TITLE, UNIT)
    all_placed(reading, 6)
    says(reading, "16.00", row_name="合计", row_kind="total")
    says(reading, "1.00", row_name="因公出国（境）费", row_kind="item")
    says(reading, "10.00", row_name="公务用车购置及运行费")
    says(reading, "4.00", row_name="公务用车购置及运行费/公务用车购置费")
    says(reading, "5.00", row_name="公务接待费")


def test_two_years_of_items_as_columns() -> None:
    item = "合计 | 因公出国（境）费 | 公务用车购置及运行费 | < | < | 公务接待费"
    under = "^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^"
    rows = [
        "2025年预算数 | < | < | < | < | < | 2026年预算数 | < | < | < | < | <",
        f"{item} | {item}",
        f"{under} | {under}",
        "16.00 | 1.00 | 10.00 | 4.00 | 6.00 | 5.00 | 15.00 | 1.10 | 9.00 | 3.00 | 6.10 | 4.90",
    ]
    reading = read_table(rows, TITLE, UNIT)
    all_placed(reading, 12)
    says(reading, "16.00", figure_year=2025, row_name="合计", figure_kind="budget")
    says(reading, "15.00", figure_year=2026, row_name="合计")
    says(reading, "3.00", figure_year=2026, row_name="公务用车购置及运行费/公务用车购置费")


def test_budget_and_final_account_side_by_side() -> None:
    item = "合计 | 因公出国（境）费 | 公务接待费"
    rows = ["预算数 | < | < | 决算数 | < | <", f"{item} | {item}", "6.00 | 1.00 | 5.00 | 5.50 | 1.10 | 4.40"]
    reading = read_table(rows, "财政拨款“三公”经费支出决算表", UNIT, cover="某市财政局2024年度部门决算")
    all_placed(reading, 6)
    says(reading, "6.00", figure_kind="budget", figure_year=2024, fund="fiscal", row_name="合计")
    says(reading, "4.40", figure_kind="final", row_name="公务接待费")


def test_last_years_column_is_a_year_earlier() -> None:
    rows = ["项目 | 上年预算数 | 本年预算数 | 增减额 | 增减率", "公务接待费 | 5.00 | 4.00 | -1.00 | -20.00%"]
    reading = read_table(rows, TITLE, UNIT)
    all_placed(reading, 4)
    says(reading, "5.00", figure_year=2025, measure="amount")
    says(reading, "4.00", figure_year=2026)
    says(reading, "-1.00", measure="change")
    says(reading, "-20.00%", measure="change_rate")


def test_who_spends_stays_with_items_as_columns() -> None:
    rows = [
        "单位名称 | 合计 | 因公出国（境）费 | 公务接待费",
        "合计 | 6.00 | 1.00 | 5.00",
        "某市财政局本级 | 4.00 | 0.90 | 3.10",
    ]
    reading = read_table(rows, TITLE, UNIT)
    all_placed(reading, 6)
    says(reading, "6.00", unit_name=None, row_name="合计")
    says(reading, "3.10", unit_name="某市财政局本级", row_name="公务接待费", row_kind="item")


def test_meetings_and_training_are_items_of_their_own() -> None:
    rows = [
        "“三公”经费 | < | < | 会议费 | 培训费",
        "小计 | 因公出国（境）费 | 公务接待费 | ^ | ^",
        "6.00 | 1.00 | 5.00 | 2.00 | 3.00",
    ]
    reading = read_table(rows, "一般公共预算“三公”经费、会议费、培训费支出预算表", UNIT)
    all_placed(reading, 5)
    says(reading, "6.00", row_name="合计", row_kind="total")
    says(reading, "2.00", row_name="会议费", row_kind="item")
    says(reading, "3.00", row_name="培训费")


def test_the_total_beside_items_as_columns_is_a_total_whoever_spends_it() -> None:
    rows = [
        "单位名称 | “三公”经费财政拨款预算数 | < | < | < | <",
        "^ | 合计 | 因公出国（境）费用 | 公务用车购置及运行维护费 | < | 公务接待费",
        "^ | ^ | ^ | 小计 | 公务用车购置 | ^",
        "某市财政局 | 16.00 | 1.00 | 10.00 | 4.00 | 5.00",
    ]
    reading = read_table(rows, "财政拨款“三公”经费支出预算表", UNIT)
    all_placed(reading, 5)
    says(reading, "16.00", row_kind="total", row_name="合计", unit_name="某市财政局")
    says(reading, "4.00", row_name="公务用车购置及运行维护费/公务用车购置", unit_name="某市财政局")


def test_an_item_numbered_a_level_deeper_is_a_part_of_the_item_above() -> None:
    rows = [
        "项目 | 上年预算数 | 当年预算数 | 增减变化情况（%） | 说明",
        "合计 | 16.00 | 15.00 | -6.25 | ",
        "一、因公出国（境）经费 | 1.00 | 1.10 | 10.01 | 无",
        "二、公务用车费 | 10.00 | 9.90 | -1.00 | ",
        "1.公务用车运行维护费 | 6.00 | 5.90 | -1.67 | ",
        "2.公务用车购置 | 4.00 | 4.10 | 2.50 | ",
        "三、公务接待费 | 5.00 | 4.01 | -20.00 | ",
    ]
    reading = read_table(rows, "“三公”经费支出预算表", UNIT)
    all_placed(reading, 18)
    says(reading, "5.90", row_name="公务用车费/公务用车运行维护费", row_path="公务用车费", figure_year=2026)
    says(reading, "4.10", row_name="公务用车费/公务用车购置")
    says(reading, "4.01", row_name="公务接待费", row_path=None)
    says(reading, "2.50", measure="change_rate")


COLUMNS = [
    "项目 | 一般公共预算财政拨款安排的“三公”经费 | < | < | < | < | < | 会议费",
    "^ | 小计 | 因公出国（境）费用 | 公务接待费 | 公务用车购置及运行维护费 | < | < | ^",
    "^ | ^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行维护费 | ^",
]


def test_a_row_may_say_for_what_its_items_are() -> None:
    rows = [
        *COLUMNS,
        "预算数 | 26.00 | 0.10 | 2.00 | 23.90 | 0.20 | 23.70 | 1.00",
        "决算数 | 24.00 | 0.11 | 1.00 | 22.89 | 0.21 | 22.68 | 0.50",
    ]
    title = "一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表"
    reading = read_table(rows, title, UNIT, cover="某市财政局2020年度部门决算")
    all_placed(reading, 14)
    says(
        reading,
        "26.00",
        figure_kind="budget",
        figure_year=2020,
        row_name="合计",
        row_kind="total",
        unit_name=None,
    )
    says(reading, "24.00", figure_kind="final", row_name="合计")
    says(reading, "0.50", figure_kind="final", row_name="会议费")


def test_a_row_may_say_of_which_year_its_items_are() -> None:
    rows = [
        "单位名称 | 年度 | “三公”经费预算总额 | 因公出国（境）费用 | 公务接待费",
        "合计 | 2025年 | 9.00 | 4.00 | 5.00",
        "合计 | 2026年 | 8.00 | 3.50 | 4.50",
        "某市财政局本级 | 2026年预算数 | 7.00 | 3.00 | 4.01",
    ]
    reading = read_table(rows, TITLE, UNIT)
    all_placed(reading, 9)
    says(reading, "9.00", figure_year=2025, figure_kind="budget", unit_name=None)
    says(reading, "4.50", figure_year=2026, row_name="公务接待费", unit_name=None)
    says(reading, "3.00", figure_year=2026, figure_kind="budget", unit_name="某市财政局本级")


def test_the_subtotal_under_a_heading_over_all_items_is_their_total() -> None:
    rows = [
        "单位名称 | “三公”经费预算数（一般公共预算拨款） | < | < | < | <",
        "^ | 小计 | 公务接待费 | 公务用车购置及运行费 | < | <",
        "^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费",
        "合计 | 30.00 | 6.00 | 24.00 | 4.00 | 20.00",
    ]
    reading = read_table(rows, "“三公”经费预算公开表", UNIT)
    all_placed(reading, 5)
    says(reading, "30.00", row_kind="total", row_name="合计")
    says(reading, "24.00", row_kind="item")


def test_beside_a_wider_total_that_of_the_items_is_an_item() -> None:
    rows = [
        "单位名称 | 总计 | “三公”经费 | < | < | 会议费",
        "^ | ^ | 合计 | 因公出国（境）费用 | 公务接待费 | ^",
        "某市财政局 | 5.00 | 3.00 | 2.00 | 1.00 | 2.01",
    ]
    reading = read_table(rows, TITLE, UNIT)
    says(reading, "5.00", row_kind="total", row_name="合计")
    says(reading, "3.00", row_kind="item", row_name="“三公”经费")


def test_rows_that_count_things_are_no_money() -> None:
    rows = [
        "项目 | 行次 | 决算统计数",
        "一、“三公”经费支出 | 1 | —",
        "（一）支出合计 | 2 | 6.00",
        "1．公务接待费 | 3 | 6.01",
        "（二）相关统计数 | 4 | —",
        "1．国内公务接待批次（个） | 5 | 52",
        "2．公务用车保有量（辆） | 6 | 4",
    ]
    reading = read_table(rows, "“三公”经费情况表", UNIT, cover="某县财政局2022年度部门决算")
    says(reading, "6.01", measure="amount")
    says(reading, "52", measure="quantity")
    says(reading, "4", measure="quantity")
    assert [a.observation.printed_unit for a in reading.amounts if a.observation.printed_text == "4"] == [
        "辆"
    ]


def test_this_years_figures_beside_last_years_and_the_change() -> None:
    rows = [
        "项目 | 上年决算数 | 本年决算数 | 比上年增、减情况 | <",
        "^ | ^ | ^ | 增、减金额 | 增、减幅度",
        "合计 | 15.00 | 16.00 | 1.00 | 6.67%",
        "公务接待费 | 4.00 | 5.00 | 1.10 | 25.00%",
    ]
    reading = read_table(rows, TITLE, UNIT, cover="某市财政局2024年部门决算")
    all_placed(reading, 8)
    says(reading, "15.00", figure_year=2023, figure_kind="final", origin="all")
    says(reading, "16.00", figure_year=2024, figure_kind="final", origin="all")
    says(reading, "1.10", measure="change")
    says(reading, "25.00%", measure="change_rate")


def test_a_percentage_below_a_heading_that_says_nothing_is_no_money() -> None:
    rows = ["项目 | 2026年预算数 | 进度", "合计 | 16.00 | 50.00%", "公务接待费 | 5.00 | 20.00%"]
    reading = read_table(rows, TITLE, UNIT)
    says(reading, "16.00", measure="amount")
    says(reading, "20.00%", measure="share")
