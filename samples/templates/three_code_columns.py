"""A budget on upright pages: codes in three columns 类|款|项, headings never repeated, forms in 元."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from samples import typeset
from samples.facts import Amount, Facts
from samples.forms_in_yuan import amounts_by_project, form_in_yuan
from samples.summaries import facing_sides, printed_labels
from samples.tables import Cell, Column, Grid, blocks, chinese_numeral, figures, label, pivot

STEMS = {"jincheng-bigdata-2023-budget": ".pdf"}
PUBLISHED = date(2023, 3, 24)

DEPARTMENT_CODE = "102"
FORM_YEAR = "（2023年度）"
USUAL_PERIOD = "3年"
PERIODS = {"大数据应用运行费": "4年"}
FILLED = {
    "城市云平台运维服务费用": "20230314201747",
    "大数据应用平台运维服务费": "20230207134618",
    "大数据应用运行费": "20221201205347",
    "电子政务外网运维服务费用": "20230314170852",
    "晋城市大数据应用局管理维护费用": "20230314203257",
    "晋城市电子政务外网提速扩能试点项目费用": "20230314205846",
    "晋城市新型智慧城市建设二期项目费用": "20230314165648",
    "晋城市智慧人大建设项目费用": "20230314210614",
    "热线受理中心运营管理及人员外包服务项目费用": "20230316152524",
    "需付合同款": "20230314164512",
    "应用系统适配改造及资源租用": "20230208160556",
    "智慧晋城运营指挥中心建设项目费用": "20230314202608",
    "智库合作项目": "20230314205128",
    "重点课题研究经费": "20230314204357",
}
FORMS_HEADING = "十、绩效管理情况"
CIRCLED = "①②③④⑤⑥⑦⑧⑨"
FUNDS = (
    ("一般公共预算", "general"),
    ("政府性基金预算", "gov_fund"),
    ("国有资本经营预算", "soe"),
)


def code_columns(*above: str, codes: str = "科目编码", total: str = "合计") -> list[Column]:
    """类, 款 and 项 of the code, each in a column of its own, and the name."""
    pieces: list[tuple[str, Callable[[Amount], str]]] = [
        ("类", lambda amount: amount.row_code[:3]),
        ("款", lambda amount: amount.row_code[3:5]),
        ("项", lambda amount: amount.row_code[5:7]),
    ]

    def name(amount: Amount) -> str:
        return total if amount.row_kind == "total" else amount.row_name

    columns = [label((*above, codes, heading), text, 0.5, "center") for heading, text in pieces]
    return [*columns, label((*above, "科目名称"), name, 3.4)]


def merged_totals(grid: Grid, columns: int = 4) -> Grid:
    """The label of the total row across the code and name columns."""
    texts = {(cell.row, cell.column): cell.text for cell in grid.cells if not cell.head}
    totals = {row for (row, column), text in texts.items() if column == columns - 1 and text == "合计"}
    cells = []
    for cell in grid.cells:
        if cell.row not in totals or cell.column >= columns:
            cells.append(cell)
        elif cell.column == 0:
            cells.append(Cell(cell.row, 0, "合计", 1, columns, "center"))
    return Grid(grid.columns, grid.head_rows, tuple(cells), grid.widths)


def with_reference_row(grid: Grid) -> Grid:
    """The columns' numbers 1, 2, 3 … under the headings."""
    at = grid.head_rows
    above = [cell for cell in grid.cells if cell.row < at]
    numbers = [Cell(at, column, str(column + 1), align="center") for column in range(grid.columns)]
    below = [
        Cell(cell.row + 1, cell.column, cell.text, cell.rowspan, cell.colspan, cell.align, cell.head)
        for cell in grid.cells
        if cell.row >= at
    ]
    return Grid(grid.columns, at, (*above, *numbers, *below), grid.widths)


def fund_columns(*above: str, whole: str = "合计", origin: str = "all") -> list[Column]:
    return [
        figures((*above, whole), fund="all", origin=origin),
        *(figures((*above, heading), fund=fund, origin=origin) for heading, fund in FUNDS),
    ]


def spending_columns(*above: str) -> list[Column]:
    return [
        figures((*above, "合计"), 1.3, spend="all"),
        figures((*above, "基本支出"), 1.3, spend="basic"),
        figures((*above, "项目支出"), 1.3, spend="project"),
    ]


def _facing(
    amounts: Sequence[Amount], revenue: list[Column], spending: Callable[[Column], list[Column]], name: str
) -> Grid:
    left, right = facing_sides(amounts)
    labels = printed_labels(left, lambda place, text: f"{chinese_numeral(place)}、{text}")
    grids = (
        pivot(left, [label(name, labels, 2.4), *revenue]),
        pivot(right, spending(label(name, printed_labels(right), 2.8))),
    )
    return blocks(grids, ("收入", "支出"))


