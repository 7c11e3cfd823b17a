"""绩效 forms that describe each indicator and say where its value comes from."""

from collections.abc import Sequence
from itertools import groupby

from samples.facts import Indicator
from samples.tables import Cell, Grid

# How an indicator's level says what it is about and where its value comes from.
MEANING = {
    "数量指标": ("本年要完成的数量", "实施方案"),
    "质量指标": ("要达到的质量", "历史经验"),
    "时效指标": ("完成的时间要求", "工作计划"),
    "成本指标": ("支出不超过的数额", "预算文本"),
    "经济效益指标": ("带来的经济效果", "年度计划"),
    "社会效益指标": ("带来的社会效果", "工作计划"),
    "生态效益指标": ("带来的生态效果", "工作计划"),
    "可持续影响指标": ("以后年度仍有的效果", "实施方案"),
    "服务对象满意度指标": ("使用者中感到满意者的比例", "调查问卷"),
}


def indicator_form(indicators: Sequence[Indicator]) -> Grid:
    """绩效目标, then the indicators; 一级指标 is merged, 二级指标 is printed on every row."""
    subject = indicators[0].subject
    headings = ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据")
    cells = [
        Cell(0, 0, "绩效目标", 1, 3, "center", True),
        Cell(0, 3, f"用好{subject}的资金，按期完成年度工作。", 1, 3),
        *(Cell(1, index, heading, align="center", head=True) for index, heading in enumerate(headings)),
    ]
    row = 2
    for level1, group in groupby(indicators, key=lambda indicator: indicator.level1):
        members = list(group)
        cells.append(Cell(row, 0, level1, len(members), 1, "center"))
        for indicator in members:
            meaning, basis = MEANING[indicator.level2]
            texts = (
                indicator.level2,
                indicator.level3,
                f"{indicator.level3}：{meaning}",
                indicator.target_text,
                basis,
            )
            cells += [Cell(row, column, text) for column, text in enumerate(texts, start=1)]
            row += 1
    return Grid(6, 2, tuple(cells), (1, 1.3, 1.8, 2.4, 1.4, 1.2))
