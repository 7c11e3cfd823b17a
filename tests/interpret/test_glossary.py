"""名词解释 in its shapes."""

import pytest

from ingest.interpret.glossary import read_glossary
from ingest.interpret.reading import Term
from tests.builders import lay, page


def terms(*lines: str) -> tuple[Term, ...]:
    return read_glossary(lay(page(1, *lines, boxed=False)))


@pytest.mark.parametrize(
    "heading",
    [
        "第四部分 名词解释",
        "第四部分  名词解释",
        "名词解释",
        "四、名词解释",
        "（四）名词解释",
        "第五部分 专业名词解释",
        "十一、专业性名词解释",
        "名词解释：",
        "第四部分 相关名词解释",
        "第四部分",
        "第三部分 名词术语解释",
        "附件：名词解释",
        "第三部分 名称解释",
        "四、专业性较强的名词解释",
        "十、专用名词解释",
        "十二、重要名词解释",
        "八、专业术语解释",
        "六、名词解释和说明",
    ],
)
def test_the_glossary_is_found_below_its_heading(heading: str) -> None:
    lines = [heading] if heading != "第四部分" else ["第四部分", "名词解释"]
    got = terms(
        "预算情况说明。",
        *lines,
        "一、财政拨款收入：指财政部门拨给的钱。",
        "二、事业收入：指业务活动得来的钱。",
    )
    assert [(t.ordinal, t.term, t.definition) for t in got] == [
        (1, "财政拨款收入", "指财政部门拨给的钱。"),
        (2, "事业收入", "指业务活动得来的钱。"),
    ]


@pytest.mark.parametrize("numeral", ["一、", "（一）", "1.", "1、", "1．", "(1)", "①", ""])
def test_entries_are_numbered_in_any_way(numeral: str) -> None:
    got = terms("名词解释", f"{numeral}财政拨款收入：指财政部门拨给的钱。")
    assert [t.term for t in got] == ["财政拨款收入"]


def test_a_term_may_be_told_from_its_meaning_by_the_verb_alone() -> None:
    got = terms(
        "名词解释",
        "一、财政拨款收入是指财政部门拨给各单位的钱。",
        "二、结转下年指到年底还没有用完的钱。",
        "三、基本支出，指保证运转的支出。",
    )
    assert [(t.term, t.definition[:2]) for t in got] == [
        ("财政拨款收入", "是指"),
        ("结转下年", "指到"),
        ("基本支出", "指保"),
    ]


def test_the_contents_page_is_not_the_glossary() -> None:
    got = terms(
        "目录",
        "第四部分 名词解释",
        "第一部分 概况",
        "一、职责：管钱。",
        "第四部分 名词解释",
        "一、财政拨款收入：指财政部门拨给的钱。",
    )
    assert [t.term for t in got] == ["财政拨款收入"]


def test_a_definition_may_go_on_in_the_next_paragraph() -> None:
    got = terms(
        "名词解释",
        "一、“三公”经费：指三项费用。",
        "其中，因公出国是一项，公务用车是一项，公务接待是一项。",
        "二、其他收入：指别的钱。",
    )
    assert [t.term for t in got] == ["“三公”经费", "其他收入"]
    assert got[0].definition.endswith("公务接待是一项。")


def test_the_glossary_ends_where_another_part_begins() -> None:
    got = terms("名词解释", "一、其他收入：指别的钱。", "第五部分 附件", "一、绩效报告：另附。")
    assert [t.term for t in got] == ["其他收入"]


def test_quotes_around_the_whole_term_are_dropped_and_inner_ones_kept() -> None:
    got = terms("名词解释", "一、“机关运行经费”：指运行用的钱。", "二、“三公”经费：指三项费用。")
    assert [t.term for t in got] == ["机关运行经费", "“三公”经费"]


def test_an_item_alone_stands_under_the_class_and_division_of_the_entry_before_it() -> None:
    got = terms(
        "名词解释",
        "一、其他收入：指别的钱。",
        "二、农林水支出（类）水利（款）：指治水的钱。",
        "三、行政运行（项）：指日常的钱。",
        "四、机关服务（项）：指后勤的钱。",
        "五、结转下年：指没用完的钱。",
        "六、住房公积金（项）：指缴存的钱。",
    )
    named = [[(s.class_name, s.division_name, s.item_name) for s in t.subjects] for t in got]
    assert named == [
        [],
        [("农林水支出", "水利", None)],
        [("农林水支出", "水利", "行政运行")],
        [("农林水支出", "水利", "机关服务")],
        [],
        [(None, None, "住房公积金")],
    ]


def test_an_item_alone_after_a_whole_path_stands_by_itself() -> None:
    got = terms(
        "名词解释",
        "一、农林水支出（类）水利（款）行政运行（项）：指日常的钱。",
        "二、住房公积金（项）：指缴存的钱。",
    )
    assert [(s.class_name, s.division_name, s.item_name) for t in got for s in t.subjects] == [
        ("农林水支出", "水利", "行政运行"),
        (None, None, "住房公积金"),
    ]


def test_a_code_behind_the_number_of_an_entry_is_not_its_decimals() -> None:
    got = terms("名词解释", "1.其他收入：指别的钱。", "2.213农林水支出（类）03水利（款）：指治水的钱。")
    assert [t.term for t in got] == ["其他收入", "213农林水支出（类）03水利（款）"]
    assert got[1].subjects[0].subject_code == "21303"


def test_a_document_without_a_glossary_has_no_terms() -> None:
    assert terms("预算情况说明。", "一、收入：若干。") == ()


def test_entries_over_a_page_break_know_their_page() -> None:
    layout = lay(
        page(1, "名词解释", "一、其他收入：指别的钱。", boxed=False),
        page(2, "二、事业收入：指业务活动得来的钱。", boxed=False),
    )
    assert [t.page_no for t in read_glossary(layout)] == [1, 2]


@pytest.mark.parametrize(
    "line",
    [
        "1.财政拨款收入。指财政部门拨给的钱。",
        "【财政拨款收入】指财政部门拨给的钱。",
        "1．财政拨款收入——指财政部门拨给的钱。",
        "(1)财政拨款收入,指财政部门拨给的钱。",
    ],
)
def test_other_marks_may_stand_between_a_term_and_its_meaning(line: str) -> None:
    got = terms("名词解释", line)
    assert [(t.term, t.definition) for t in got] == [("财政拨款收入", "指财政部门拨给的钱。")]


def test_a_definition_may_stand_below_its_term() -> None:
    got = terms(
        "名词解释",
        "（一）财政拨款收入",
        "指财政部门拨给的钱。",
        "（二）基本支出",
        "是指运转的支出。",
        "且更多。",
    )
    assert [(t.term, t.definition) for t in got] == [
        ("财政拨款收入", "指财政部门拨给的钱。"),
        ("基本支出", "是指运转的支出。且更多。"),
    ]
