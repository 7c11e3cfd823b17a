"""A final account as a Word file: tables 公开01表 … 公开09表 with 行次 and 栏次, then 绩效 forms."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import count, groupby
from pathlib import Path

from docx.document import Document

from samples import wordset
from samples.account_forms import entity_form, evaluation_form, project_form
from samples.facts import Amount, Facts, FactsError
from samples.summaries import facing_sides, printed_labels
from samples.tables import Cell, Column, Grid, blocks, figures, label, pivot

STEMS = {"dawa-smartcity-2023-final": ".docx"}
PUBLISHED = date(2024, 9, 20)
DEPARTMENT_PREFIX = "辽宁省"
ENTITY_CODES = ("030001", "-211104000")
ROUNDING = "本表换算为万元，可能有尾差。"
CODE_COLUMNS = 3  # the width of the code cell: 类, 款 and 项 have no cells of their own


def function_columns() -> list[Column]:
    return [
        label(("项目", "功能分类科目编码"), lambda amount: amount.row_code, 1.2),
        label(("项目", "科目名称"), lambda amount: amount.row_name, 3.2),
    ]


def _shift(cells: Sequence[Cell], after: int) -> list[Cell]:
    """Room for one more row after the first `after` rows."""
    return [replace(cell, row=cell.row + 1) if cell.row >= after else cell for cell in cells]


def _wide_codes(cells: Sequence[Cell]) -> list[Cell]:
    """The code column as three grid columns under one merged cell."""
    wide = []
    for cell in cells:
        if cell.column == 0:
            wide.append(replace(cell, colspan=cell.colspan + CODE_COLUMNS - 1))
        else:
            wide.append(replace(cell, column=cell.column + CODE_COLUMNS - 1))
    return wide


def by_function(amounts: Sequence[Amount], columns: Sequence[Column], blank_rows: int = 0) -> Grid:
    """A table by function: under the headings a row 栏次 and a row 合计, each merged over code and name."""
    grid = pivot(amounts, [*function_columns(), *columns])
    cells = list(grid.cells)
    if not amounts:  # an empty table still prints its 合计 and a blank row
        for row in range(grid.head_rows, grid.head_rows + 1 + blank_rows):
            name = "合计" if row == grid.head_rows else ""
            cells += [Cell(row, column, name if column == 1 else "") for column in range(grid.columns)]
    merged: list[Cell] = []
    total_rows = {cell.row for cell in cells if cell.text == "合计" and cell.column == 1 and not cell.head}
    for cell in cells:
        if cell.row in total_rows and cell.column == 0:
            merged.append(Cell(cell.row, 0, "合计", 1, 2, "center"))
        elif not (cell.row in total_rows and cell.column == 1):
            merged.append(cell)
    merged = _shift(merged, grid.head_rows)
    merged.append(Cell(grid.head_rows, 0, "栏次", 1, 2, "center", True))
    merged += [
        Cell(grid.head_rows, column, str(column - 1), align="center", head=True)
        for column in range(2, grid.columns)
    ]
    merged = _wide_codes(merged)
    merged.sort(key=lambda cell: (cell.row, cell.column))
    code, *others = grid.widths
    widths = (*[code / CODE_COLUMNS] * CODE_COLUMNS, *others)
    return Grid(len(widths), grid.head_rows + 1, tuple(merged), widths)


def summary(
    amounts: Sequence[Amount], titles: tuple[str, str], right_columns: Sequence[Column], spare: int = 0
) -> Grid:
    """收入 beside 支出, each with its 行次; the numbers of the right side go on from the left."""
    left, right = facing_sides(amounts, spare)
    left_rows = sum(1 for _ in groupby(left, key=lambda amount: amount.row_name))

    def side(rows: Sequence[Amount], first: int, columns: Sequence[Column]) -> Grid:
        numbers = count(first)
        labels = printed_labels(rows, lambda _, name: f"  {name}")
        return pivot(
            rows,
            [
                label("项目", labels, 3.2),
                label("行次", lambda _: str(next(numbers)), 0.6, "center"),
                *columns,
            ],
        )

    grid = blocks(
        (
            side(left, 1, [figures("金额", 1.1, fund="all")]),
            side(right, left_rows + 1, right_columns),
        ),
        titles,
    )
    # Which columns have figures: 栏次 numbers those and names itself under 项目.
    figure_columns = [2, *range(5, grid.columns)]
    cells = _shift(grid.cells, grid.head_rows)
    for column in range(grid.columns):
        text = "栏次" if column in (0, 3) else ""
        if column in figure_columns:
            text = str(figure_columns.index(column) + 1)
        cells.append(Cell(grid.head_rows, column, text, align="center", head=True))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(grid.columns, grid.head_rows + 1, tuple(cells), grid.widths)


def basic_by_class(amounts: Sequence[Amount]) -> Grid:
    """人员经费 in one block of code, name and figure, 公用经费 in two; at the foot a total of each."""
    rows = [amount for amount in amounts if amount.row_kind != "total"]
    totals = [amount for amount in amounts if amount.row_kind == "total"]
    goods = [amount for amount in rows if amount.spend == "public"]
    second = [amount for amount in goods if amount.row_code.startswith("302")]
    third = [amount for amount in goods if not amount.row_code.startswith("302")]
    first = [amount for amount in rows if amount.spend == "personnel"]

    def name(amount: Amount) -> str:
        return amount.row_name if len(amount.row_code) == 3 else f"  {amount.row_name}"

    def block(above: str, side: Sequence[Amount]) -> Grid:
        return pivot(
            side,
            [
                label((above, "科目编码"), lambda amount: amount.row_code, 0.8),
                label((above, "科目名称"), name, 2.6),
                figures((above, "决算数"), 1.0, measure="amount"),
            ],
        )

    grid = blocks((block("人员经费", first), block("公用经费", second), block("公用经费", third)))
    cells = [
        replace(cell, colspan=6) if (cell.row, cell.column) == (0, 3) else cell
        for cell in grid.cells
        if (cell.row, cell.column) != (0, 6)
    ]
    foot = grid.rows
    personnel, public = totals
    cells += [
        Cell(foot, 0, personnel.row_name, 1, 2, "center"),
        Cell(foot, 2, personnel.printed_text, align="right"),
        Cell(foot, 3, public.row_name, 1, 5, "center"),
        Cell(foot, 8, public.printed_text, align="right"),
    ]
    return Grid(grid.columns, grid.head_rows, tuple(cells), grid.widths)


def three_public(amounts: Sequence[Amount]) -> Grid:
    """Items as rows, 预算数 and 决算数 as columns; sub-items are numbered after 其中."""
    labels: dict[str, str] = {}
    top, under = 0, 0
    for amount in amounts:
        parent, _, name = amount.row_name.rpartition("/")
        if amount.row_name in labels:
            continue
        if amount.row_kind == "total":
            labels[amount.row_name] = "合    计"
        elif parent:
            under += 1
            labels[amount.row_name] = f"{'其中:' if under == 1 else ''}（{under}）{name}"
        else:
            top += 1
            labels[amount.row_name] = f"{top}、{name}"
    return pivot(
        amounts,
        [
            label("项    目", lambda amount: labels[amount.row_name], 3),
            figures("预算数", figure_kind="budget"),
            figures("决算数", figure_kind="final"),
        ],
    )


def noted(grid: Grid, notes: Sequence[str]) -> Grid:
    """The table's notes as its last rows, each one merged cell."""
    rows = [Cell(grid.rows + index, 0, note, 1, grid.columns) for index, note in enumerate(notes)]
    return replace(grid, cells=(*grid.cells, *rows))


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
