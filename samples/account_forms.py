"""绩效 forms of a final account: targets of the department and its projects, and a self-evaluation.
Each form bears its title inside the table, as the Word originals do."""

from collections.abc import Sequence
from itertools import groupby

from samples.facts import Amount, FactsError, Indicator
from samples.tables import Cell, Grid

TARGET_HEADINGS = ("一级指标", "二级指标", "三级指标", "运算符号", "指标值", "度量单位", "完成时限")
TARGET_WIDTHS = (1.3, 1.3, 1.7, 3.2, 0.9, 1.3, 0.9, 1.3)
REASONS = ("经费保障", "制度保障", "人员保障", "硬件条件保障", "其他", "原因说明")
EVALUATION_WIDTHS = (0.9, 1.1, 1.3, 2.2, 0.8, 1.2, 0.8, 0.9, 0.8, 0.8, 0.7, 0.7, 0.7, 0.7, 0.6, 0.7, 0.8)


class _Sheet:
    """Cells of a form, row under row; the texts of a row must fill its columns."""

    def __init__(self, widths: Sequence[float]) -> None:
        self.widths = tuple(widths)
        self.cells: list[Cell] = []
        self.row = 0

    def add(self, *texts: tuple[str, int], start: int = 0, align: str = "left", down: int = 1) -> None:
        column = start
        for text, colspan in texts:
            self.cells.append(Cell(self.row, column, text, down, colspan, align))
            column += colspan
        if column != len(self.widths):
            raise FactsError(f"form row {texts} fills {column} of {len(self.widths)} columns")
        self.row += 1

    def down(self, text: str, rows: int, column: int = 0) -> None:
        """A label beside the next rows."""
        self.cells.append(Cell(self.row, column, text, rows, 1, "center"))

    def grid(self) -> Grid:
        self.cells.sort(key=lambda cell: (cell.row, cell.column))
        return Grid(len(self.widths), 0, tuple(self.cells), self.widths)


def _indicator_rows(sheet: _Sheet, indicators: Sequence[Indicator], rest: Sequence[Sequence[str]]) -> None:
    """一级 and 二级 merged over their rows, 三级 and what `rest` says of each indicator."""
    texts = iter(rest)
    for level1, outer in groupby(indicators, key=lambda indicator: indicator.level1):
        members = list(outer)
        sheet.down(level1, len(members), 1)
        for level2, inner in groupby(members, key=lambda indicator: indicator.level2):
            rows = list(inner)
            sheet.down(level2, len(rows), 2)
            for indicator in rows:
                sheet.add((indicator.level3, 1), *((text, 1) for text in next(texts)), start=3)


def _targets(sheet: _Sheet, caption: str, indicators: Sequence[Indicator]) -> None:
    sheet.down(caption, len(indicators) + 1)
    sheet.add(*((heading, 1) for heading in TARGET_HEADINGS), start=1, align="center")
    rest = [(row.operator, row.target_text, row.measure_unit, row.deadline) for row in indicators]
    _indicator_rows(sheet, indicators, rest)


def entity_form(
    title: str, unit: str, goal: str, money: Sequence[Amount], indicators: Sequence[Indicator]
) -> Grid:
    """部门（单位）整体绩效目标表; `unit` as printed, with its codes."""
    sheet = _Sheet(TARGET_WIDTHS)
    sheet.add((title, 8), align="center")
    sheet.add(("部门（单位）名称", 1), (unit, 7))
    sheet.down("年度主要任务", len(money) + 1)
    sheet.add(("对应项目", 4), ("预算资金情况（万元）", 3), start=1, align="center")
    for amount in money:
        sheet.add((amount.row_name, 4), (amount.printed_text, 3), start=1)
    sheet.add(("年度绩效目标", 1), (goal, 7))
    _targets(sheet, "年度绩效指标", indicators)
    return sheet.grid()


