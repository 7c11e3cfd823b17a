"""Categories of projects are told by their sums alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.interpret.nesting import levels_by_sums
from tests.builders import place, read_table

HEADINGS = "单位编码 | 单位（项目）名称 | 项目金额"


def money(text: str) -> list[Decimal]:
    return [Decimal(word) for word in text.split()]


@pytest.mark.parametrize(
    ("values", "total", "levels"),
    [
        ("30 10 20", "60", ""),  # a flat list
        ("30 10 20", "30", "011"),
        ("30 30 10 20", "30", "0122"),
        ("50 50 30 20 20 20 20", "70", "0122012"),  # 20 above 20 above 20: one project in its own category
        ("60 20 20 40 10 30 5 5", "65", "01212201"),
        ("50 20 30 70 30 30 40 40", "120", "01101212"),
        ("50 20 30 0 0", "50", "01111"),  # a project without money this year
        ("100 100 50", "150", ""),  # two equal neighbours and a wrong total are no category
        ("30 10 19", "30", ""),  # nothing makes the total
        ("30 -10 40", "30", ""),
        ("", "30", ""),
    ],
)
def test_levels_are_those_whose_sums_all_hold(values: str, total: str, levels: str) -> None:
    assert levels_by_sums(money(values), Decimal(total)) == [int(level) for level in levels]


def test_a_list_that_agrees_in_countless_ways_ends() -> None:
    assert levels_by_sums([Decimal(1)] * 200, Decimal(150)) == []


def test_projects_stand_under_their_categories() -> None:
    reading = read_table(
        [
            HEADINGS,
            " | 合计 | 60.00",
            "101 | 某局 | 60.00",
            " | 专用项目 | 60.00",
            " | 履职业务 | 60.00",
            " | 信访调查 | 41.00",
            " | 档案整理 | 19.00",
        ],
        "表12",
        "部门预算项目支出表",
        "单位：万元",
    )
    assert place(reading, "41.00").row_path == "专用项目/履职业务"
    assert place(reading, "41.00").row_level == 3
    assert place(reading, "19.00").row_path == "专用项目/履职业务"


def test_a_flat_list_with_a_wrong_total_stays_flat() -> None:
    reading = read_table(
        [HEADINGS, "101 | 某局 | 60.00", " | 信访调查 | 30.00", " | 档案整理 | 31.00"],
        "表12",
        "部门预算项目支出表",
        "单位：万元",
    )
    assert place(reading, "31.00").row_path is None
