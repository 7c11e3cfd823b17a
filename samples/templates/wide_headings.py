"""A budget on landscape pages: wide tables whose two-level headings stand again on every page, and 绩效 forms."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from samples import typeset
from samples.common_columns import code_columns, fund_columns, spending_columns
from samples.facts import Amount, EmptyTable, Facts, FactsError, Indicator
from samples.indicator_forms import form
from samples.nested_summaries import summary
from samples.tables import (
    Cell,
    Column,
    Grid,
    figures,
    label,
    pivot,
    single_row,
)

STEMS = {"shenyang-bigdata-2023-budget": ".pdf"}
PUBLISHED = date(2023, 2, 20)


def three_public(amounts: Sequence[Amount]) -> Grid:
    """The items as columns, once for each year, all on one row."""
    columns = []
    for year in dict.fromkeys(amount.figure_year for amount in amounts):
        top = f"{year}年预算数"
        vehicles = "公务用车购置及运行费"
        headings = {
            "合计": (top, "合计"),
            "因公出国（境）费": (top, "因公出国（境）费"),
            vehicles: (top, vehicles, "小计"),
            f"{vehicles}/公务用车购置费": (top, vehicles, "公务用车购置费"),
            f"{vehicles}/公务用车运行费": (top, vehicles, "公务用车运行费"),
            "公务接待费": (top, "公务接待费"),
        }
        columns += [figures(heading, row_name=name, figure_year=year) for name, heading in headings.items()]
    return single_row(amounts, columns)


def unit_column(amount: Amount) -> str:
    return "" if amount.row_kind == "project" else amount.row_name


def project_columns() -> list[Column]:
    return [
        label("单位名称", unit_column, 1.6),
        label("项目名称", lambda amount: amount.row_name if amount.row_kind == "project" else "", 2.8),
        *fund_columns(),
    ]


def empty_grid(labels: Sequence[str]) -> Grid:
    """A table that prints its headings and a 合计 row, and no number."""
    columns = [label(heading, lambda _: "", 1.6) for heading in labels] + fund_columns()
    grid = pivot((), columns)
    row = [
        Cell(grid.head_rows, index, "合计" if index == 0 else "", align=column.align)
        for index, column in enumerate(columns)
    ]
    return Grid(grid.columns, grid.head_rows, (*grid.cells, *row), grid.widths)


def entity_form(code: str, unit: str, amounts: Sequence[Amount], indicators: Sequence[Indicator]) -> Grid:
    money = [[(amount.row_name, 4), (amount.printed_text, 3)] for amount in amounts]
    opening = [
        [(f"{code}{unit}", 7)],
        [("对应项目", 4), ("预算资金情况", 3)],
        *money,
        [(f"完成{unit}承担的年度任务，管好用好预算资金。", 7)],
    ]
    labels = [("部门（单位）名称", 1), ("年度主要任务", len(money) + 1), ("年度绩效目标", 1)]
    return form(opening, labels, "年度绩效指标", indicators)


def project_form(agency: str, amount: Amount, indicators: Sequence[Indicator]) -> Grid:
    opening = [
        [(amount.row_name, 7)],
        [(agency, 3), ("实施单位", 1), (amount.unit_name, 3)],
        [(amount.printed_text, 7)],
        [("按期完成本项目的年度工作，达到下列各项指标。", 7)],
    ]
    labels = [("项目（政策）名称", 1), ("主管部门", 1), ("预算资金情况", 1), ("总体目标", 1)]
    return form(opening, labels, "绩效指标", indicators)


def unbroken(source: str) -> str:
    return f"#block(breakable: false, width: 100%)[\n{source}\n]\n"


class Writer:
    """Collects the typst source of the document, table by table."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.parts: list[str] = []

    def add(self, *sources: str) -> None:
        self.parts.extend(sources)

    def title(self, table_no: str, table_title: str) -> None:
        """A table begins a page: its title, its number, its department and unit of money."""
        self.add(
            "#pagebreak(weak: true)\n",
            f"#align(center)[{typeset.heading(table_title, 2)}]\n",
            typeset.aligned(table_no),
            typeset.spread(f"部门：{self.facts.disclosure.agency_name}", "单位：万元"),
        )

    def table(self, key: str, draw: Callable[[Sequence[Amount]], Grid], size: str = "8pt") -> None:
        amounts = self.facts.table(key)
        self.title(amounts[0].table_no, amounts[0].table_title)
        self.add(typeset.table(draw(amounts), size=size))

    def empty(self, table: EmptyTable, labels: Sequence[str]) -> None:
        self.title(table.table_no, table.table_title)
        self.add(typeset.table(empty_grid(labels), size="7pt"), typeset.paragraph(f"注：{table.note}"))

    def columns(self, key: str, columns: Sequence[Column], size: str = "8pt") -> None:
        self.table(key, lambda amounts: pivot(amounts, columns), size)

    def forms(self, scope: str, key: str, draw: Callable[[str, Sequence[Indicator]], Grid]) -> None:
        amounts = self.facts.table(key)
        self.title(amounts[0].table_no, amounts[0].table_title)
        for _, indicators in self.facts.forms():
            if indicators[0].scope == scope:
                grid = draw(indicators[0].subject, indicators)
                self.add(unbroken(typeset.table(grid, size="7.5pt", inset="2.6pt", repeat=False)))


