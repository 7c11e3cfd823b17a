"""Wordings the dictionary does not know are listed with where they stand, and with rows that teach it."""

from __future__ import annotations

from ingest.doctor.proposals import proposed
from ingest.doctor.unknown import HEADING, LABEL, TITLE, UNPLACED, Found, Unknown, gathered, unknown_in
from ingest.interpret import interpret
from tests.builders import COVER, Block, dictionary, lay, page


def found_in(*blocks: Block, name: str = "a.pdf") -> tuple[Found, ...]:
    layout = lay(page(1, COVER), page(2, *blocks))
    return unknown_in(name, layout, interpret(layout, dictionary()), dictionary())


def of_sort(found: tuple[Found, ...], sort: str) -> dict[str, int]:
    return {one.wording: one.numbers for one in found if one.sort == sort}


KNOWN = ["科目编码 | 科目名称 | 合计 | 基本支出", "2010301 | 行政运行 | 5.00 | 5.00"]


def test_what_is_known_is_not_listed() -> None:
    assert found_in("表3", "支出总表", "单位：万元", KNOWN) == ()


def test_a_title_that_no_row_knows() -> None:
    found = found_in("表9", "甲乙丙情况表", "单位：万元", ["项目 | 金额", "甲 | 1.00", "乙 | 2.00"])
    assert of_sort(found, TITLE) == {"甲乙丙情况表": 2}
    assert found[0].where.met_in == "某市财政局2026预算 表9"
    assert (found[0].where.document, found[0].where.page_no) == ("a.pdf", 2)


def test_a_heading_above_numbers_that_no_axis_knows() -> None:
    rows = [
        "科目编码 | 科目名称 | 合计 | 甲乙丙款",
        "2010301 | 行政运行 | 5.00 | 5.00",
        "2010302 | 一般行政管理事务 | 1.00 |",
    ]
    assert of_sort(found_in("支出总表", "单位：万元", rows), HEADING) == {"甲乙丙款": 1}


def test_a_row_of_a_classified_table_that_is_a_mere_item() -> None:
    rows = [
        "收入 | < | 支出 | <",
        "项目 | 预算数 | 项目 | 预算数",
        "一、财政拨款收入 | 5.00 | 一、一般公共服务支出 | 2.00",
        " | | 二、教育支出 | 3.00",
        " | | 三、甲乙丙 | 1.00",
    ]
    labels = of_sort(found_in("收支总表", "单位：万元", rows), LABEL)
    assert set(labels) <= {"甲乙丙"}


def test_numbers_without_a_place_are_grouped_by_reason() -> None:
    rows = [
        "科目编码 | 科目名称 | 合计",
        "2010301 | 行政运行 | 5.00",
        "2010302 | 一般行政管理事务 | 6.00",
        " | | 7.00",
    ]
    assert of_sort(found_in("支出总表", "单位：万元", rows), UNPLACED) == {"its row has no label": 1}


def test_the_same_wording_is_listed_once_over_all_documents() -> None:
    table = ["项目 | 金额", "甲 | 1.00", "乙 | 2.00"]
    found = [
        one for name in ("b.pdf", "a.pdf") for one in found_in("甲乙丙情况表", "单位：万元", table, name=name)
    ]
    (unknown,) = gathered(found)
    assert (unknown.numbers, unknown.documents) == (4, 2)
    assert [where.document for where in unknown.places] == ["a.pdf", "b.pdf"]


def row_for(sort: str, wording: str) -> str | None:
    (where,) = {one.where for one in found_in("表9", "甲乙丙情况表", ["项目 | 金额", "甲 | 1.00"])}
    proposal = proposed(Unknown(sort, wording, 1, 1, (where,)), dictionary())
    return f"{proposal.seed}: {proposal.line}" if proposal else None


def test_a_row_is_proposed_by_the_nearest_known_wording() -> None:
    assert row_for(HEADING, "国有资本经营拨款") is not None
    assert (
        row_for(HEADING, "上年决算合计数")
        == "headings.csv: figure_year,is,上年决算合计数,,-1,某市财政局2026预算 表9"
    )
    assert row_for(HEADING, "甲乙,丙") == 'headings.csv: plain,is,"甲乙,丙",,known,某市财政局2026预算 表9'
    assert row_for(LABEL, "甲乙丙") == "row_labels.csv: item,is,甲乙丙,,yes,某市财政局2026预算 表9"
    assert row_for(TITLE, "甲乙丙情况表") == "table_titles.csv: 甲乙丙情况,,,other,,,,某市财政局2026预算 表9"
    assert row_for(UNPLACED, "its row has no label") is None
