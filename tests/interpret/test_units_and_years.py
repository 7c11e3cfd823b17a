"""What a figure is counted in, which year it is for, and how sure that is."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ingest.interpret import interpret
from ingest.page import CONVERTED, Page
from tests.builders import all_placed, amount, dictionary, lay, page, read, read_table, says

ROWS = ["科目编码 | 科目名称 | 合计", "201 | 一般公共服务支出 | 30.00"]


@pytest.mark.parametrize(
    ("printed", "unit", "yuan"),
    [
        ("单位：万元", "万元", "300000.00"),
        ("单位:万元", "万元", "300000.00"),
        ("单位：元", "元", "30.00"),
        ("金额单位：万元", "万元", "300000.00"),
        ("单位：人民币万元", "万元", "300000.00"),
        ("金额单位：人民币元", "元", "30.00"),
        ("（单位：万元）", "万元", "300000.00"),
        ("单位：千元", "千元", "30000.00"),
        ("单位：亿元", "亿元", "3000000000.00"),
        ("部门：某市财政局    单位：万元", "万元", "300000.00"),
        ("计量单位：万元", "万元", "300000.00"),
        ("单位 ： 万 元", "万元", "300000.00"),
        ("货币单位：万元", "万元", "300000.00"),
        ("单位（万元）", "万元", "300000.00"),
        ("金额：万元", "万元", "300000.00"),
        ("（万元）", "万元", "300000.00"),
        ("金额单位：元（列至角分）", "元", "30.00"),
        ("单位：万元、%", "万元", "300000.00"),
        ("单位：元 部门：某市财政局", "元", "30.00"),
    ],
)
def test_the_unit_above_a_table_is_its_money_unit(printed: str, unit: str, yuan: str) -> None:
    found = amount(read_table(ROWS, "支出预算总表", printed), "30.00")
    assert (found.observation.printed_unit, found.amount_yuan, found.reading) == (
        unit,
        Decimal(yuan),
        "printed",
    )


def test_a_unit_in_the_title_is_the_tables_unit() -> None:
    found = amount(read_table(ROWS, "支出预算总表（单位：元）"), "30.00")
    assert found.amount_yuan == Decimal("30.00")


def test_a_unit_in_a_heading_holds_for_its_column_alone() -> None:
    rows = ["科目编码 | 科目名称 | 合计（元） | 基本支出", "201 | 一般公共服务支出 | 300000.00 | 21.00"]
    reading = read_table(rows, "支出预算总表", "单位：万元")
    assert amount(reading, "300000.00").amount_yuan == Decimal("300000.00")
    assert amount(reading, "21.00").amount_yuan == Decimal("210000.00")


def test_a_unit_in_the_cell_beats_every_other() -> None:
    rows = ["科目编码 | 科目名称 | 合计", "201 | 一般公共服务支出 | 30.00元"]
    assert amount(read_table(rows, "支出预算总表", "单位：万元"), "30.00元").amount_yuan == Decimal("30.00")


def test_two_tables_of_one_document_may_print_two_units() -> None:
    other = ["科目编码 | 科目名称 | 合计", "208 | 社会保障和就业支出 | 88.00"]
    reading = read(
        page(1, "支出预算总表", "单位：万元", ROWS, "以上。", "一般公共预算支出表", "单位：元", other)
    )
    assert amount(reading, "30.00").amount_yuan == Decimal("300000.00")
    assert amount(reading, "88.00").amount_yuan == Decimal("88.00")


def test_a_table_without_a_unit_among_tables_of_one_unit_is_counted_in_it() -> None:
    other = ["科目编码 | 科目名称 | 合计", "208 | 社会保障和就业支出 | 88.00"]
    reading = read(page(1, "支出预算总表", "单位：元", ROWS, "以上。", "一般公共预算支出表", other))
    assert amount(reading, "88.00").amount_yuan == Decimal("88.00")


def test_without_any_unit_the_figure_is_doubtful_and_says_why() -> None:
    found = amount(read_table(ROWS, "支出预算总表"), "30.00")
    assert found.observation.printed_unit is None
    assert found.reading == "doubtful"
    assert found.reading_note is not None
    assert "unit" in found.reading_note


def test_a_share_is_no_money() -> None:
    rows = ["科目编码 | 科目名称 | 合计 | 占比（%）", "201 | 一般公共服务支出 | 30.00 | 61.50"]
    reading = read_table(rows, "支出预算总表", "单位：万元")
    all_placed(reading, 2)
    found = amount(reading, "61.50")
    assert (found.place.measure, found.amount_yuan, found.observation.printed_unit) == ("share", None, "%")
    assert found.reading == "printed"


def test_changes_are_money_and_rates_are_not() -> None:
    rows = [
        "科目编码 | 科目名称 | 2025年执行数 | 2026年预算数 | 增减额 | 增减%",
        "201 | 一般公共服务支出 | 25.00 | 30.00 | 5.00 | 20.00",
    ]
    reading = read_table(rows, "一般公共预算支出表", "单位：万元")
    all_placed(reading, 4)
    says(reading, "25.00", figure_year=2025, figure_kind="final", measure="amount")
    says(reading, "30.00", figure_year=2026, figure_kind="budget")
    assert amount(reading, "5.00").amount_yuan == Decimal("50000.00")
    assert amount(reading, "20.00").amount_yuan is None


def test_a_merged_heading_of_changes_has_both() -> None:
    rows = [
        "科目编码 | 科目名称 | 2025年预算数 | 2026年预算数 | 2026年比2025年增减 | <",
        "^ | ^ | ^ | ^ | 增减额 | 增减率（%）",
        "201 | 一般公共服务支出 | 25.00 | 30.00 | 5.00 | 20.00",
    ]
    reading = read_table(rows, "一般公共预算支出表", "单位：万元")
    all_placed(reading, 4)
    says(reading, "5.00", measure="change")
    says(reading, "20.00", measure="change_rate")


@pytest.mark.parametrize(
    ("heading", "year", "kind"),
    [
        ("2026年预算数", 2026, "budget"),
        ("2026年预算", 2026, "budget"),
        ("2025年预算数", 2025, "budget"),
        ("2025年执行数", 2025, "final"),
        ("2025年预算执行数", 2025, "final"),
        ("2025年决算数", 2025, "final"),
        ("上年执行数", 2025, "final"),
        ("上年预算数", 2025, "budget"),
        ("上年决算数", 2025, "final"),
        ("上年预算执行数", 2025, "final"),
        ("本年预算数", 2026, "budget"),
        ("年初预算数", 2026, "budget"),
        ("调整预算数", 2026, "adjusted"),
        ("全年预算数", 2026, "adjusted"),
        ("预算调整数", 2026, "adjusted"),
        ("金额", 2026, "budget"),
    ],
)
def test_a_heading_says_which_year_and_kind_its_figures_are_of(heading: str, year: int, kind: str) -> None:
    rows = [f"科目编码 | 科目名称 | {heading}", "201 | 一般公共服务支出 | 30.00"]
    reading = read_table(rows, "一般公共预算支出表", "单位：万元")
    all_placed(reading, 1)
    says(reading, "30.00", figure_year=year, figure_kind=kind, origin="all", measure="amount")


def test_last_years_surplus_is_no_figure_of_last_year() -> None:
    rows = ["科目编码 | 科目名称 | 合计 | 上年结转", "201 | 一般公共服务支出 | 30.00 | 1.00"]
    says(read_table(rows, "支出预算总表", "单位：万元"), "1.00", figure_year=2026, origin="carryover")


def test_an_empty_table_with_a_note_is_declared_empty() -> None:
    rows = ["科目编码 | 科目名称 | 合计", " |  | ", " |  | "]
    reading = read_table(
        rows, "政府性基金预算支出表", "单位：万元", notes=["注：本部门无政府性基金预算安排。"]
    )
    table = reading.tables[0]
    assert (table.table_key, table.is_empty, table.is_declared_empty) == ("gov_fund_expenditure", True, True)
    assert not reading.unplaced


def test_an_empty_table_without_a_note_is_only_empty() -> None:
    table = read_table(["科目编码 | 科目名称 | 合计", " |  | "], "政府性基金预算支出表", "单位：万元").tables[
        0
    ]
    assert (table.is_empty, table.is_declared_empty) == (True, False)


def test_a_table_that_says_none_in_a_cell_is_declared_empty() -> None:
    table = read_table(
        ["科目编码 | 科目名称 | 合计", "无 |  | "], "国有资本经营预算支出表", "单位：万元"
    ).tables[0]
    assert (table.is_empty, table.is_declared_empty) == (True, True)


def test_a_table_of_zeros_is_not_empty() -> None:
    reading = read_table(
        ["科目编码 | 科目名称 | 合计", "合计 |  | 0.00"], "国有资本经营预算支出表", "单位：万元"
    )
    assert not reading.tables[0].is_empty
    assert amount(reading, "0.00").amount_yuan == 0


def test_money_is_never_a_float() -> None:
    rows = ["科目编码 | 科目名称 | 合计", "201 | 一般公共服务支出 | 123456789.123456"]
    found = amount(read_table(rows, "支出预算总表", "单位：万元"), "123456789.123456")
    assert found.amount_yuan == Decimal("1234567891234.56")
    assert found.value == Decimal("123456789.123456")


def _listed_elsewhere() -> tuple[Page, Page]:
    """Two pages: units, one of which no ending gives away, and their uses of money below their names."""
    revenue = [
        "单位名称 | 合计",
        "合计 | 60.00",
        "某市民政局 | 10.00",
        "某市老人院 | 30.00",
        "某市福利中心 | 20.00",
    ]
    basic = [
        "支出项目类别（资金使用单位） | 合计",
        "合计 | 31.00",
        "某市民政局 | 5.00",
        "工资福利支出 | 4.00",
        "商品和服务支出 | 1.00",
        "某市老人院 | 15.00",
        "工资福利支出 | 12.00",
        "商品和服务支出 | 3.00",
        "某市福利中心 | 11.00",
        "工资福利支出 | 9.00",
        "资本性支出 | 2.00",
    ]
    return (
        page(1, "收入总体情况表", "单位：万元", revenue),
        page(2, "基本支出总体情况表", "单位：万元", basic),
    )


def test_a_unit_that_another_table_lists_is_known_among_uses() -> None:
    reading = read(*_listed_elsewhere())
    says(reading, "15.00", row_kind="unit", row_name="某市老人院", unit_name="某市老人院")
    says(reading, "12.00", row_kind="use", unit_name="某市老人院")
    says(reading, "3.00", row_kind="use", unit_name="某市老人院")
    says(reading, "4.00", unit_name="某市民政局")
    says(reading, "9.00", unit_name="某市福利中心")


def test_what_another_table_tells_of_a_row_is_told_to_its_blank_places_as_well() -> None:
    layout = lay(*_listed_elsewhere())
    converted = replace(layout, grids=tuple(replace(grid, medium=CONVERTED) for grid in layout.grids))
    reading = interpret(converted, dictionary())
    slots = {
        (sheet.table_ordinal, row.row_no, slot.col_no): slot.place
        for sheet in reading.sheets
        for block in sheet.blocks
        for row in block
        for slot in row.slots
    }
    assert {
        (a.observation.table_ordinal, a.observation.row_no, a.observation.col_no): a.place
        for a in reading.amounts
    } == slots
    assert any(place.unit_name == "某市老人院" and place.row_kind == "use" for place in slots.values())


def test_a_unit_that_prints_its_code_alone_is_named_from_another_table() -> None:
    named = ["科目编码 | 科目名称 | 合计", "560002 | 某市测试中心 | 30.00", "201 | 一般公共服务支出 | 30.01"]
    nameless = ["科目编码 | 科目名称 | 合计", "560002 |  | 30.02", "201 | 一般公共服务支出 | 30.03"]
    reading = read(page(1, "支出预算总表", "单位：万元", named, "支出功能分类预算表", "单位：万元", nameless))
    says(reading, "30.02", row_kind="unit", row_name="某市测试中心", unit_name="某市测试中心")
    says(reading, "30.03", row_kind="function", unit_name="某市测试中心")


def test_a_unit_whose_code_nothing_names_is_called_by_it() -> None:
    rows = ["科目编码 | 科目名称 | 合计", "560002 |  | 30.02", "201 | 一般公共服务支出 | 30.03"]
    says(read_table(rows, "支出预算总表", "单位：万元"), "30.03", unit_name="560002")


def test_a_unit_in_one_heading_alone_is_that_of_the_columns_beside_it() -> None:
    rows = [
        "科目编码 | 科目名称 | 合计（万元） | 基本支出 | 占比（%）",
        "201 | 一般公共服务支出 | 30.00 | 20.00 | 66.67",
    ]
    reading = read_table(rows, "支出预算总表")
    basic = amount(reading, "20.00")
    assert (basic.amount_yuan, basic.reading) == (Decimal("200000.00"), "printed")
    assert amount(reading, "66.67").amount_yuan is None


def test_two_units_in_the_headings_leave_a_third_column_in_doubt() -> None:
    rows = [
        "科目编码 | 科目名称 | 合计（万元） | 上年（元） | 基本支出",
        "201 | 一般公共服务支出 | 30.00 | 1.00 | 20.00",
    ]
    assert amount(read_table(rows, "支出预算总表"), "20.00").reading == "doubtful"
