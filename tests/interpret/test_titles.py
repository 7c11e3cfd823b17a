"""Titles without the numbers of their tables, which may touch them."""

import pytest

from tests.builders import read_table, says

ROWS = ["科目编码 | 科目名称 | 合计", "201 | 一般公共服务支出 | 30.00"]


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("表3 一般公共预算支出表", "表3"),
        ("表3一般公共预算支出表", "表3"),
        ("表一一般公共预算支出表", "表一"),
        ("表十一 一般公共预算支出表", "表十一"),
        ("附表3-1 一般公共预算支出表", "附表3-1"),
    ],
)
def test_the_first_words_of_a_title_are_no_part_of_its_number(printed: str, number: str) -> None:
    reading = read_table(ROWS, printed, "单位：万元")
    says(reading, "30.00", table_key="general_expenditure", fund="general")
    assert [table.table_no for table in reading.tables] == [number]


def test_the_three_public_are_no_part_of_the_number_before_them() -> None:
    for printed in ("表3三公经费支出表", "表三三公经费支出表"):
        assert [t.table_key for t in read_table(ROWS, printed).tables] == ["three_public"]