def _tables(writer: Writer) -> None:
    facts = writer.facts
    unit_codes = {
        amount.row_name: amount.row_code for amount in facts.table("revenue_summary") if amount.row_code
    }
    writer.table("budget_summary", summary)
    writer.columns(
        "revenue_summary",
        [
            label("单位名称", lambda amount: f"{amount.row_code} {amount.row_name}".strip(), 2.6),
            *fund_columns(),
        ],
        "7pt",
    )
    writer.columns("expenditure_summary", [*code_columns(), *spending_columns()])
    writer.table("appropriation_summary", summary)
    writer.columns("general_expenditure", [*code_columns(), *spending_columns("本年一般公共预算支出")])
    above = "本年一般公共预算基本支出"
    classes = code_columns()
    writer.columns(
        "general_basic",
        [
            *(
                Column(
                    ("部门预算支出经济分类科目", *column.heading), column.width, column.align, column.label
                )
                for column in classes
            ),
            figures((above, "合计"), spend="basic"),
            figures((above, "人员经费"), spend="personnel"),
            figures((above, "公用经费"), spend="public"),
        ],
    )
    writer.table("three_public", three_public, "8pt")
    above = "本年政府性基金预算支出"
    writer.columns(
        "gov_fund_expenditure",
        [
            *code_columns(),
            figures((above, "合计"), spend="all"),
            figures((above, "基本支出"), spend="basic"),
            figures((above, "项目支出"), spend="project"),
        ],
    )
    writer.columns("project_expenditure", project_columns(), "7pt")
    writer.columns("function_expenditure", [*code_columns(), *fund_columns()], "7pt")
    writer.empty(facts.empty_table("debt_expenditure"), ("单位名称", "项目名称"))
    writer.columns("procurement", project_columns(), "7pt")
    writer.empty(
        facts.empty_table("purchased_services"),
        ("单位名称", "支出功能分类（类级）", "购买服务项目名称", "指导目录对应项目"),
    )
    agency = facts.disclosure.agency_name

    def draw_entity(subject: str, indicators: Sequence[Indicator]) -> Grid:
        amounts = [amount for amount in facts.table("entity_performance") if amount.unit_name == subject]
        return entity_form(unit_codes[subject], subject, amounts, indicators)

    def draw_project(subject: str, indicators: Sequence[Indicator]) -> Grid:
        for amount in facts.table("project_performance"):
            if amount.row_name == subject:
                return project_form(agency, amount, indicators)
        raise FactsError(f"{facts.stem}: no amount of project_performance is named {subject}")

    writer.forms("entity", "entity_performance", draw_entity)
    writer.forms("project", "project_performance", draw_project)


def make(facts: Facts, out_path: Path) -> None:
    agency, year = facts.disclosure.agency_name, facts.disclosure.fiscal_year
    writer = Writer(facts)
    writer.add(
        typeset.preamble(facts, published=PUBLISHED, landscape=True, margin="1.6cm"),
        typeset.cover(facts, (agency, f"{year}年部门预算")),
        typeset.contents(),
        typeset.heading(f"第一部分 {agency}概况"),
        typeset.heading("一、主要职责", 2),
        typeset.paragraph("管理本市的数据资源，推动数字政府与智慧城市，审批市级信息化项目。"),
        typeset.heading("二、机构设置", 2),
        typeset.paragraph("本预算含两个单位：局本级和沈阳市大数据管理中心。"),
        typeset.heading(f"第二部分 {agency}{year}年部门预算公开表", new_page=True),
    )
    _tables(writer)
    writer.add(typeset.heading(f"第三部分 {agency}{year}年部门预算情况说明", new_page=True))
    for title, paragraphs in groupby(facts.prose, key=lambda paragraph: paragraph.heading):
        writer.add(typeset.heading(title, 2), *(typeset.paragraph(entry.text) for entry in paragraphs))
    writer.add(typeset.heading("第四部分 名词解释", new_page=True))
    for term in facts.terms:
        writer.add(typeset.paragraph(f"{term.ordinal}. {term.term}：{term.definition}"))
    typeset.write_pdf("".join(writer.parts), out_path, published=PUBLISHED)