def budget_summary(amounts: Sequence[Amount]) -> Grid:
    def spending(rows: Column) -> list[Column]:
        return [
            rows,
            figures("2023年合计", 1.3, origin="all"),
            figures("当年预算安排", 1.3, origin="current"),
            figures("上年结转安排", 1.3, origin="carryover"),
        ]

    return _facing(amounts, [figures("2023年", 1.3, origin="all")], spending, "项目")


def appropriation_summary(amounts: Sequence[Amount]) -> Grid:
    def spending(rows: Column) -> list[Column]:
        return [rows, *fund_columns("金额", whole="小计")]

    # The headings on the left reach as deep as the two levels on the right.
    left, right = facing_sides(amounts)
    labels = printed_labels(left, lambda place, text: f"{chinese_numeral(place)}、{text}")
    revenue = pivot(left, [label("项目", labels, 2.0), figures("金额", 1.2, fund="all")])
    expenditure = pivot(right, spending(label("项目", printed_labels(right), 2.6)))
    return blocks((deepened(revenue, expenditure.head_rows), expenditure), ("收入", "支出"))


def deepened(grid: Grid, head_rows: int) -> Grid:
    """The same table with headings that reach over more rows."""
    more = head_rows - grid.head_rows
    cells = [
        Cell(cell.row, cell.column, cell.text, cell.rowspan + more, cell.colspan, cell.align, True)
        if cell.head
        else Cell(cell.row + more, cell.column, cell.text, cell.rowspan, cell.colspan, cell.align)
        for cell in grid.cells
    ]
    return Grid(grid.columns, head_rows, tuple(cells), grid.widths)


def soe_table(amounts: Sequence[Amount]) -> Grid:
    """Revenue and spending by the same codes side by side; only the left block names the total row."""
    revenue = pivot(
        [amount for amount in amounts if amount.side == "revenue"],
        [*code_columns("项目", codes="收入科目编码"), figures("国有资本经营收入预算", 1.4, spend="all")],
    )
    spending = pivot(
        [amount for amount in amounts if amount.side == "expenditure"],
        [*code_columns("项目", total=""), *spending_columns()],
    )
    return blocks((merged_totals(revenue), spending), ("国有资本经营预算收入", "国有资本经营预算支出"))


def three_public(amounts: Sequence[Amount]) -> Grid:
    children = list(dict.fromkeys(amount.row_name for amount in amounts if "/" in amount.row_name))

    def name(amount: Amount) -> str:
        if amount.row_name in children:
            return CIRCLED[children.index(amount.row_name)] + amount.row_name.rsplit("/", 1)[-1]
        return amount.row_name

    return pivot(amounts, [label("项目", name, 2.4), *fund_columns("2023年预算数")])


def operating_cost(amounts: Sequence[Amount]) -> Grid:
    def name(amount: Amount) -> str:
        return "部门合计" if amount.row_kind == "total" else amount.row_name

    return pivot(amounts, [label("单位名称", name, 2.4), *fund_columns("2023预算数")])


def _project_columns(origin: str) -> list[Column]:
    appropriation = [
        figures(("2023年财政拨款", heading), fund=fund, origin=origin) for heading, fund in FUNDS
    ]
    return [
        label("项目名称", lambda amount: amount.row_name, 3.2),
        figures("合计", fund="all", origin=origin),
        *appropriation,
    ]


def projects(amounts: Sequence[Amount]) -> Grid:
    own_money = [
        figures("财政专户管理资金", fund="special_account"),
        figures("单位资金", fund="unit"),
    ]
    return with_reference_row(pivot(amounts, [*_project_columns("current"), *own_money]))


class _Writer:
    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.parts: list[str] = []

    def add(self, *sources: str) -> None:
        self.parts.extend(sources)

    def title(self, table_no: str, table_title: str) -> None:
        self.add(
            "#pagebreak(weak: true)\n",
            typeset.aligned(table_no, "left"),
            f"#align(center)[{typeset.heading(table_title, 2)}]\n",
            typeset.spread(f"部门名称：{self.facts.disclosure.agency_name}", "单位：万元"),
        )

    def grid(self, grid: Grid, size: str = "9pt", inset: str = "4pt") -> None:
        self.add(typeset.table(grid, size=size, repeat=False, bold_head=False, inset=inset))

    def table(
        self, key: str, draw: Callable[[Sequence[Amount]], Grid], size: str = "9pt", inset: str = "5pt"
    ) -> None:
        amounts = self.facts.table(key)
        self.title(amounts[0].table_no, amounts[0].table_title)
        self.grid(draw(amounts), size, inset)

    def coded(self, key: str, columns: Sequence[Column], size: str = "9pt") -> None:
        self.table(key, lambda amounts: merged_totals(pivot(amounts, columns)), size)

    def note(self) -> None:
        self.add(typeset.paragraph("注：本表无数据", indent=False))