def project_form(agency: str, goal: str, money: Amount, indicators: Sequence[Indicator]) -> Grid:
    """部门预算项目（政策）绩效目标表; the amount is blank where the publisher printed none."""
    sheet = _Sheet(TARGET_WIDTHS)
    sheet.add((money.table_title, 8), align="center")
    sheet.add((f"{money.figure_year}年", 8), align="center")
    sheet.add((f"单位:{money.printed_unit}", 8), align="right")
    sheet.add(("项目(政策)名称", 1), (money.row_name, 7))
    sheet.add(("主管部门", 1), (f"{agency}-", 3), ("实施单位", 1), (f"{money.unit_name}-", 3))
    sheet.add(("预算资金情况", 1), (money.printed_text, 7))
    sheet.add(("总体目标", 1), (goal, 7))
    _targets(sheet, "绩效指标", indicators)
    return sheet.grid()


def evaluation_form(
    agency: str, goal: str, result: str, money: Sequence[Amount], indicators: Sequence[Indicator]
) -> Grid:
    """预算项目(政策)绩效自评表: what was planned, what was spent, and how the project scored."""
    project = next(amount for amount in money if amount.row_kind == "project")

    def printed(figure_kind: str, measure: str) -> str:
        found = [
            amount.printed_text
            for amount in money
            if (amount.row_kind, amount.figure_kind, amount.measure) == ("project", figure_kind, measure)
        ]
        if len(found) != 1:
            raise FactsError(f"{project.row_name}: {len(found)} figures of {figure_kind} {measure}, not one")
        return found[0]

    scores = {amount.row_name.rpartition("/")[2]: amount for amount in money if amount.measure == "score"}
    sheet = _Sheet(EVALUATION_WIDTHS)
    sheet.add((project.table_title, 17), align="center")
    sheet.add((f"({project.figure_year}年度)", 17), align="center")
    sheet.add(("项目(政策)名称", 3), (project.row_name, 14))
    sheet.add(("主管部门", 3), (f"{agency}-", 14))
    sheet.add(("实施单位", 3), (f"{project.unit_name}-", 14))
    sheet.add(
        (f"项目预算金额（{project.printed_unit}）", 3),
        (printed("budget", "amount"), 2),
        ("全年执行数", 3),
        (printed("final", "amount"), 2),
        ("执行率", 3),
        (printed("final", "share"), 4),
    )
    sheet.down("年度总体目标", 2)
    sheet.add(("年初设定目标", 8), ("全年实际完成情况", 8), start=1, align="center")
    sheet.add((goal, 8), (result, 8), start=1)
    sheet.down("绩效指标", len(indicators) + 2)
    for column, heading in ((1, "一级指标"), (2, "二级指标"), (3, "三级指标"), (7, "全年完成值")):
        sheet.down(heading, 2, column)
    for column, heading in ((8, "分值"), (9, "得分"), (16, "改进措施")):
        sheet.down(heading, 2, column)
    sheet.cells.append(Cell(sheet.row, 4, "年度目标值", 1, 3, "center"))
    sheet.cells.append(Cell(sheet.row, 10, "未完成原因分析", 1, 6, "center"))
    sheet.row += 1
    for column, heading in enumerate(("运算符号", "内容", "度量单位"), start=4):
        sheet.down(heading, 1, column)
    for column, heading in enumerate(REASONS, start=10):
        sheet.down(heading, 1, column)
    sheet.row += 1
    rest = [
        (row.operator, row.target_text, row.measure_unit, row.actual, row.weight, row.score, *[""] * 7)
        for row in indicators
    ]
    _indicator_rows(sheet, indicators, rest)
    spans = iter(((3, 2), (2, 2), (2, 1), (3, 2)))
    closing: list[tuple[str, int]] = []
    for name, amount in scores.items():
        label_span, figure_span = next(spans)
        closing += [(name, label_span), (amount.printed_text, figure_span)]
    sheet.add(*closing)
    for opinion in ("结果应用建议", "主管部门审核意见", "财政部门审核意见"):
        sheet.add((opinion, 3), ("", 14))
    return sheet.grid()
