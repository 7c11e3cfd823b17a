"""A budget as a workbook: a cover, a sheet a table with its numbers as numbers, and sheets of prose."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from samples.common_columns import code_columns, fund_columns, spending_columns
from samples.facts import Amount, EmptyTable, Facts, FactsError, Indicator
from samples.indicator_forms import form
from samples.nested_summaries import summary
from samples.sheets import Book
from samples.summaries import facing_sides, printed_labels
from samples.tables import Cell, Column, Grid, blocks, chinese_numeral, figures, label, pivot, single_row

STEMS = {"anshan-bigdata-2024-budget": ".xlsx"}
PUBLISHED = date(2024, 2, 8)

UNIT_CODE = "090002"
UNIT_SUFFIX = "-210300000"
PARENT_AGENCY = "鞍山市大数据管理局"
GOALS = {
    "鞍山市信息系统升级改造": "升级网格化管理平台，让城市治理的问题发现得早、处置得快。",
    "大数据管理专项经费": "需要时聘请软件公司提供技术支持和咨询。",
    "办公用房物业费": "保障办公用房正常使用。",
}
VEHICLES = "公务用车购置及运行费"


def budget_summary(amounts: Sequence[Amount]) -> Grid:
    left, right = facing_sides(amounts)

    def child(place: int, name: str) -> str:
        return f"（{chinese_numeral(place)}）{name}"

    grids = []
    for side in (left, right):
        texts = printed_labels(side, child)

        def name(amount: Amount, texts: Callable[[Amount], str] = texts) -> str:
            text = texts(amount)
            return " ".join(text) if text.endswith("总计") else text

        grids.append(pivot(side, [label("项 目", name, 3.6), figures("预算数", 1.6, fund="all")]))
    return blocks(grids, ("收 入", "支 出"))


def three_public(amounts: Sequence[Amount]) -> Grid:
    headings = {
        "合计": ("“三公”经费合计",),
        "因公出国（境）费": ("因公出国（境）费",),
        VEHICLES: (VEHICLES, "小计"),
        f"{VEHICLES}/公务用车购置费": (VEHICLES, "公务用车购置费"),
        f"{VEHICLES}/公务用车运行费": (VEHICLES, "公务用车运行费"),
        "公务接待费": ("公务接待费",),
    }
    return single_row(amounts, [figures(heading, 2, row_name=name) for name, heading in headings.items()])


def empty_grid(columns: Sequence[Column]) -> Grid:
    """Headings and a row 合计 without a number."""
    grid = pivot((), columns)
    total = [
        Cell(grid.head_rows, index, "合计" if index == 0 else "", align=column.align)
        for index, column in enumerate(columns)
    ]
    return Grid(grid.columns, grid.head_rows, (*grid.cells, *total), grid.widths)


def entity_form(unit: str, amounts: Sequence[Amount], indicators: Sequence[Indicator]) -> Grid:
    money = [[(amount.row_name, 4), (amount.printed_text, 3)] for amount in amounts]
    opening = [
        [(f"{UNIT_CODE}{unit}{UNIT_SUFFIX}", 7)],
        [("对应项目", 4), ("预算资金情况（万元）", 3)],
        *money,
        [("保证单位各项工作正常开展。", 7)],
    ]
    captions = [("部门（单位）名称", 1), ("年度主要任务", len(money) + 1), ("年度绩效目标", 1)]
    return form(opening, captions, "年度绩效指标", indicators)


def project_form(amount: Amount, indicators: Sequence[Indicator]) -> Grid:
    opening = [
        [(amount.row_name, 7)],
        [(PARENT_AGENCY, 3), ("实施单位", 1), (amount.unit_name, 3)],
        [(amount.printed_text, 7)],
        [(GOALS[amount.row_name], 7)],
    ]
    captions = [("项目(政策)名称", 1), ("主管部门", 1), ("预算资金情况", 1), ("总体目标", 1)]
    return form(opening, captions, "绩效指标", indicators)


class _Writer:
    def __init__(self, facts: Facts, book: Book) -> None:
        self.facts, self.book = facts, book

    def tables(self, table_no: str, table_title: str, grids: Sequence[Grid], note: str = "") -> None:
        """One sheet. Several tables of one number stand under each other, each with its title."""
        sheet = self.book.sheet(table_no, landscape=grids[0].columns > 6)
        top = 0
        for grid in grids:
            last = grid.columns - 1
            self.book.title(sheet, top, grid.columns, table_title)
            sheet.write_string(top + 1, last, table_no, self.book.right)
            unit = f"单位名称：{self.facts.disclosure.agency_name}"
            sheet.write_string(top + 2, 0, unit, self.book.left)
            sheet.write_string(top + 2, last, "单位：万元", self.book.right)
            end = self.book.grid(sheet, top + 3, grid)
            if len(grids) == 1:
                sheet.repeat_rows(0, top + 2 + grid.head_rows)
            top = end + 2
        if note:
            sheet.write_string(top - 1, 0, f"备注：{note}", self.book.left)

    def table(self, key: str, grid: Grid) -> None:
        first = self.facts.table(key)[0]
        self.tables(first.table_no, first.table_title, [grid])

    def columns(self, key: str, columns: Sequence[Column]) -> None:
        self.table(key, pivot(self.facts.table(key), columns))

    def empty(self, table: EmptyTable, columns: Sequence[Column]) -> None:
        self.tables(table.table_no, table.table_title, [empty_grid(columns)], table.note)

    def forms(self, scope: str) -> None:
        key = f"{scope}_performance"
        amounts = self.facts.table(key)
        grids = []
        for _, indicators in self.facts.forms():
            subject = indicators[0].subject
            if indicators[0].scope != scope:
                continue
            if scope == "entity":
                grids.append(entity_form(subject, amounts, indicators))
                continue
            money = [amount for amount in amounts if amount.row_name == subject]
            if len(money) != 1:
                raise FactsError(f"{self.facts.stem}: {len(money)} amounts of {key} are named {subject}")
            grids.append(project_form(money[0], indicators))
        self.tables(amounts[0].table_no, amounts[0].table_title, grids)


def _blank_labels(*headings: str) -> list[Column]:
    return [label(heading, lambda _: "", 2) for heading in headings]


def _write_tables(writer: _Writer) -> None:
    facts = writer.facts
    writer.table("budget_summary", budget_summary(facts.table("budget_summary")))
    writer.columns("expenditure_summary", [*code_columns(), *spending_columns()])
    writer.table("appropriation_summary", summary(facts.table("appropriation_summary")))
    writer.columns("general_expenditure", [*code_columns(), *spending_columns("本年一般公共预算支出")])
    above = "本年一般公共预算基本支出"
    classes = [
        Column(("部门预算支出经济分类科目", *column.heading), column.width, column.align, column.label)
        for column in code_columns()
    ]
    kinds = (("合计", "basic"), ("人员经费", "personnel"), ("公用经费", "public"))
    writer.columns(
        "general_basic", [*classes, *(figures((above, heading), 1.6, spend=kind) for heading, kind in kinds)]
    )
    writer.table("three_public", three_public(facts.table("three_public")))
    above = "本年政府性基金预算支出"
    kinds = (("合计", "all"), ("基本支出", "basic"), ("项目支出", "project"))
    writer.empty(
        facts.empty_table("gov_fund_expenditure"),
        [
            *_blank_labels("科目编码", "科目名称"),
            *(figures((above, heading), 1.6, spend=kind) for heading, kind in kinds),
        ],
    )
    funds = fund_columns()
    for key in ("debt_expenditure", "procurement"):
        writer.empty(facts.empty_table(key), [*_blank_labels("单位名称", "项目名称"), *funds])
    services = (
        "单位名称",
        "支出功能分类（类级）",
        "购买服务项目名称",
        "购买服务指导目录对应项目（三级目录代码及名称）",
    )
    writer.empty(facts.empty_table("purchased_services"), [*_blank_labels(*services), *funds])
    writer.forms("entity")
    writer.forms("project")


def make(facts: Facts, out_path: Path) -> None:
    agency, year = facts.disclosure.agency_name, facts.disclosure.fiscal_year
    with Book(facts, out_path, PUBLISHED) as book:
        cover = book.sheet("封面", landscape=True)
        book.title(cover, 5, 8, agency)
        book.title(cover, 7, 8, f"{year}年度单位预算")
        outline = ["单位概况", "单位预算表", "单位预算情况说明", "名词解释"]
        parts = [f"第{chinese_numeral(place)}部分 {name}" for place, name in enumerate(outline, start=1)]
        book.lines(book.sheet("目录"), [("目 录", True), *((part, False) for part in parts)])
        book.lines(
            book.sheet("概况"),
            [
                (parts[0], True),
                ("一、主要职能", True),
                ("为智慧城市、政务信息化和大数据发展提供技术支持与运行保障。", False),
                ("二、机构设置", True),
                (f"{agency}是市大数据局的所属单位。", False),
            ],
        )
        _write_tables(_Writer(facts, book))
        told: list[tuple[str, bool]] = [(parts[2], True)]
        for title, paragraphs in groupby(facts.prose, key=lambda paragraph: paragraph.heading):
            told += [(title, True), *((entry.text, False) for entry in paragraphs)]
        book.lines(book.sheet("说明"), told)
        terms = [(f"{term.ordinal}. {term.term}：{term.definition}", False) for term in facts.terms]
        book.lines(book.sheet("名词解释"), [(parts[3], True), *terms])
