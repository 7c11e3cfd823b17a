"""绩效 forms with the indicators in rows: levels merged, operator, target and unit in columns of their own."""

from collections.abc import Sequence
from itertools import groupby

from samples.facts import FactsError, Indicator
from samples.tables import Cell, Grid

INDICATOR_HEADINGS = ("一级指标", "二级指标", "三级指标", "运算符号", "指标值", "度量单位", "完成时限")
FORM_WIDTHS = (1.4, 1.4, 1.8, 3.6, 1.0, 1.4, 1.0, 1.2)


def form(
    opening: Sequence[Sequence[tuple[str, int]]],
    first_column: Sequence[tuple[str, int]],
    label_text: str,
    indicators: Sequence[Indicator],
) -> Grid:
    """A 绩效 form: `opening` rows of (text, colspan) beside or under `first_column` labels of (text, rowspan),
    then the indicators with equal level cells merged."""
    cells: list[Cell] = []
    row = 0
    starts = {}
    at = 0
    for text, rowspan in first_column:
        starts[at] = (text, rowspan)
        at += rowspan
    for texts in opening:
        if row in starts:
            text, rowspan = starts[row]
            cells.append(Cell(row, 0, text, rowspan, 1, "center", True))
        column = 1
        for text, colspan in texts:
            cells.append(Cell(row, column, text, 1, colspan, "left"))
            column += colspan
        if column != len(FORM_WIDTHS):
            raise FactsError(f"form row {texts} fills {column} of {len(FORM_WIDTHS)} columns")
        row += 1
    cells.append(Cell(row, 0, label_text, len(indicators) + 1, 1, "center", True))
    for index, heading in enumerate(INDICATOR_HEADINGS, start=1):
        cells.append(Cell(row, index, heading, align="center", head=True))
    row += 1
    for level1, outer in groupby(indicators, key=lambda indicator: indicator.level1):
        members = list(outer)
        cells.append(Cell(row, 1, level1, len(members), 1, "center"))
        for level2, inner in groupby(members, key=lambda indicator: indicator.level2):
            rows = list(inner)
            cells.append(Cell(row, 2, level2, len(rows), 1, "center"))
            for indicator in rows:
                values = (
                    (indicator.level3, "left"),
                    (indicator.operator, "center"),
                    (indicator.target_text, "center"),
                    (indicator.measure_unit, "center"),
                    (indicator.deadline, "center"),
                )
                for column, (text, align) in enumerate(values, start=3):
                    cells.append(Cell(row, column, text, align=align))
                row += 1
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(len(FORM_WIDTHS), 0, tuple(cells), FORM_WIDTHS)
