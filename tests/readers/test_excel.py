import zipfile
from pathlib import Path

import xlsxwriter
import xlwt

from ingest.page import Doubt
from ingest.readers import read_document
from tests.readers.drawn import cell, lines, rows, tables


def test_bordered_table_between_its_title_and_its_note(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "made.xlsx") as book:
        sheet = book.add_worksheet("收支总表")
        boxed = book.add_format({"border": 1})
        money = book.add_format({"border": 1, "num_format": "#,##0.00"})
        under = book.add_format({"bottom": 1})
        sheet.write("B2", "公开01表")
        sheet.merge_range("B3:E3", "收支总表", under)
        sheet.write("B4", "部门：某局", under)
        sheet.write("E4", "单位：万元", under)
        sheet.merge_range("B5:C5", "收入", boxed)
        sheet.merge_range("D5:E5", "支出", boxed)
        sheet.write_row("B6", [2010101, None, 0.1 + 0.2, "乙"], boxed)
        sheet.write("C6", 1234567.5, money)
        for col in range(1, 5):
            sheet.write_blank(6, col, None, boxed)
        sheet.write("B8", "合计", boxed)
        for col in range(2, 5):
            sheet.write_blank(7, col, None, boxed)
        sheet.write("B9", "注：说明")
    document = read_document(tmp_path / "made.xlsx")
    assert document.pages[0].name == "收支总表"
    (table,) = tables(document)
    assert rows(table) == [
        ["收入", "支出"],
        ["2010101", "1,234,567.50", "0.3", "乙"],
        ["", "", "", ""],
        ["合计", "", "", ""],
    ]
    assert cell(table, "支出").col_span == 2
    assert lines(document) == ["公开01表", "收支总表", "部门：某局   单位：万元", "注：说明"]


def test_without_borders_the_dense_rows_are_the_table(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "made.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write("A1", "项目支出表")
        sheet.write_row("A2", ["部门：某局", None, "单位：元"])
        sheet.write_row("A3", ["编码", "名称", "金额"])
        sheet.write_row("A4", [201, "甲", 12.5])
        sheet.write_row("A5", ["合计"])
        sheet.write("A6", "注：无")
        sheet.write("A8", "另一表")
        sheet.write_row("A9", ["甲", "乙"])
        sheet.write_row("A10", ["丙", "丁"])
    document = read_document(tmp_path / "made.xlsx")
    first, second = tables(document)
    assert rows(first) == [["编码", "名称", "金额"], ["201", "甲", "12.5"], ["合计", "", ""]]
    assert rows(second) == [["甲", "乙"], ["丙", "丁"]]
    assert lines(document) == ["项目支出表", "部门：某局   单位：元", "注：无", "另一表"]


def test_hidden_sheets_are_left_out_and_hidden_rows_doubted(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "made.xlsx") as book:
        book.add_worksheet("空")
        sheet = book.add_worksheet("表")
        sheet.write_row("A1", ["甲", "乙"])
        sheet.write_row("A2", [1, 2])
        sheet.set_row(1, options={"hidden": True})
        sheet.write_row("A3", [3, 4])
        secret = book.add_worksheet("暗")
        secret.write("A1", "x")
        secret.hide()
    document = read_document(tmp_path / "made.xlsx")
    assert [(page.number, page.name, len(page.blocks)) for page in document.pages] == [
        (1, "空", 0),
        (2, "表", 1),
    ]
    (table,) = tables(document)
    assert cell(table, "1").doubts == (Doubt("hidden"),)
    assert cell(table, "3").doubts == ()


def test_old_workbooks_show_their_numbers_like_new_ones(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    boxed = xlwt.easyxf("borders: left thin, right thin, top thin, bottom thin")
    money = xlwt.easyxf("borders: left thin, right thin, top thin, bottom thin", num_format_str="#,##0.00")
    share = xlwt.easyxf("borders: left thin, right thin, top thin, bottom thin", num_format_str="0.0%")
    sheet.write_merge(0, 0, 0, 3, "标题")
    sheet.write(1, 0, "单位：元")
    for col, text in enumerate(["编码", "名称", "金额", "占比"]):
        sheet.write(2, col, text, boxed)
    for row, (code, name, amount, part) in enumerate(
        [(2010101, "甲", 1234.5, 0.125), (201, "乙", 0.1, 1)], start=3
    ):
        sheet.write(row, 0, code, boxed)
        sheet.write(row, 1, name, boxed)
        sheet.write(row, 2, amount, money)
        sheet.write(row, 3, part, share)
    for col in range(4):
        sheet.write(5, col, "合计" if col == 0 else None, boxed)
    sheet.write(6, 0, "制表说明")
    book.save(tmp_path / "made.xls")
    document = read_document(tmp_path / "made.xls")
    assert document.media_type == "application/vnd.ms-excel"
    assert rows(tables(document)[0]) == [
        ["编码", "名称", "金额", "占比"],
        ["2010101", "甲", "1,234.50", "12.5%"],
        ["201", "乙", "0.10", "100.0%"],
        ["合计", "", "", ""],
    ]
    assert lines(document) == ["标题", "单位：元", "制表说明"]


def test_large_old_workbooks_keep_every_row(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    for row in range(3000):
        sheet.write(row, 0, f"名称{row}")
        sheet.write(row, 1, row + 0.01)
        sheet.write(row, 2, -row)
    book.save(tmp_path / "made.xls")
    (table,) = tables(read_document(tmp_path / "made.xls"))
    assert rows(table)[2999] == ["名称2999", "2999.01", "-2999"]


def test_merges_beyond_all_text_cost_nothing(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "made.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row("A1", ["甲", "乙"])
        sheet.write_row("A2", [1, 2])
        sheet.merge_range("A11:B12", "")
    with (
        zipfile.ZipFile(tmp_path / "made.xlsx") as small,
        zipfile.ZipFile(tmp_path / "vast.xlsx", "w") as vast,
    ):
        for name in small.namelist():
            vast.writestr(name, small.read(name).replace(b"A11:B12", b"A11:XFD1048576"))
    (table,) = tables(read_document(tmp_path / "vast.xlsx"))
    assert rows(table) == [["甲", "乙"], ["1", "2"]]
