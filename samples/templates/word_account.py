"""A final account as a Word file: tables 公开01表 … 公开09表 with 行次 and 栏次, then 绩效 forms."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from docx.document import Document

from samples import wordset
from samples.account_forms import entity_form, evaluation_form, project_form
from samples.account_tables import basic_by_class, by_function, noted, summary, three_public
from samples.facts import Amount, Facts, FactsError
from samples.tables import Column, Grid, figures

STEMS = {"dawa-smartcity-2023-final": ".docx"}
PUBLISHED = date(2024, 9, 20)
DEPARTMENT_PREFIX = "辽宁省"
ENTITY_CODES = ("030001", "-211104000")
ROUNDING = "本表换算为万元，可能有尾差。"


class Writer:
    """Writes the tables of the account, each on a page of its own."""

    def __init__(self, document: Document, facts: Facts) -> None:
        self.document = document
        self.facts = facts

    def put(self, table_no: str, title: str, grid: Grid, notes: Sequence[str], size: float = 9) -> None:
        agency, year = self.facts.disclosure.agency_name, self.facts.disclosure.fiscal_year
        wordset.heading(self.document, title, 2, new_page=True)
        wordset.caption(self.document, ("", table_no))
        wordset.caption(
            self.document, (f"部门：{DEPARTMENT_PREFIX}{agency}", f"{year}年度", "金额单位：万元")
        )
        wordset.table(self.document, noted(grid, notes), size)

    def table(self, key: str, draw: Callable[[Sequence[Amount]], Grid], note: str, size: float = 9) -> None:
        amounts = self.facts.table(key)
        self.put(amounts[0].table_no, amounts[0].table_title, draw(amounts), (f"注：{note}", ROUNDING), size)

    def empty(self, key: str, columns: Sequence[Column]) -> None:
        table = self.facts.empty_table(key)
        self.put(table.table_no, table.table_title, by_function((), columns, blank_rows=1), (table.note,))


def _spending(*above: str, total: str) -> list[Column]:
    return [
        figures((*above, total), spend="all"),
        figures((*above, "基本支出"), spend="basic"),
        figures((*above, "项目支出"), spend="project"),
    ]


def _tables(writer: Writer) -> None:
    writer.table(
        "budget_summary",
        lambda amounts: summary(amounts, ("收入", "支出"), [figures("金额", 1.1, fund="all")], spare=1),
        "本表列示部门全年收支和年末结转结余。",
    )
    revenue = (
        ("本年收入合计", "all"),
        ("财政拨款收入", "fiscal"),
        ("上级补助收入", "superior"),
        ("事业收入", "business"),
        ("经营收入", "operating"),
        ("附属单位上缴收入", "affiliate"),
        ("其他收入", "other"),
    )
    writer.table(
        "revenue_summary",
        lambda amounts: by_function(amounts, [figures(name, fund=fund) for name, fund in revenue]),
        "本表列示部门全年取得的收入。",
        8,
    )
    writer.table(
        "expenditure_summary",
        lambda amounts: by_function(
            amounts,
            [
                *_spending(total="本年支出合计"),
                figures("上缴上级支出", spend="remit"),
                figures("经营支出", spend="operating"),
                figures("对附属单位补助支出", spend="subsidy"),
            ],
        ),
        "本表列示部门全年发生的支出。",
        8,
    )
    by_fund = (
        ("合计", "all"),
        ("一般公共预算财政拨款", "general"),
        ("政府性基金预算财政拨款", "gov_fund"),
        ("国有资本经营预算财政拨款", "soe"),
    )
    writer.table(
        "appropriation_summary",
        lambda amounts: summary(
            amounts,
            ("收     入", "支     出"),
            [figures(name, 1.1, fund=fund) for name, fund in by_fund],
        ),
        "本表列示三类财政拨款的全年收支和年末结转结余。",
        8,
    )
    writer.table(
        "general_expenditure",
        lambda amounts: by_function(amounts, _spending("本年支出", total="小计")),
        "本表列示一般公共预算财政拨款的全年支出。",
    )
    writer.table("general_basic", basic_by_class, "本表列示一般公共预算财政拨款基本支出的明细。", 8)
    writer.table(
        "three_public",
        three_public,
        "预算数是年初预算数；决算数包括当年拨款和以前年度结转的实际支出。",
    )
    writer.empty(
        "gov_fund_expenditure",
        [
            figures("年初结转和结余", origin="opening"),
            figures("本年收入", side="revenue"),
            *_spending("本年支出", total="小计"),
            figures("年末结转和结余", origin="closing"),
        ],
    )
    writer.empty("soe_expenditure", _spending("本年支出", total="合计"))


def _forms(facts: Facts) -> Iterator[Grid]:
    agency = facts.disclosure.agency_name
    entity = facts.table("entity_performance")
    projects = facts.table("project_performance")
    for _, indicators in facts.forms():
        subject = indicators[0].subject
        if indicators[0].scope == "entity":
            before, after = ENTITY_CODES
            goal = "按质按量完成本年度各项任务。"
            yield entity_form(entity[0].table_title, f"{before}{subject}{after}", goal, entity, indicators)
            continue
        money = [amount for amount in projects if amount.row_name.split("/")[0] == subject]
        if not money:
            raise FactsError(f"{facts.stem}: no amount of project_performance is named {subject}")
        goal = f"按期完成{subject}，保障单位正常运转。"
        if any(indicator.weight for indicator in indicators):
            yield evaluation_form(agency, goal, "平台在年内保持了运转。", money, indicators)
        else:
            yield project_form(agency, goal, money[0], indicators)


def make(facts: Facts, out_path: Path) -> None:
    agency, year = facts.disclosure.agency_name, facts.disclosure.fiscal_year
    document = wordset.new_document(facts, PUBLISHED)
    for _ in range(8):
        document.add_paragraph()
    wordset.centred(document, agency, "Title")
    wordset.centred(document, f"{year}年度部门决算", "Title")
    parts = (
        f"第一部分 {DEPARTMENT_PREFIX}{agency}概况",
        f"第二部分 {year}年度部门决算情况说明",
        "第三部分 名词解释",
        f"第四部分 {year}年度部门决算表",
        "第五部分 附件",
    )
    wordset.page_break(document)
    wordset.centred(document, "目    录")
    for part in parts:
        document.add_paragraph(part)
    wordset.heading(document, parts[0], new_page=True)
    wordset.heading(document, "一、主要职责", 2)
    wordset.paragraph(document, "为全区智慧城市、政务数据、网格管理和电子政务网络提供建设、运行和技术保障。")
    wordset.heading(document, "二、部门决算单位构成", 2)
    wordset.paragraph(document, f"编入本决算的预算单位只有一个：{agency}。")
    wordset.heading(document, parts[1], new_page=True)
    for title, entries in groupby(facts.prose, key=lambda entry: entry.heading):
        wordset.heading(document, title, 2)
        for entry in entries:
            wordset.paragraph(document, entry.text)
    wordset.heading(document, parts[2], new_page=True)
    for term in facts.terms:
        wordset.paragraph(document, f"{term.ordinal}.{term.term}：{term.definition}")
    wordset.heading(document, parts[3], new_page=True)
    _tables(Writer(document, facts))
    wordset.new_section(document, landscape=True)
    wordset.heading(document, parts[4])
    for form in _forms(facts):
        wordset.table(document, form, 8)
    wordset.write_docx(document, out_path, PUBLISHED)
