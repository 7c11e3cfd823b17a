"""What the narrative states: whose figure a number is, of which year and kind, and beside which other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.interpret.reading import Claim
from tests.builders import page, read

FINAL = "某市财政局2024年部门决算"


def claims(*lines: str, cover: str = "某市财政局2026年部门预算") -> list[Claim]:
    return list(read(page(2, *lines, boxed=False), cover=cover).claims)


def claim(text: str, *lines: str, cover: str = "某市财政局2026年部门预算") -> Claim:
    found = [c for c in claims(*lines, cover=cover) if c.printed_text == text]
    assert len(found) == 1, [c.printed_text for c in claims(*lines, cover=cover)]
    return found[0]


def says(said: Claim, **expected: object) -> None:
    got = {name: getattr(said, name) for name in expected}
    assert got == expected, said


@pytest.mark.parametrize(
    ("words", "metric", "item", "fund", "spend"),
    [
        ("收入总计", "revenue", None, None, "all"),
        ("本年度部门预算收支安排", "balance", None, None, "all"),
        ("收、支总预算", "balance", None, None, "all"),
        ("财政拨款收入", "revenue", None, "fiscal", "all"),
        ("一般公共预算当年拨款支出预算", "expenditure", None, "general", "all"),
        ("政府性基金预算财政拨款收入", "revenue", None, "gov_fund", "all"),
        ("一般公共预算财政拨款基本支出", "expenditure", None, "general", "basic"),
        ("人员经费", "expenditure", None, None, "personnel"),
        ("日常公用经费", "expenditure", None, None, "public"),
        ("项目支出预算为", "expenditure", None, None, "project"),
        ("“三公”经费预算数", "three_public", "total", None, "all"),
        ("因公出国（境）费用", "three_public", "abroad", None, "all"),
        ("公务用车购置及运行维护费支出", "three_public", "vehicle", None, "all"),
        ("公务用车购置费", "three_public", "vehicle_purchase", None, "all"),
        ("公务接待费", "three_public", "reception", None, "all"),
        ("本部门机关运行经费安排", "operating_cost", None, None, "all"),
        ("各单位政府采购预算总额", "procurement", "total", None, "all"),
        ("拟采购工程支出", "procurement", "works", None, "all"),
        ("服务类采购预算", "procurement", "services", None, "all"),
        ("会议费预算", "meeting", None, None, "all"),
        ("年初结转和结余", "carry_in", None, None, "all"),
    ],
)
def test_words_name_a_figure(words: str, metric: str, item: str | None, fund: str | None, spend: str) -> None:
    said = claim("12.5万元", f"2026年{words}12.5万元，主要用于日常工作。")
    says(said, metric=metric, item=item, fund=fund, spend=spend, measure="amount", is_named=True)
    says(said, amount_yuan=Decimal("125000.00"), figure_year=2026, figure_kind="budget")


@pytest.mark.parametrize(
    "words",
    ["其他商品和服务支出", "某某大厦工程", "专项工作经费", "信息化运维项目支出方案"],
)
def test_words_that_go_on_to_the_left_name_no_whole_budget(words: str) -> None:
    said = claim("7.00万元", f"安排{words}7.00万元。")
    assert said.metric not in {"revenue", "expenditure", "balance", "procurement"}


@pytest.mark.parametrize(
    ("words", "code", "path"),
    [
        (
            "教育支出（类）进修及培训（款）培训支出（项）支出",
            None,
            "教育支出/进修及培训/培训支出",
        ),
        (
            "“科学技术（类）科技条件与服务（款）科技条件专项（项）”科目",
            None,
            "科学技术/科技条件与服务/科技条件专项",
        ),
        ("住房改革支出（款）提租补贴（项）", None, "住房改革支出/提租补贴"),
        ("农林水（类）支出", None, "农林水"),
        ("2010399-其他政府办公厅（室）及相关机构事务支出", "2010399", None),
        ("住房公积金（2210201）", "2210201", None),
        ("205（类）08（款）03（项）培训支出", "2050803", None),
    ],
)
def test_a_subject_is_named_by_its_path_or_its_code(words: str, code: str | None, path: str | None) -> None:
    said = claim("34.10万元", f"（三）{words}34.10万元，用于日常开支。")
    says(said, metric="function", subject_code=code, is_named=True)
    assert path is None or said.subject_path is not None
    if path:
        assert said.subject_path == path.replace("（", "(").replace("）", ")")


@pytest.mark.parametrize("words", ["工资福利支出（类）", "工资福利支出（301）", "工资福利支出"])
def test_an_economic_class_is_no_function(words: str) -> None:
    assert claim("81.2万元", f"1.{words}81.2万元。").metric == "economic"


def test_the_subject_of_a_sentence_is_that_of_the_next() -> None:
    said = claims(
        "2.教育支出（类）进修及培训（款）培训支出（项）。用于干部学习。年初预算为30.5万元，支出决算为28万元，"
        "完成年初预算的91.8%。决算数小于预算数的主要原因是课程减少。",
        cover=FINAL,
    )
    assert {c.subject_path for c in said} == {"教育支出/进修及培训/培训支出"}
    assert [(c.measure, c.figure_kind, c.against_kind) for c in said] == [
        ("amount", "budget", None),
        ("amount", "final", None),
        ("completion", "final", "budget"),
        ("relation", "final", "budget"),
    ]
    assert said[3].direction == "decrease"


def test_a_compared_amount_is_last_years_and_the_change_is_this_years() -> None:
    own, before, change, rate = claims(
        "2026年收支总预算620.40万元，比2025年收支总预算700.4万元减少80万元，下降11.4%。"
    )
    says(own, figure_year=2026, amount_yuan=Decimal("6204000.00"), measure="amount")
    says(before, figure_year=2025, amount_yuan=Decimal("7004000.00"), measure="amount", metric="balance")
    says(change, figure_year=2026, against_year=2025, amount_yuan=Decimal("-800000.00"), direction="decrease")
    says(rate, measure="change_rate", value=Decimal("-11.4"), amount_yuan=None)


def test_a_year_before_the_comparison_is_the_numbers_own() -> None:
    said = claims("2025年，我部门“三公”经费预算安排3.2万元，2026年“三公”经费较2025年增加0.4万元。")
    assert [(c.figure_year, c.measure) for c in said] == [(2025, "amount"), (2026, "change")]


def test_the_year_at_the_end_of_last_year_is_last_year() -> None:
    says(
        claim("5000.5万元", "某市财政局上年末固定资产金额为5000.5万元。"),
        metric="fixed_assets",
        figure_year=2025,
    )


def test_parts_do_not_hide_the_whole_they_are_parts_of() -> None:
    said = claims(
        "2026年“三公”经费预算数9万元，其中：公务接待费2万元，公务用车运行费7万元。"
        "2026年预算数比2025年预算数增加1万元。"
    )
    assert [c.item for c in said] == ["total", "reception", "vehicle_running", "total"]


def test_a_bracket_gives_back_the_figure_before_it() -> None:
    said = claims("公务用车购置及运行费6万元（公务用车购置费0万元，比上年减少1万元），比上年减少2万元。")
    assert [c.item for c in said] == ["vehicle", "vehicle_purchase", "vehicle_purchase", "vehicle"]


def test_the_parts_of_something_unknown_are_not_the_whole_bodys() -> None:
    whole, part = claims("某专项绩效自评涉及总投入900万元，其中基本支出304.06万元。")
    assert whole.metric is None
    says(part, metric="expenditure", spend="basic", is_named=False)


def test_a_remark_may_say_that_other_words_are_meant() -> None:
    said = claim("62.5万元", "人员经费（即工资福利支出与补助之和）62.5万元。")
    says(said, spend="personnel", is_named=False)


def test_a_subordinate_units_figure_is_not_the_whole_bodys() -> None:
    assert not claim("3.5万元", "市财政局下属票据中心机关运行经费3.5万元。").is_named
    assert claim("3.5万元", "某市财政局机关运行经费3.5万元。").is_named


def test_a_reason_states_no_total() -> None:
    said = claims("本年支出总计800万元，主要原因是基本支出增加20万元。与上年相比，增加20万元。")
    assert [c.metric for c in said] == ["expenditure", "expenditure", "expenditure"]
    assert [c.spend for c in said] == ["all", "basic", "all"]
    assert [c.is_named for c in said] == [True, False, True]


def test_a_sentence_with_a_subject_of_its_own_does_not_speak_of_the_last() -> None:
    said = claims("一般公共预算支出88万元。本年没有使用某某资金安排的支出，与上年持平。")
    assert [(c.measure, c.is_named) for c in said] == [("amount", True), ("change", False)]


def test_a_bare_item_is_one_of_the_figure_that_is_taken_apart() -> None:
    said = claims("政府采购预算50万元，其中：货物20万元、工程0万元、服务30万元。另有服务8.8万元。")
    assert [(c.metric, c.item) for c in said][:4] == [
        ("procurement", "total"),
        ("procurement", "goods"),
        ("procurement", "works"),
        ("procurement", "services"),
    ]
    assert claim("8.8万元", "服务8.8万元。").metric is None


def test_a_bare_word_that_goes_on_is_no_total() -> None:
    said = claims(
        "1.教育支出（类）进修及培训（款）培训支出（项）年初预算20万元，决算支出18万元。本年支出500万元。",
        cover=FINAL,
    )
    assert [(c.metric, c.figure_kind, c.is_named) for c in said] == [
        ("function", "budget", True),
        ("function", "final", False),
        ("expenditure", "final", True),
    ]


def test_a_change_against_the_budget_is_one_within_the_year() -> None:
    more, less = claims("机关运行经费32万元，比年初预算数增加2万元，比上年决算数减少1万元。", cover=FINAL)[1:]
    says(more, against_year=2024, against_kind="budget", figure_year=2024)
    says(less, against_year=2023, against_kind="final", figure_year=2024)


def test_a_share_says_of_which_whole() -> None:
    said = claims("基本支出60万元，占支出总计的75%；公务接待费支出占“三公”经费的12.5%。")
    shares = [c for c in said if c.measure == "share"]
    assert [(c.metric, c.base_metric, c.value) for c in shares] == [
        ("expenditure", "expenditure", Decimal(75)),
        ("three_public", "three_public", Decimal("12.5")),
    ]


def test_a_share_without_a_named_whole_is_one_of_what_is_taken_apart() -> None:
    share = claim("25%", "本年收入合计80万元，其中：财政拨款收入20万元，占25%。")
    says(share, base_metric="revenue", base_fund=None, is_named=False)


def test_no_change_is_a_change_of_nothing() -> None:
    said = claim("持平", "公务接待费1.2万元，与上年预算数持平。")
    says(
        said, measure="change", direction="equal", amount_yuan=Decimal(0), against_year=2025, item="reception"
    )


def test_about_the_same_is_no_number() -> None:
    assert [c.printed_text for c in claims("公务接待费1.2万元，与上年基本持平。")] == ["1.2万元"]


@pytest.mark.parametrize(
    ("printed", "yuan", "quantum"),
    [
        ("1.06亿元", "106000000.00", "1000000"),
        ("12,345.6万元", "123456000.00", "1000"),
        ("１２３．４５万元", "1234500.00", "100"),
        ("987.65元", "987.65", "0.01"),
        ("3 5.1 0 万 元", "351000.00", "100"),
    ],
)
def test_amounts_are_read_in_every_unit_and_width(printed: str, yuan: str, quantum: str) -> None:
    said = claims(f"2026年支出总计{printed}。")
    assert [(c.amount_yuan, c.quantum) for c in said] == [(Decimal(yuan), Decimal(quantum))]


def test_an_amount_without_a_unit_takes_that_of_its_neighbour_and_says_so() -> None:
    said = claims("“三公”经费2.5万元，较上年减少0.05。")
    assert [(c.amount_yuan, c.printed_unit) for c in said] == [
        (Decimal("25000.00"), "万元"),
        (Decimal("-500.00"), None),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "单价100万元以上的设备2台。",
        "共有车辆4辆，其中机要通信用车1辆。",
        "人均标准90元/月。",
        "满意度达到95%，故障率小于5%。",
        "平台2.0；",
        "根据财预〔2020〕10号文件。",
        "本表金额转换成万元时可能存在尾差。",
        "其他支出99999999999999999.99亿元。",
    ],
)
def test_what_is_no_figure_of_the_books_is_no_claim(sentence: str) -> None:
    assert claims(sentence) == []


def test_glossary_contents_captions_and_tables_claim_nothing() -> None:
    layout_claims = read(
        page(2, "收入总计10万元…………………………3", boxed=False),
        page(3, "支出总表", "单位：万元", ["科目编码 | 科目名称 | 合计", "201 | 一般公共服务支出 | 10.00"]),
        page(4, "第四部分 名词解释", "一、基本支出：指支出总计10万元以内的部分。", boxed=False),
    ).claims
    assert layout_claims == ()


def test_a_sentence_cut_by_a_page_is_one_sentence() -> None:
    said = read(
        page(
            1, "情况如下。", "2026年收入预算200万元，其中：财政拨款收入200万元，比2025年预算增加", boxed=False
        ),
        page(2, "24.18万元；事业收入0万元。", boxed=False),
    ).claims
    assert [(c.printed_text, c.measure, c.page_no) for c in said] == [
        ("200万元", "amount", 2),
        ("200万元", "amount", 2),
        ("24.18万元", "change", 3),
        ("0万元", "amount", 3),
    ]


def test_a_heading_gives_its_figure_to_words_that_name_none() -> None:
    said = claim("18.85万元", "（二）公务接待费", "2026年预算安排18.85万元，比上年增加。")
    says(said, metric="three_public", item="reception", is_named=False)


def test_a_title_like_sentence_says_what_its_paragraph_is_about() -> None:
    said = claim("300万元", "（一）收入预算。2026年年初预算数300万元。")
    says(said, metric="revenue", is_named=False)


def test_a_document_without_a_year_claims_nothing() -> None:
    assert claims("支出总计10万元。", cover="某市财政局") == []
