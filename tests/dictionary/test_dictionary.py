"""What titles, headings, labels and fields mean."""

import csv
from decimal import Decimal

import pytest

from ingest.dictionary.patterns import Entry, Pattern, best
from tests.builders import SEEDS, dictionary

FUNCTION, ECONOMIC, ANY = frozenset({"function"}), frozenset({"economic_dept"}), frozenset({"item"})


def test_a_pattern_needs_all_of_its_words_and_none_of_the_others() -> None:
    pattern = Pattern.of("has", "一般公共 支出", "三公")
    assert pattern.weight("一般公共预算支出表")
    assert not pattern.weight("一般公共预算收入表")
    assert not pattern.weight("一般公共预算三公经费支出表")


def test_a_whole_wording_beats_a_part_and_more_words_beat_fewer() -> None:
    entries = [
        Entry("x", Pattern.of("has", "收入", ""), "part"),
        Entry("x", Pattern.of("has", "事业收入", ""), "longer part"),
        Entry("x", Pattern.of("is", "事业收入", ""), "whole"),
    ]
    assert best(entries, "事业收入") == "whole"
    assert best(entries, "事业收入资金") == "longer part"
    assert best(entries, "其他收入") == "part"
    assert best(entries, "支出") is None


def test_a_word_to_start_with_stands_at_the_start() -> None:
    pattern = Pattern.of("starts", "其中", "")
    assert pattern.weight("其中基本支出")
    assert not pattern.weight("基本支出其中")


