"""A workbook of one table, for builds that are offered one document more."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

AGENCY = "沈阳市测试档案馆"
_ROWS = (
    ("科目编码", "科目名称", "合计", "基本支出", "项目支出"),
    ("", "合计", "30.00", "10.00", "20.00"),
    ("201", "一般公共服务支出", "30.00", "10.00", "20.00"),
    ("20126", "档案事务", "30.00", "10.00", "20.00"),
    ("2012601", "行政运行", "10.00", "10.00", ""),
    ("2012604", "档案馆", "20.00", "", "20.00"),
)
AMOUNTS = 13  # numbers that it prints


def write_small_disclosure(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("封面").write_string("A1", f"{AGENCY}2031年部门预算")
        ruled = book.add_format({"border": 1})
        sheet = book.add_worksheet("表3")
        sheet.write_string("A1", "支出预算总表")
        sheet.write_string("A2", "单位：万元")
        for y, row in enumerate(_ROWS, 2):
            for x, text in enumerate(row):
                sheet.write_string(y, x, text, ruled)
