"""项目支出绩效目标申报表: money in 元, and the indicators of the whole term beside those of the year."""

from collections.abc import Sequence
from itertools import groupby

from samples.facts import Amount, FactsError, Indicator
from samples.tables import Cell, Grid

WIDTHS = (1.1, 0.9, 1.3, 2.6, 2.0, 1.3, 2.6, 2.0)
SOURCES = ("中央财政资金", "省级财政资金", "市县(区)财政资金", "单位自筹", "其他资金")
# The form prints every second level, also those for which a project names no indicator.
LEVELS = (
    ("产出指标", ("数量指标", "质量指标", "时效指标", "成本指标")),
    ("效益指标", ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标")),
    ("满意度指标", ("服务对象满意度指标",)),
)
DESCRIPTIONS = (
    ("项目概况", "由实施单位组织，按采购结果和合同开展，经费用于系统建设、运行和相关服务。"),
    ("立项依据", "省、市关于数字政府建设的规划和部署。"),
    ("项目设立必要性", "业务需要连续、安全的技术支撑，现有力量不足以承担。"),
    ("保证项目实施的制度、措施", "业务科室负责监督，财务科依照支出管理制度付款。"),
    ("项目实施计划", "年内按进度实施、验收并支付。"),
)
TERM_GOAL = "在实施期内完成建设和服务，保证系统稳定。"
YEAR_GOAL = "完成本年度的建设和服务任务。"


class _Sheet:
    """Cells of a form, written row after row over its eight columns."""

    def __init__(self) -> None:
        self.cells: list[Cell] = []
        self.row = 0

    def add(self, *texts: tuple[str, int], start: int = 0, align: str = "left") -> None:
        column = start
        for text, colspan in texts:
            self.cells.append(Cell(self.row, column, text, 1, colspan, align))
            column += colspan
        if column != len(WIDTHS):
            raise FactsError(f"form row {texts} ends at column {column} of {len(WIDTHS)}")
        self.row += 1

    def span(self, column: int, text: str, rowspan: int, colspan: int = 1) -> None:
        self.cells.append(Cell(self.row, column, text, rowspan, colspan, "center"))


def _money(sheet: _Sheet, project: str, amounts: Sequence[Amount]) -> None:
    texts = {(amount.row_name, amount.measure): amount.printed_text for amount in amounts}
    sheet.span(0, "项目资金（元）", len(SOURCES) + 1, 2)
    lines = [(project, "实施期资金总额：", "年度资金总额：")]
    for index, source in enumerate(SOURCES):
        caption = f"其中：{source}" if index == 0 else source
        lines.append((f"{project}/{source}", caption, caption))
    for name, of_term, of_year in lines:
        whole, year = texts.get((name, "whole_project"), ""), texts.get((name, "amount"), "")
        sheet.add((of_term, 2), (whole, 1), (of_year, 2), (year, 1), start=2)


def _indicator_rows(indicators: Sequence[Indicator]) -> dict[str, list[tuple[Indicator, Indicator]]]:
    """Level 2 -> its rows, each the indicator of the whole term and the same one of the year."""
    by_horizon = {
        horizon: [indicator for indicator in indicators if indicator.horizon == horizon]
        for horizon in ("term", "annual")
    }
    rows: dict[str, list[tuple[Indicator, Indicator]]] = {}
    for of_term, of_year in zip(by_horizon["term"], by_horizon["annual"], strict=True):
        if (of_term.level2, of_term.level3) != (of_year.level2, of_year.level3):
            raise FactsError(f"{of_term.subject}: {of_term.level3} of the term faces {of_year.level3}")
        rows.setdefault(of_term.level2, []).append((of_term, of_year))
    known = {level2 for _, names in LEVELS for level2 in names}
    if unknown := set(rows) - known:
        raise FactsError(f"{indicators[0].subject}: the form has no place for {' '.join(sorted(unknown))}")
    return rows


def _indicators(sheet: _Sheet, indicators: Sequence[Indicator]) -> None:
    rows = _indicator_rows(indicators)
    height = sum(max(1, len(rows.get(level2, ()))) for _, names in LEVELS for level2 in names)
    sheet.span(0, "绩效指标", height + 1)
    block = (("二级指标", 1), ("三级指标", 1), ("指标值", 1))
    sheet.add(("一级指标", 1), *block, *block, start=1, align="center")
    for level1, names in LEVELS:
        sheet.span(1, level1, sum(max(1, len(rows.get(level2, ()))) for level2 in names))
        for level2 in names:
            pairs = rows.get(level2, [])
            for column in (2, 5):
                sheet.span(column, level2, max(1, len(pairs)))
            texts = [[(one.level3, one.target_text) for one in pair] for pair in pairs]
            for pair_texts in texts or [[("", ""), ("", "")]]:
                for column, (name, target) in zip((3, 6), pair_texts, strict=True):
                    sheet.cells.append(Cell(sheet.row, column, name))
                    sheet.cells.append(Cell(sheet.row, column + 1, target, align="center"))
                sheet.row += 1


def form_in_yuan(
    department: str,
    period: str,
    filled: str,
    amounts: Sequence[Amount],
    indicators: Sequence[Indicator],
) -> Grid:
    """One form. `department` is printed with its code, `filled` is the moment it was filled in."""
    project = indicators[0].subject
    unit = next((amount.unit_name for amount in amounts if amount.row_name == project), None)
    if unit is None:
        raise FactsError(f"project_performance: no amount is named {project}, whose indicators are printed")
    sheet = _Sheet()
    sheet.add(("项目名称", 2), (project, 6))
    sheet.add(("主管部门及代码", 2), (department, 3), ("实施单位", 1), (unit, 2))
    sheet.add(("项目属性", 2), ("经常性项目（长期开展）", 3), ("项目期", 1), (period, 2))
    _money(sheet, project, amounts)
    for caption, text in DESCRIPTIONS:
        sheet.add((caption, 2), (text, 6))
    sheet.add(("", 2), ("实施期目标", 3), ("年度目标", 3), align="center")
    sheet.add(("总体目标", 2), (TERM_GOAL, 3), (YEAR_GOAL, 3))
    _indicators(sheet, indicators)
    captions = ("负责人：", "某某", "经办人：", "某某", "联系电话：", "000", "填报日期：", filled)
    sheet.add(*((caption, 1) for caption in captions))
    cells = sorted(sheet.cells, key=lambda cell: (cell.row, cell.column))
    return Grid(len(WIDTHS), 0, tuple(cells), WIDTHS)


def amounts_by_project(amounts: Sequence[Amount]) -> dict[str, list[Amount]]:
    """The money lines of each form: `project` itself and `project/source of the money`."""
    grouped: dict[str, list[Amount]] = {}
    for project, rows in groupby(amounts, key=lambda amount: amount.row_name.split("/", 1)[0]):
        grouped.setdefault(project, []).extend(rows)
    return grouped