@pytest.mark.parametrize(
    ("title", "key", "rows"),
    [
        ("某市财政局2026年收支预算总表", "budget_summary", ANY),
        ("部门收支总体情况表", "budget_summary", ANY),
        ("收支总表", "budget_summary", ANY),
        ("部门收支总表", "budget_summary", ANY),
        ("单位预算收支总表", "budget_summary", ANY),
        ("收入支出决算总表", "budget_summary", ANY),
        ("收支预算总表", "budget_summary", ANY),
        ("部门收入总体情况表", "revenue_summary", ANY),
        ("部门收入总表", "revenue_summary", FUNCTION),
        ("收入决算表", "revenue_summary", FUNCTION),
        ("收入预算表", "revenue_summary", ANY),
        ("部门支出总体情况表", "expenditure_summary", FUNCTION),
        ("部门支出总表", "expenditure_summary", FUNCTION),
        ("支出决算表", "expenditure_summary", FUNCTION),
        ("部门支出预算表", "expenditure_summary", FUNCTION),
        ("财政拨款收支总体情况表", "appropriation_summary", ANY),
        ("财政拨款收支预算总表", "appropriation_summary", ANY),
        ("财政拨款收入支出决算总表", "appropriation_summary", ANY),
        ("财政拨款收支总表", "appropriation_summary", ANY),
        ("一般公共预算支出情况表", "general_expenditure", FUNCTION),
        ("一般公共预算财政拨款支出预算表", "general_expenditure", FUNCTION),
        ("一般公共预算支出预算明细表", "general_expenditure", FUNCTION),
        ("一般公共预算财政拨款支出决算表", "general_expenditure", FUNCTION),
        ("一般公共预算支出表", "general_expenditure", FUNCTION),
        ("一般公共预算支出功能分类预算表", "general_expenditure", FUNCTION),
        ("一般公共预算支出表（按功能分类科目）", "general_expenditure", FUNCTION),
        ("一般公共预算基本支出情况表", "general_basic", ECONOMIC),
        ("一般公共预算财政拨款基本支出决算明细表", "general_basic", ECONOMIC),
        ("一般公共预算基本支出表（按经济分类科目）", "general_basic", ECONOMIC),
        ("财政拨款支出预算表（功能分类）", "appropriation_expenditure", FUNCTION),
        ("财政拨款支出预算总表", "appropriation_expenditure", FUNCTION),
        ("财政拨款支出表", "appropriation_expenditure", FUNCTION),
        ("财政拨款支出决算表", "appropriation_expenditure", FUNCTION),
        ("财政拨款基本支出预算表", "appropriation_basic", ECONOMIC),
        ("一般公共预算“三公”经费支出情况表", "three_public", ANY),
        ("财政拨款“三公”经费支出决算表", "three_public", ANY),
        ("“三公”经费支出表", "three_public", ANY),
        ("“三公”经费、会议费和培训费支出预算表", "three_public", ANY),
        ("“三公”经费和机关运行经费预算表", "three_public", ANY),
        ("一般公共预算财政拨款“三公”经费、会议费、培训费支出预算表", "three_public", ANY),
        ("政府性基金预算支出情况表", "gov_fund_expenditure", FUNCTION),
        ("政府性基金预算支出决算表", "gov_fund_expenditure", FUNCTION),
        ("政府性基金预算财政拨款收入支出决算表", "gov_fund_expenditure", FUNCTION),
        ("政府性基金预算财政拨款收入支出表", "gov_fund_expenditure", FUNCTION),
        ("国有资本经营预算支出情况表", "soe_expenditure", FUNCTION),
        ("国有资本经营预算财政拨款支出决算表", "soe_expenditure", FUNCTION),
        ("国有资本经营预算支出表", "soe_expenditure", FUNCTION),
        ("项目支出表", "project_expenditure", frozenset({"project"})),
        ("部门预算项目支出明细表", "project_expenditure", frozenset({"project"})),
        ("项目支出预算表", "project_expenditure", frozenset({"project"})),
        ("重点项目支出预算表", "project_expenditure", frozenset({"project"})),
        ("政府采购预算表", "procurement", frozenset({"project"})),
        ("政府采购支出预算表", "procurement", frozenset({"project"})),
        ("政府采购情况表", "procurement", ANY),
        ("政府购买服务预算表", "purchased_services", frozenset({"project"})),
        ("政府购买服务支出预算表", "purchased_services", frozenset({"project"})),
        ("政府购买服务支出情况表", "purchased_services", frozenset({"project"})),
        ("机关运行经费", "operating_cost", ANY),
        ("机关运行经费支出预算表", "operating_cost", ECONOMIC),
        ("一般公共预算机关运行经费支出表", "operating_cost", ECONOMIC),
        ("一般公共预算机关运行经费", "operating_cost", ECONOMIC),
        ("国有资产占用情况表", "fixed_assets", ANY),
        ("国有资产占有使用情况表", "fixed_assets", ANY),
        ("部门整体支出绩效目标申报表", "entity_performance", ANY),
        ("部门（单位）整体绩效目标表", "entity_performance", ANY),
        ("整体支出绩效自评表", "entity_performance", ANY),
        ("项目支出绩效目标表", "project_performance", ANY),
        ("项目支出绩效自评表", "project_performance", ANY),
        ("部门预算项目绩效目标表", "project_performance", ANY),
        ("债务支出预算表", "debt_expenditure", ANY),
        ("部门预算支出经济分类科目表", "economic_dept", ECONOMIC),
        ("部门预算支出经济分类汇总表", "economic_dept", ECONOMIC),
        ("政府预算支出经济分类表", "economic_gov", frozenset({"economic_gov"})),
        ("政府预算支出经济分类情况表", "economic_gov", frozenset({"economic_gov"})),
        ("支出功能分类预算表", "function_expenditure", FUNCTION),
        ("支出预算功能分类明细表", "function_expenditure", FUNCTION),
        ("收入支出决算表", "budget_summary", frozenset({"revenue", "function"})),
        ("一般公共预算财政拨款收入支出决算表", "general_expenditure", FUNCTION),
        ("一般公共预算财政拨款收入支出决算总表", "appropriation_summary", ANY),
        ("财政拨款支出预算表（部门经济分类科目）", "economic_dept", ECONOMIC),
        ("一般公共预算项目支出情况表", "project_expenditure", frozenset({"project", "function"})),
        ("一般公共预算财政拨款项目支出决算明细表", "general_expenditure", FUNCTION),
        ("项目收入支出决算表", "project_expenditure", frozenset({"project"})),
        ("专项资金预算汇总表", "project_expenditure", frozenset({"project"})),
        ("公共财政预算支出表", "general_expenditure", FUNCTION),
        ("公共财政预算基本支出表", "general_basic", ECONOMIC),
        ("公共财政预算“三公”经费支出表", "three_public", ANY),
        ("政府性基金预算“三公”经费支出预算表", "three_public", ANY),
        ("财政拨款（含一般公共预算和政府性基金预算）“三公”经费支出表", "three_public", ANY),
        ("国有资产使用情况表", "fixed_assets", ANY),
        ("财政专户管理资金支出预算表", "other", FUNCTION),
        ("机构运行经费支出、国有资产占用情况及政府采购支出信息表", "other", ANY),
    ],
)
def test_a_title_names_its_table(title: str, key: str, rows: frozenset[str]) -> None:
    found = dictionary().title(title, rows)
    assert found is not None
    assert found.table_key == key