def _tables(writer: _Writer) -> None:
    # Long enough to go on over the page, as the published ones do, without their headings.
    writer.table("budget_summary", budget_summary, inset="7pt")
    revenue = [
        figures(("本年收入", "合计"), 1.3, fund="all", origin="current"),
        *(figures(("本年收入", heading), 1.3, fund=fund) for heading, fund in FUNDS),
        figures(("本年收入", "财政专户管理资金"), 1.1, fund="special_account"),
        figures(("本年收入", "单位资金"), 1.0, fund="unit"),
        figures("上年结转", 1.0, fund="all", origin="carryover"),
    ]
    writer.coded("revenue_summary", [*code_columns("项目"), *revenue], "8pt")
    writer.coded("expenditure_summary", [*code_columns("项目"), *spending_columns("2023年预算数")])
    writer.table("appropriation_summary", appropriation_summary, "8.5pt", "7pt")
    writer.coded("general_expenditure", [*code_columns("项目"), *spending_columns("2023年预算数")])
    classes = [
        label("部门预算支出经济科目名称", lambda amount: amount.row_name, 2.6),
        label("政府预算支出经济科目名称", lambda amount: amount.paired_code, 2.2),
        figures(("2023年预算数", "合计"), spend="basic"),
        figures(("2023年预算数", "人员经费"), spend="personnel"),
        figures(("2023年预算数", "公用经费"), spend="public"),
    ]
    writer.table("general_basic", lambda amounts: pivot(amounts, classes))
    writer.coded(
        "gov_fund_revenue",
        [*code_columns("项目", codes="收入科目编码"), figures("政府性基金收入预算", 1.6, fund="gov_fund")],
    )
    # This table alone prints its total in the name column.
    writer.table(
        "gov_fund_expenditure", lambda amounts: pivot(amounts, [*code_columns(), *spending_columns()])
    )
    writer.table("soe_expenditure", soe_table, "6.5pt", "3pt")
    writer.note()
    writer.table("three_public", three_public)
    writer.table("operating_cost", operating_cost)
    writer.table("project_expenditure", projects)
    empty = writer.facts.empty_table("project_expenditure")
    writer.title(empty.table_no, empty.table_title)
    writer.grid(with_reference_row(pivot((), _project_columns("carryover"))))
    writer.note()


def _forms(writer: _Writer) -> None:
    facts = writer.facts
    amounts = facts.table("project_performance")
    by_project = amounts_by_project(amounts)
    department = f"{DEPARTMENT_CODE}-{facts.disclosure.agency_name}"
    for _, indicators in facts.forms():
        project = indicators[0].subject
        period = PERIODS.get(project, USUAL_PERIOD)
        grid = form_in_yuan(department, period, FILLED[project], by_project.get(project, []), indicators)
        writer.add(
            "#pagebreak(weak: true)\n",
            typeset.aligned(amounts[0].table_title, "center", "14pt"),
            typeset.aligned(FORM_YEAR, "center"),
        )
        writer.grid(grid, "8pt", "3.4pt")


def make(facts: Facts, out_path: Path) -> None:
    agency, year = facts.disclosure.agency_name, facts.disclosure.fiscal_year
    writer = _Writer(facts)
    writer.add(
        typeset.preamble(facts, published=PUBLISHED, font=typeset.SANS, margin="1.8cm", page_numbers="— 1 —"),
        typeset.cover(facts, (agency, f"{year}年度部门预算公开")),
        typeset.contents("目 录"),
        typeset.heading("第一部分 概况"),
        typeset.heading("一、本部门职责", 2),
        typeset.paragraph("负责全市电子政务和政务数据的规划、建设与管理，运行政务网络、政府网站和市民热线。"),
        typeset.heading("二、机构设置情况", 2),
        typeset.paragraph("部门预算由局本级和晋城市数字政府服务中心两家单位的预算组成。"),
        typeset.heading(f"第二部分 {year}年部门预算报表", new_page=True),
    )
    _tables(writer)
    writer.add(typeset.heading(f"第三部分 {year}年度部门预算情况说明", new_page=True))
    for title, paragraphs in groupby(facts.prose, key=lambda paragraph: paragraph.heading):
        writer.add(typeset.heading(title, 2), *(typeset.paragraph(entry.text) for entry in paragraphs))
        if title == FORMS_HEADING:
            _forms(writer)
            writer.add("#pagebreak(weak: true)\n")
    writer.add(typeset.heading("第四部分 名词解释", new_page=True))
    for term in facts.terms:
        writer.add(typeset.paragraph(f"{chinese_numeral(int(term.ordinal))}、{term.term}：{term.definition}"))
    typeset.write_pdf("".join(writer.parts), out_path, published=PUBLISHED)
