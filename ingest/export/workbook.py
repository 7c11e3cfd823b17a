"""One workbook to read: a sheet for each report, headed in Chinese, and a first sheet that says what they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ingest.export.contents import Column, Table, plain_value
from ingest.export.failure import ExportFailed
from ingest.terminal import clean, width

MOST_ROWS = 1_048_576 - 1  # a sheet's, less the head
_MOST_TEXT = 32_767
_CUT = "…（全文见 CSV 或 Parquet）"
_EXACT_DIGITS = 15  # a spreadsheet's numbers hold no more
_BATCH = 2_000
_WIDEST = 48
_NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
# Of no build: the same warehouse gives the same bytes.
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's dates have no zone
_CHINESE = re.compile(r"(?<=\. )(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Sheet:
    table: Table
    name: str
    cut: int  # texts longer than a cell


def write_workbook(
    published: duckdb.DuckDBPyConnection, tables: list[Table], folder: Path, spill: Path
) -> list[Path]:
    reports = [table for table in tables if table.schema == "reports"]
    for table in reports:
        if table.rows > MOST_ROWS:
            raise ExportFailed(
                f"{table.schema}.{table.name} has {table.rows:,} rows, a sheet holds {MOST_ROWS:,}:"
                " export it with --format parquet or csv"
            )
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "yusuan.xlsx"
    options = {
        "constant_memory": True,
        "tmpdir": str(spill),
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    book = xlsxwriter.Workbook(path, options)
    book.set_properties({"title": "预算公开数据", "created": _CREATED})
    styles = _Styles(
        book.add_format({"bold": True, "bg_color": "#DDEBF7", "bottom": 1, "text_wrap": True}),
        book.add_format({"num_format": "#,##0.00"}),
        book.add_format({"num_format": "0"}),
        book.add_format({"bold": True, "font_size": 14}),
    )
    contents = book.add_worksheet("目录")
    sheets = [_sheet(published, book, table, styles) for table in reports]
    _write_contents(contents, sheets, styles, _told(published))
    # Closed only when it is filled: closing what a full disk has cut off fails in ways of its own and hides why.
    book.close()
    return [path]


@dataclass(frozen=True, slots=True)
class _Styles:
    head: Format
    money: Format
    whole: Format
    title: Format


def _sheet(
    published: duckdb.DuckDBPyConnection, book: xlsxwriter.Workbook, table: Table, styles: _Styles
) -> Sheet:
    name = sheet_name(table.name, {sheet.get_name() for sheet in book.worksheets()})
    sheet = book.add_worksheet(name)
    rows = published.execute(f"select * from {table.source} order by {table.order}")
    batch = rows.fetchmany(_BATCH)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, _column_width(column, [row[at] for row in batch[:200]]))
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, column.name, styles.head)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(table.rows, 1), len(table.columns) - 1)
    y, cut = 0, 0
    while batch:
        for row in batch:
            y += 1
            for x, value in enumerate(row):
                cut += _write(sheet, y, x, plain_value(value), styles)
        batch = rows.fetchmany(_BATCH)
    return Sheet(table, name, cut)


def _write(sheet: Worksheet, y: int, x: int, value: object, styles: _Styles) -> bool:
    """Numbers as numbers where a spreadsheet can hold them, texts as texts; True where a text had to be cut."""
    match value:
        case None:
            return False
        case bool():
            sheet.write_string(y, x, "是" if value else "否")
        case int() if abs(value) < 10**_EXACT_DIGITS:
            sheet.write_number(y, x, value, styles.whole)
        case Decimal() if len(value.normalize().as_tuple().digits) <= _EXACT_DIGITS:
            sheet.write_number(y, x, value, styles.money)
        case _:
            text = "\n".join(clean(line) for line in str(value).split("\n"))
            if len(text) > _MOST_TEXT:
                sheet.write_string(y, x, text[: _MOST_TEXT - len(_CUT)] + _CUT)
                return True
            sheet.write_string(y, x, text)
    return False


def _write_contents(sheet: Worksheet, sheets: list[Sheet], styles: _Styles, told: list[str]) -> None:
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 12)
    sheet.set_column(2, 2, 90)
    sheet.write_string(0, 0, "预算公开数据", styles.title)
    for y, line in enumerate(told, 1):
        sheet.write_string(y, 0, line)
    head = len(told) + 2
    for x, word in enumerate(("工作表", "行数", "内容")):
        sheet.write_string(head, x, word, styles.head)
    for y, each in enumerate(sheets, head + 1):
        sheet.write_string(y, 0, each.name)
        sheet.write_number(y, 1, each.table.rows, styles.whole)
        said = _CHINESE.split(each.table.description)[-1]
        sheet.write_string(y, 2, said + (f"（{each.cut} 处文字超过单元格长度，已截断）" if each.cut else ""))


def _told(published: duckdb.DuckDBPyConnection) -> list[str]:
    counted = published.execute(
        "select count(*), count(distinct agency_id), min(fiscal_year), max(fiscal_year) from marts.dim_disclosure"
    ).fetchone()
    assert counted is not None  # noqa: S101 - a count always answers
    grades = published.execute(
        "select grade, count(*) from audit.disclosure_quality group by grade order by grade"
    ).fetchall()
    disclosures, agencies, first, last = counted
    return [
        f"{disclosures} 份公开，{agencies} 个部门，{first}–{last} 年度。金额单位为元，空白表示没有公开，不是零。",
        "评级："
        + "，".join(f"{grade} {count} 份" for grade, count in grades)
        + "。评级含义见 docs/质量.md。",
    ]


def _column_width(column: Column, values: list[object]) -> float:
    longest = max((width(str(value)) for value in values if value is not None), default=0)
    return min(_WIDEST, max(width(column.name) + 4, longest + 2, 12 if column.is_number else 0))


def sheet_name(name: str, taken: set[str]) -> str:
    """At most 31 characters without those that a sheet's name may not have, and none twice."""
    short = _NOT_IN_A_SHEET_NAME.sub("_", name)[:31].strip("'") or "_"
    number = 2
    found = short
    while found.casefold() in {each.casefold() for each in taken}:
        ending = f"~{number}"
        found = short[: 31 - len(ending)] + ending
        number += 1
    return found