@pytest.mark.parametrize(
    ("title", "fund", "spend"),
    [
        ("一般公共预算支出表", "general", None),
        ("政府性基金预算支出表", "gov_fund", None),
        ("国有资本经营预算支出表", "soe", None),
        ("财政拨款支出表", "fiscal", None),
        ("一般公共预算基本支出表", "general", "basic"),
        ("支出预算总表", None, None),
        ("公共财政预算支出表", "general", None),
        ("公共财政预算基本支出表", "general", "basic"),
        ("政府性基金预算“三公”经费支出预算表", "gov_fund", None),
        ("财政拨款（含一般公共预算和政府性基金预算）“三公”经费支出表", "fiscal", None),
    ],
)
def test_a_title_says_what_no_heading_says(title: str, fund: str | None, spend: str | None) -> None:
    found = dictionary().title(title, ECONOMIC if spend else FUNCTION)
    assert found is not None
    assert (found.fund, found.spend) == (fund, spend)


@pytest.mark.parametrize("title", ["领导讲话", "机构设置情况", "人员编制情况表", "内设机构职责", "目录"])
def test_a_title_that_no_row_knows_names_nothing(title: str) -> None:
    assert dictionary().title(title, ANY) is None


def test_a_basic_expenditure_table_is_what_its_rows_are() -> None:
    by_function = dictionary().title("基本支出预算表", FUNCTION)
    by_economic = dictionary().title("基本支出预算表", ECONOMIC)
    assert by_function is not None
    assert by_economic is not None
    assert by_function.table_key != by_economic.table_key == "basic_expenditure"


@pytest.mark.parametrize(
    ("axis", "text", "value"),
    [
        ("role", "功能分类科目编码", "code"),
        ("role", "科目编码", "code"),
        ("role", "功能科目代码", "code"),
        ("role", "科 目\n名 称", "name"),
        ("role", "类", "code_class"),
        ("role", "款", "code_section"),
        ("role", "项", "code_item"),
        ("role", "单位名称", "unit_name"),
        ("role", "预算单位", "unit_name"),
        ("role", "单位编码", "unit_code"),
        ("role", "项目名称", "project"),
        ("role", "序号", "sequence"),
        ("role", "栏次", "reference"),
        ("role", "行次", "reference"),
        ("role", "备注", "text"),
        ("fund", "一般公共预算", "general"),
        ("fund", "一般公共预算拨款收入", "general"),
        ("fund", "一般公共预算财政拨款", "general"),
        ("fund", "政府性基金预算", "gov_fund"),
        ("fund", "政府性基金预算财政拨款", "gov_fund"),
        ("fund", "国有资本经营预算", "soe"),
        ("fund", "财政专户管理资金", "special_account"),
        ("fund", "财政专户管理资金收入", "special_account"),
        ("fund", "纳入专户管理的教育收费", "special_account"),
        ("fund", "单位资金", "unit"),
        ("fund", "事业收入", "business"),
        ("fund", "事业单位经营收入", "operating"),
        ("fund", "上级补助收入", "superior"),
        ("fund", "附属单位上缴收入", "affiliate"),
        ("fund", "其他收入", "other"),
        ("fund", "财政拨款收入", "fiscal"),
        ("fund", "财政拨款", "fiscal"),
        ("fund", "使用非财政拨款结余", "nonfiscal_surplus"),
        ("fund", "用事业基金弥补收支差额", "nonfiscal_surplus"),
        ("origin", "上年结转", "carryover"),
        ("origin", "上年结转结余", "carryover"),
        ("origin", "上年结转和结余", "carryover"),
        ("origin", "上年结转资金", "carryover"),
        ("origin", "本年收入", "current"),
        ("origin", "本年拨款", "current"),
        ("origin", "年初结转和结余", "opening"),
        ("origin", "年末结转和结余", "closing"),
        ("spend", "基本支出", "basic"),
        ("spend", "人员经费", "personnel"),
        ("spend", "公用经费", "public"),
        ("spend", "日常公用经费", "public"),
        ("spend", "项目支出", "project"),
        ("spend", "事业单位经营支出", "operating"),
        ("spend", "上缴上级支出", "remit"),
        ("spend", "对附属单位补助支出", "subsidy"),
        ("spend", "对下级单位补助支出", "subsidy"),
        ("figure_kind", "年初预算数", "budget"),
        ("figure_kind", "全年预算数", "adjusted"),
        ("figure_kind", "调整预算数", "adjusted"),
        ("figure_kind", "决算数", "final"),
        ("figure_year", "上年预算数", "-1"),
        ("figure_year", "上年执行数", "-1"),
        ("measure", "完成年初预算的%", "share"),
        ("measure", "预算完成率", "share"),
        ("measure", "账面净值", "amount"),
        ("fund", "公共财政预算拨款", "general"),
        ("fund", "预算外资金收入", "special_account"),
        ("fund", "财政性资金", "fiscal"),
        ("role", "专项（项目）名称", "project"),
        ("role", "单位名称（项目）", "project"),
        ("role", "采购项目类别", "item_name"),
        ("role", "项目代码", "item_code"),
        ("role", "项目编码", "item_code"),
        ("measure", "项目总投资", "whole_project"),
        ("measure", "车辆（台）", "quantity"),
        ("fund", "非同级财政拨款收入", "other"),
        ("measure", "2017年比2016年增减", "change"),
        ("measure", "较上年增减", "change"),
        ("measure", "2017年比2016年增减%", "change_rate"),
        ("measure", "增减率", "change_rate"),
        ("measure", "增长（%）", "change_rate"),
        ("measure", "比上年增减%", "change_rate"),
        ("measure", "增减额", "change"),
        ("measure", "比上年增减", "change"),
        ("measure", "占比（%）", "share"),
        ("measure", "数量", "quantity"),
        ("measure", "单价", "unit_price"),
        ("item", "公务用车运行维护费", "公务用车运行费"),
        ("item", "公务用车购置费", "公务用车购置费"),
        ("item", "公务用车购置及运行维护费", "公务用车购置及运行费"),
        ("item", "因公出国（境）费用", "因公出国（境）费"),
        ("item", "公务接待费", "公务接待费"),
    ],
)
def test_a_heading_says_what_its_column_is(axis: str, text: str, value: str) -> None:
    assert dictionary().heading(axis, text) == value


