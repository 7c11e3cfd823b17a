"""How places word the same claims: headings within a sentence, budgets beside their completion, parts of a whole."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.interpret.test_claims import FINAL, claim, claims, says


@pytest.mark.parametrize(
    ("heading", "metric", "spend"),
    [
        ("（一）收入预算，", "revenue", "all"),
        ("（二）支出预算：", "expenditure", "all"),
        ("1.基本支出：", "expenditure", "basic"),
        ("（二）项目支出，", "expenditure", "project"),
    ],
)
def test_a_heading_within_the_sentence_names_the_figure(heading: str, metric: str, spend: str) -> None:
    says(claim("12.5万元", f"{heading}2026年年初预算数12.5万元。"), metric=metric, spend=spend, fund=None)


def test_a_fund_alone_is_of_the_side_that_is_taken_apart() -> None:
    text = "（一）收入预算，2026年年初预算数30万元，其中，一般公共预算拨款20.5万元，政府性基金预算9.5万元。"
    says(claim("20.5万元", text), metric="revenue", fund="general")
    says(claim("9.5万元", text), metric="revenue", fund="gov_fund")
    says(claim("7万元", "2026年一般公共预算财政拨款7万元。"), metric="balance", fund="general")


def test_the_budget_may_stand_beside_its_completion() -> None:
    text = "2024年度公务接待费支出决算为3万元，完成预算5万元的60%。"
    says(claim("5万元", text, cover=FINAL), metric="three_public", item="reception", figure_kind="budget")
    says(
        claim("60%", text, cover=FINAL),
        metric="three_public",
        item="reception",
        measure="completion",
        figure_kind="final",
        against_year=2024,
        against_kind="budget",
    )


def test_a_relation_with_a_number_is_a_change_against_the_budget() -> None:
    text = "2024年度财政拨款支出30万元，决算数大于预算数4.5万元，主要原因是追加。"
    says(
        claim("4.5万元", text, cover=FINAL),
        metric="expenditure",
        fund="fiscal",
        measure="change",
        direction="increase",
        value=Decimal("4.5"),
        against_year=2024,
        against_kind="budget",
    )
    less = claim("2万元", "2024年度支出30万元，决算数小于年初预算数2万元。", cover=FINAL)
    says(less, measure="change", value=Decimal(-2), against_kind="budget")


def test_what_the_sentence_takes_apart_is_the_whole_of_its_shares() -> None:
    text = "2024年度“三公”经费财政拨款支出决算中，公务接待费支出决算3万元，占37.5%。"
    says(
        claim("37.5%", text, cover=FINAL),
        item="reception",
        base_metric="three_public",
        base_item="total",
        base_fund="fiscal",
    )


def test_what_a_change_is_counted_from_may_stand_without_its_unit() -> None:
    text = "2024年总支出30.25万元，比上年的总支出28.25增加2万元。"
    says(claim("28.25", text, cover=FINAL), metric="expenditure", amount_yuan=282500, figure_year=2023)
    says(claim("2万元", text, cover=FINAL), metric="expenditure", measure="change", against_year=2023)
    text = "相比2023年的总支出28.25增加2万元，增长7.08%。"
    says(claim("28.25", text, cover=FINAL), metric="expenditure", figure_year=2023)
    assert not [c for c in claims("平台2.5增加3万元。") if c.printed_text == "2.5" and c.metric]


@pytest.mark.parametrize("words", ["与上年对比减少", "同上年比较减少", "较上年减少", "同比减少"])
def test_a_comparison_may_stand_before_its_verb(words: str) -> None:
    text = f"2024年度财政拨款支出30万元，占支出的60%。{words}4万元。"
    says(
        claim("4万元", text, cover=FINAL),
        metric="expenditure",
        fund="fiscal",
        measure="change",
        figure_year=2024,
        against_year=2023,
    )


def test_the_kind_that_is_compared_with_may_stand_before_the_verb() -> None:
    text = "2024年度公务接待费支出3万元，与2024年度预算相比，增加1万元，增长50%。"
    for printed in ("1万元", "50%"):
        says(claim(printed, text, cover=FINAL), against_year=2024, against_kind="budget")
    text = "2024年度公务接待费支出3万元，比上年预算数字下降10%，比上年决算数字下降20%。"
    says(claim("10%", text, cover=FINAL), against_year=2023, against_kind="budget")
    says(claim("20%", text, cover=FINAL), against_year=2023, against_kind="final")


def test_a_bare_expenditure_behind_counts_is_not_the_whole() -> None:
    text = "2024年公务接待12批次，80人次，支出3.5万元。"
    says(claim("3.5万元", text, cover=FINAL), metric="three_public", item="reception", is_named=False)
    says(claim("3.5万元", "2024年支出3.5万元。", cover=FINAL), metric="expenditure", is_named=True)


def test_what_was_carried_over_is_not_the_subject_of_the_total_behind_it() -> None:
    text = "2026年本年预算收入10万元，上年结转结余2万元，预算收入总计12万元，较2025年部门预算收入总数11万元增加1万元，同比增长9%。"
    says(claim("12万元", text), metric="revenue")
    says(claim("11万元", text), metric="revenue", figure_year=2025)
    for printed in ("1万元", "9%"):
        says(claim(printed, text), metric="revenue", against_year=2025)


def test_a_bare_expenditure_of_the_year_before_is_the_subjects() -> None:
    text = "2024年“三公”经费支出4万元，比上年累计支出5万元减少1万元。"
    says(claim("5万元", text, cover=FINAL), metric="three_public", figure_year=2023)


def test_a_name_that_two_classifications_share_is_what_its_neighbours_are() -> None:
    text = "按功能分类：教育支出3万元；其他支出2万元。"
    says(claim("2万元", text), metric="function", subject_path="其他支出")
    text = "其中：基本工资3万元、机关事业单位基本养老保险缴费2万元。"
    says(claim("2万元", text), metric="economic", subject_path="机关事业单位基本养老保险缴费")
    says(claim("2万元", "其他支出2万元。"), metric=None)


def test_an_item_of_an_unknown_pair_is_not_the_item() -> None:
    text = "“三公”经费5万元，其中：甲车购置及运行费3万元。"
    says(claim("3万元", text), item=None)


def test_a_comma_may_stand_between_the_name_and_its_number() -> None:
    says(claim("3万元", "（二）公务接待费预算，3万元。"), metric="three_public", item="reception")


def test_a_body_by_any_name_stands_before_a_year() -> None:
    says(claim("3万元", "甲乙丙2026年收支总预算3万元。"), metric="balance", is_named=False)


def test_the_other_side_goes_on_with_the_fund() -> None:
    text = "2024年度政府性基金预算财政拨款收入24.3万元，支出22.1万元。"
    says(claim("22.1万元", text, cover=FINAL), metric="expenditure", fund="gov_fund", is_named=False)
    text = "2024年度收入总计24.3万元，支出总计22.1万元。"
    says(claim("22.1万元", text, cover=FINAL), metric="expenditure", fund=None, is_named=True)


def test_the_final_account_of_a_fund_says_its_side() -> None:
    text = "2024年一般公共预算支出决算数为5.5万元，完成预算50%。"
    for printed in ("5.5万元", "50%"):
        says(claim(printed, text, cover=FINAL), metric="expenditure", fund="general")


def test_each_number_of_a_list_is_of_the_figure_in_its_place() -> None:
    text = (
        "2024年会议费、培训费支出分别为1.1万元、2.2万元，比上年分别增加0.1万元和0.2万元，分别增长10%、10.5%。"
    )
    says(claim("1.1万元", text, cover=FINAL), metric="meeting", measure="amount")
    says(claim("2.2万元", text, cover=FINAL), metric="training", measure="amount")
    says(claim("0.1万元", text, cover=FINAL), metric="meeting", measure="change", against_year=2023)
    says(claim("0.2万元", text, cover=FINAL), metric="training", measure="change", against_year=2023)
    says(claim("10%", text, cover=FINAL), metric="meeting", measure="change_rate")
    says(claim("10.5%", text, cover=FINAL), metric="training", measure="change_rate")


def test_a_list_of_both_sides() -> None:
    text = (
        "2024年度收入支出总计分别为12.5万元、11.5万元，与2023年相比，财政拨款收入、支出分别减少3万元、2万元。"
    )
    says(claim("12.5万元", text, cover=FINAL), metric="revenue", fund=None)
    says(claim("11.5万元", text, cover=FINAL), metric="expenditure", fund=None)
    says(claim("3万元", text, cover=FINAL), metric="revenue", fund="fiscal", value=Decimal(-3))
    says(claim("2万元", text, cover=FINAL), metric="expenditure", fund="fiscal", value=Decimal(-2))


def test_numbers_of_a_list_without_names_have_none() -> None:
    text = "“三公”经费预算8.5万元，其中：公务接待费3.5万元。与2025年相比，分别减少1.25万元、2.25万元。"
    says(claim("1.25万元", text), metric=None)
    says(claim("2.25万元", text), metric=None)


def test_what_exceeds_the_budget_is_a_change_though_the_final_account_is_not_named() -> None:
    text = "2024年“三公”经费支出8.5万元，之所以高于预算数1.5万元，是因为追加。"
    says(claim("1.5万元", text, cover=FINAL), metric="three_public", measure="change", against_kind="budget")


def test_what_stands_behind_a_list_of_its_parts_is_their_whole() -> None:
    text = "安排的公务接待费、会议费等“三公”经费预算支出共8.5万元。"
    says(claim("8.5万元", text), metric="three_public", item="total", is_named=False)


def test_a_percentage_of_the_budget_is_its_completion() -> None:
    text = "2024年公务接待费支出3.5万元，为年初预算的87.5%。"
    says(claim("87.5%", text, cover=FINAL), measure="completion", item="reception", against_kind="budget")
    assert not [
        c for c in claims("2024年支出3.5万元，为一般水平的87.5%。", cover=FINAL) if c.printed_text == "87.5%"
    ]


def test_what_a_sum_contains_stands_in_brackets() -> None:
    text = "2026年支出预算11.5万元（含上年结转3.5万元），比上年增长2%。"
    says(claim("3.5万元", text), metric="carry_in")
    says(claim("2%", text), metric="expenditure", measure="change_rate")


@pytest.mark.parametrize(
    ("words", "fund"),
    [
        ("一般公共预算安排公务接待费", "general"),
        ("通过一般公共预算财政拨款安排的公务接待费预算共", "general"),
        ("使用政府性基金预算安排的公务接待费", "gov_fund"),
        ("公务接待费一般公共预算数", "general"),
    ],
)
def test_the_fund_may_run_into_the_budget(words: str, fund: str) -> None:
    says(claim("3.5万元", f"2026年{words}3.5万元。"), item="reception", fund=fund, is_named=True)


def test_last_years_figure_stands_in_brackets() -> None:
    text = "2026年公务接待费预算3.5万元（去年预算数为4.5万元），下降22%。"
    says(claim("4.5万元", text), item="reception", figure_year=2025, figure_kind="budget")
    says(claim("22%", text), item="reception", figure_year=2026, against_year=2025)


@pytest.mark.parametrize(
    ("words", "item"),
    [
        ("车辆购置支出", "vehicle_purchase"),
        ("购置经费", "vehicle_purchase"),
        ("车辆运行维护费支出", "vehicle_running"),
        ("车辆运行费", "vehicle_running"),
    ],
)
def test_an_item_is_no_part_of_the_whole_expenditure(words: str, item: str) -> None:
    text = f"公务用车购置及运行维护费13.5万元，其中：{words}3.5万元。"
    says(claim("3.5万元", text), metric="three_public", item=item)
    says(claim("3.5万元", f"2026年{words}3.5万元。"), metric=None)


def test_counts_name_the_figure_whatever_stands_before_them() -> None:
    text = "2024年外事接待费支出0万元，公务接待12批次，80人次，共计支出3.5万元。"
    says(claim("3.5万元", text, cover=FINAL), metric="three_public", item="reception")
    says(claim("3.5万元", "2024年公务接待12批次，80人次，共3.5万元。", cover=FINAL), item="reception")


def test_what_changed_may_stand_before_the_comparison() -> None:
    text = "2024年度收入总计30万元，支出总计30万元。收、支与2023年度相比，增加4万元，增长7%。"
    for printed in ("4万元", "7%"):
        says(claim(printed, text, cover=FINAL), metric="balance", against_year=2023)


def test_words_of_other_years_name_the_general_budget() -> None:
    text = "2024年我局部门决算汇总“三公”经费公共预算财政拨款支出3.5万元。"
    says(claim("3.5万元", text, cover=FINAL), metric="three_public", fund="general", figure_kind="final")
    text = "2024年三公经费开支3.5万元，三公经费决算数据比2023年减少1.5万元。"
    says(claim("3.5万元", text, cover=FINAL), metric="three_public")
    says(claim("1.5万元", text, cover=FINAL), metric="three_public", against_year=2023)


@pytest.mark.parametrize("nothing", ["无", "没有", "未安排"])
def test_what_there_is_none_of_is_compared(nothing: str) -> None:
    text = f"本部门本年度{nothing}因公出国（境）支出，较上年无变化。"
    says(claim("无变化", text, cover=FINAL), item="abroad", against_year=2023)


def test_a_heading_stands_for_all_paragraphs_below_it() -> None:
    said = claim(
        "2.5万元",
        "（二）公务接待费",
        "2026年主要用于接待来访，人数不多。",
        "2026年预算安排2.5万元，有所增加。",
    )
    says(said, metric="three_public", item="reception", is_named=False)
    said = claim(
        "2.5万元", "（二）公务接待费", "2026年用于接待，不多。", "（三）其他说明", "2026年预算安排2.5万元。"
    )
    says(said, metric=None)


def test_paragraphs_below_an_introduction_are_parts_of_what_it_names() -> None:
    lines = (
        "2024年度一般公共预算财政拨款支出50万元，主要用于以下方面：",
        "教育支出（类）30.5万元，占61%；",
        "住房保障支出（类）19.5万元，占39%。",
    )
    for printed in ("61%", "39%"):
        says(
            claim(printed, *lines, cover=FINAL),
            metric="function",
            base_metric="expenditure",
            base_fund="general",
        )


def test_a_share_of_nothing_named_is_of_the_whole() -> None:
    lines = ("项目支出30.5万元，占61%；", "事业收入19.5万元，占39%。", "公务接待费1.5万元，占30%。")
    says(claim("61%", *lines), base_metric="expenditure", base_spend="all", is_named=False)
    says(claim("39%", *lines), base_metric="revenue", base_fund=None, is_named=False)
    says(claim("30%", *lines), base_metric="three_public", base_item="total", is_named=False)
