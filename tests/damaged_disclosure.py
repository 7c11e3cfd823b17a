"""A converted text whose converter has lost blanks and broken numbers over two lines, and whose books tell how they stood."""

from __future__ import annotations

from pathlib import Path

_HEADINGS = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")
_ROWS = (
    ("", "合计", "14,345.00", "4,345.00", "10,000.00"),
    ("201", "一般公共服务支出", "13,345.00", "3,345.00", "10,000.00"),
    ("20126", "档案事务", "11,345.00", "1,345.00", "10,000.00"),
    ("2012601", "行政运行", "1,345.00", "1,345.00", ""),
    ("2012604", "档案馆", "10,000.00", "", "10,000.00"),
    ("20131", "党委办公厅（室）及相关机构事务", "2,000.00", "2,000.00", ""),
    ("2013101", "行政运行", "2,000.00", "2,000.00", ""),
    ("208", "社会保障和就业支出", "1,000.00", "1,000.00", ""),
    ("20805", "行政事业单位养老支出", "1,000.00", "1,000.00", ""),
    ("2080505", "机关事业单位基本养老保险缴费支出", "1,000.00", "1,000.00", ""),
)
_MOVED = "2012604"  # the row that has lost its blank: its project stands under 基本支出
_TORN = "20126"  # the row whose numbers are broken over two lines


def _lines(row: tuple[str, ...]) -> list[str]:
    if row[0] == _MOVED:
        return ["\t".join(text for text in row if text)]
    if row[0] == _TORN:
        heads = [*row[:2], *(text[:-4] for text in row[2:])]
        return ["\t".join(heads), "\t".join(["", "", *(text[-4:] for text in row[2:])])]
    return ["\t".join(row)]


def write_damaged_disclosure(path: Path) -> None:
    tables = []
    for title in ("支出预算总表", "支出功能分类预算表"):
        lines = ["\t".join(_HEADINGS), *(line for row in _ROWS for line in _lines(row))]
        tables.append("\n".join([title, "", "单位：万元", "", *lines]))
    path.write_text("\n\n".join(["沈阳市测试修复馆2031年部门预算", *tables]) + "\n", encoding="utf-8")