@pytest.mark.parametrize(
    ("axis", "text"),
    [
        ("fund", "非财政拨款"),
        ("spend", "合计"),
        ("origin", "合计"),
        ("role", "一般公共预算"),
        ("fund", "科目名称"),
        ("spend", "基本支出和项目支出"),
    ],
)
def test_a_heading_says_no_more_than_it_does(axis: str, text: str) -> None:
    assert dictionary().heading(axis, text) is None


def test_a_unit_in_brackets_behind_a_heading_is_no_part_of_it() -> None:
    assert dictionary().heading("total", "金额（万元）") == "yes"
    assert dictionary().heading("total", "合计(单位：元)") == "yes"


def test_units_are_in_yuan() -> None:
    assert dictionary().money_units["万元"] == Decimal(10000)
    assert dictionary().money_units["元"] == Decimal(1)


@pytest.mark.parametrize(
    "name", ["table_titles", "headings", "row_labels", "form_fields", "money_units", "personal_labels"]
)
def test_every_row_says_where_its_wording_was_met(name: str) -> None:
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert all(row["met_in"] for row in rows)
    assert all(None not in row and None not in row.values() for row in rows), (
        "a row has too many or too few fields"
    )


def test_every_title_names_a_table_that_exists() -> None:
    with (SEEDS / "table_keys.csv").open(encoding="utf-8", newline="") as file:
        keys = {row["table_key"] for row in csv.DictReader(file)}
    assert {title.table_key for title in dictionary().titles} <= keys


def test_values_of_the_axes_are_those_the_marts_know() -> None:
    def column(name: str, key: str) -> set[str]:
        with (SEEDS / name).open(encoding="utf-8", newline="") as file:
            return {row[key] for row in csv.DictReader(file)}

    for axis, name in (("fund", "funds"), ("origin", "origins"), ("spend", "spends")):
        known = column(f"{name}.csv", axis)
        assert {entry.value for entry in dictionary().headings[axis]} <= known, axis
