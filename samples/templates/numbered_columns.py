"""A budget on portrait pages: a 序号 column and a 栏次 row in every table, and the department's lines
repeated with the headings wherever a table reaches the next page."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from samples import typeset
from samples.described_forms import indicator_form
from samples.facts import Amount, Facts
from samples.item_tables import fixed_assets, procurement, three_public
from samples.summaries import facing_sides, printed_labels
from samples.tables import (
    Cell,
    Column,
    Grid,
    blocks,
    chinese_numeral,
    figures,
    label,
    numbered_rows,
    pivot,
)

STEMS = {"shijiazhuang-data-2023-budget": ".pdf"}
PUBLISHED = date(2023, 2, 28)
DEPARTMENT_CODE = "302"

SMALL_HEADINGS = """
#show heading.where(level: 3): set text(size: 11pt, weight: "bold")
#show heading.where(level: 3): set block(above: 1.2em, below: 0.8em)
"""


def function_columns() -> list[Column]:
    return [
        label(("功能分类科目", "科目编码"), lambda amount: amount.row_code, 1.1),
        label(("功能分类科目", "科目名称"), lambda amount: amount.row_name, 2.6),
    ]


def spend_columns() -> list[Column]:
    return [
        figures("合计", 1.3, spend="all"),
        figures("基本支出", 1.3, spend="basic"),
        figures("项目支出", 1.3, spend="project"),
    ]


def revenue_columns() -> list[Column]:
    current = (
        ("小计", "all"),
        ("财政拨款收入", "fiscal"),
        ("财政专户收入", "special_account"),
        ("事业收入", "business"),
        ("经营收入", "operating"),
        ("上级补助收入", "superior"),
        ("附属单位上缴收入", "affiliate"),
        ("其他收入", "other"),
    )
    return [
        *function_columns(),
        figures("合计", 1.2, fund="all", origin="all"),
        *(figures(("本年收入", name), 1.2, fund=fund, origin="current") for name, fund in current),
        figures("上年结转", 1.0, origin="carryover"),
    ]


def summary(amounts: Sequence[Amount], money: str, expenditure: Sequence[Column]) -> Grid:
    """收入 beside 支出: `expenditure` are the columns of figures on the right side."""

    def child(place: int, name: str) -> str:
        return f"{chinese_numeral(place)}、{name}"

    left, right = facing_sides(amounts)
    return blocks(
        (
            pivot(left, [label("项目", printed_labels(left, child), 2.6), figures(money, 1.2, fund="all")]),
            pivot(right, [label("项目", printed_labels(right, child), 2.6), *expenditure]),
        ),
        ("收入", "支出"),
    )


def _banner(facts: Facts, second_line: str) -> str:
    """The lines over a table that stand again on every page: department, year and unit of money."""
    lines = (f"{DEPARTMENT_CODE} {facts.disclosure.agency_name}", second_line, "单位：万元")
    return r" #linebreak() ".join(typeset.text(line) for line in lines if line)


def _sheet(
    facts: Facts, title: str, grid: Grid, *, wide: bool = False, reference: str = "栏次", height: float = 5.2
) -> str:
    """One table on pages of its own. A row may go on over the page's end, as this city's rows do: `height`
    (the space above and below a line) settles which."""
    body = (
        "#set text(costs: (orphan: 0%, widow: 0%))\n"
        + typeset.heading(title, 2)
        + typeset.table(
            numbered_rows(grid, reference),
            size="8pt" if wide else "9pt",
            inset=f"(x: 3pt, y: {height}pt)",
            breakable_rows=True,
            banner=_banner(facts, f"预算年度：{facts.disclosure.fiscal_year}"),
        )
    )
    return f"#page(flipped: {str(wide).lower()})[\n{body}]\n"


def _empty_sheet(facts: Facts, key: str) -> str:
    """Headings and 栏次, no rows, and the line that says why."""
    table = facts.empty_table(key)
    grid = pivot((), [*function_columns(), *spend_columns()])
    sheet = _sheet(facts, table.table_title, grid)
    return sheet.removesuffix("]\n") + typeset.paragraph(table.note) + "]\n"


def _tables(facts: Facts) -> Iterator[str]:
    def sheet(key: str, columns: Sequence[Column], wide: bool = False, height: float = 5.2) -> str:
        amounts = facts.table(key)
        return _sheet(facts, amounts[0].table_title, pivot(amounts, columns), wide=wide, height=height)

    amounts = facts.table("budget_summary")
    yield _sheet(
        facts,
        amounts[0].table_title,
        summary(amounts, "预算数", [figures("预算数", 1.2, fund="all")]),
        height=8.0,
    )
    yield sheet("revenue_summary", revenue_columns(), wide=True, height=9.9)
    yield sheet(
        "expenditure_summary",
        [
            *function_columns(),
            *spend_columns(),
            figures("经营支出", spend="operating"),
            figures("上解上级支出", spend="remit"),
            figures("对附属单位补助支出", spend="subsidy"),
        ],
    )
    amounts = facts.table("appropriation_summary")
    by_fund = [
        figures("合计", 1.2, fund="all"),
        figures("一般公共预算财政拨款", 1.2, fund="general"),
        figures("政府性基金预算财政拨款", 1.2, fund="gov_fund"),
        figures("国有资本经营预算财政拨款", 1.2, fund="soe"),
    ]
    yield _sheet(facts, amounts[0].table_title, summary(amounts, "金额", by_fund), height=4.4)
    yield sheet("general_expenditure", [*function_columns(), *spend_columns()])
    classes, basic = "支出部门经济分类科目", "一般公共预算基本支出"
    yield sheet(
        "general_basic",
        [
            label((classes, "科目编码"), lambda amount: amount.row_code),
            label((classes, "科目名称"), lambda amount: amount.row_name, 2.6),
            figures((basic, "合计"), spend="basic"),
            figures((basic, "人员经费"), spend="personnel"),
            figures((basic, "公用经费"), spend="public"),
        ],
    )
    yield _empty_sheet(facts, "gov_fund_expenditure")
    yield _empty_sheet(facts, "soe_expenditure")
    amounts = facts.table("three_public")
    yield _sheet(facts, amounts[0].table_title, three_public(amounts), reference="档次")


def _units_table(facts: Facts) -> str:
    """The units of the department: a table without numbers."""
    units = dict.fromkeys(amount.unit_name for amount in facts.table("procurement") if amount.unit_name)
    rows = [("单位名称", "单位性质", "单位规格", "经费保障形式")]
    for unit in units:
        own = unit == facts.disclosure.agency_name
        rows.append(
            (unit, "行政", "正处（县）级", "财政拨款")
            if own
            else (unit, "事业", "副处（县）级", "财政性资金基本保证")
        )
    cells = [
        Cell(row, column, text, align="center", head=row == 0)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    return typeset.table(Grid(4, 1, tuple(cells), (2, 1, 1.2, 1.6)), size="9pt", inset="4pt")


def _forms(facts: Facts) -> Iterator[str]:
    for form, indicators in facts.forms():
        yield typeset.heading(f"{form}、{indicators[0].subject}绩效目标表", 3)
        yield typeset.table(indicator_form(indicators), size="8pt", inset="3.5pt", whole_groups=True)


def _procurement_sheet(facts: Facts) -> str:
    title = facts.table("procurement")[0].table_title
    amounts = [amount for amount in facts.amounts if amount.table_title == title]
    body = typeset.heading(title, 3) + typeset.table(
        procurement(amounts), size="7pt", inset="3.5pt", banner=_banner(facts, "")
    )
    return f"#page(flipped: true)[\n{body}]\n"


def _assets_table(facts: Facts) -> str:
    amounts = facts.table("fixed_assets")
    return (
        typeset.heading(amounts[0].table_title, 3)
        + typeset.spread(
            f"{DEPARTMENT_CODE} {facts.disclosure.agency_name}",
            f"截止时间：{amounts[0].figure_year}-12-31",
            "9pt",
        )
        + typeset.table(fixed_assets(amounts), size="9pt", inset="4pt")
    )


def _explanation(facts: Facts) -> Iterator[str]:
    """情况说明: sentences, and among them the tables that this city prints there."""
    agency, year = facts.disclosure.agency_name, facts.disclosure.fiscal_year
    yield typeset.heading(f"{agency}{year}年部门预算信息公开情况说明", new_page=True)
    for title, entries in groupby(facts.prose, key=lambda entry: entry.heading):
        yield typeset.heading(title, 2)
        yield from (typeset.paragraph(entry.text) for entry in entries)
        if "机构设置" in title:
            yield _units_table(facts)
        elif "绩效" in title:
            yield from _forms(facts)
        elif "政府采购" in title:
            yield _procurement_sheet(facts)
        elif "资产" in title:
            yield _assets_table(facts)
    yield typeset.heading("八、名词解释", 2)
    yield from (typeset.paragraph(f"{term.ordinal}、{term.term}：{term.definition}") for term in facts.terms)
    yield typeset.heading("九、其他需要说明的事项", 2)
    yield typeset.paragraph("没有其他事项。")


def make(facts: Facts, out_path: Path) -> None:
    agency, year = facts.disclosure.agency_name, facts.disclosure.fiscal_year
    parts = [
        typeset.preamble(facts, published=PUBLISHED, font=typeset.SANS, margin="2.2cm"),
        SMALL_HEADINGS,
        typeset.cover(facts, (agency, f"{year}年部门预算")),
        typeset.contents(f"{year}年部门预算信息公开目录"),
        typeset.heading("部门预算公开表"),
        *_tables(facts),
        *_explanation(facts),
    ]
    typeset.write_pdf("".join(parts), out_path, published=PUBLISHED)
