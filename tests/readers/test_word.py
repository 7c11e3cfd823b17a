from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from ingest.page import Line, Table
from ingest.readers import read_document
from ingest.readers.word_numbers import han, in_form
from tests.readers.drawn import cell, lines, rows, tables


def test_body_in_order_with_merged_cells_and_nested_tables(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("收支总表")
    table = made.add_table(4, 4)
    for row in range(4):
        for col in range(4):
            table.cell(row, col).text = f"{row}{col}"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "across"
    table.cell(1, 2).merge(table.cell(2, 3)).text = "square"
    table.cell(3, 3).add_table(1, 2).cell(0, 0).text = "inner"
    made.add_paragraph("after\nand on")
    made.save(tmp_path / "made.docx")

    document = read_document(tmp_path / "made.docx")
    outer, inner = tables(document)
    assert (outer.row_count, outer.col_count) == (4, 4)
    assert rows(outer) == [
        ["across", "02", "03"],
        ["10", "11", "square"],
        ["20", "21"],
        ["30", "31", "32", "33"],
    ]
    square = cell(outer, "square")
    assert (square.row, square.col, square.row_span, square.col_span) == (1, 2, 2, 2)
    assert rows(inner) == [["inner", ""]]
    assert lines(document) == ["收支总表", "after", "and on"]
    blocks = document.pages[0].blocks
    assert [type(block) for block in blocks] == [Line, Table, Table, Line, Line]
    assert [block.paragraph_end for block in blocks if isinstance(block, Line)] == [True, False, True]


def test_pages_follow_the_breaks_an_author_set(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("one").add_run().add_break(WD_BREAK.PAGE)
    made.add_paragraph("two")
    made.add_paragraph("three").paragraph_format.page_break_before = True
    made.save(tmp_path / "made.docx")
    document = read_document(tmp_path / "made.docx")
    assert [[b.text for b in page.blocks if isinstance(b, Line)] for page in document.pages] == [
        ["one"],
        ["two"],
        ["three"],
    ]


def test_pages_follow_the_last_layout_where_the_file_has_one(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("one").add_run().add_break(WD_BREAK.PAGE)
    run = made.add_paragraph().add_run()
    run._r.append(OxmlElement("w:lastRenderedPageBreak"))
    run.add_text("two")
    made.save(tmp_path / "made.docx")
    assert len(read_document(tmp_path / "made.docx").pages) == 2


def test_text_boxes_are_read_once_and_deleted_or_hidden_text_is_not(tmp_path: Path) -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("kept")
    inner = "<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
    box = (
        f"<w:r {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        "<mc:AlternateContent>"
        f"<mc:Choice Requires='wps'>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    paragraph._p.append(parse_xml(box))
    paragraph._p.append(
        parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>gone</w:delText><w:t>gone</w:t></w:r></w:del>")
    )
    hidden = paragraph.add_run("hidden")
    hidden.font.hidden = True
    made.save(tmp_path / "made.docx")
    assert lines(read_document(tmp_path / "made.docx")) == ["kept", "boxed"]


def test_numbers_word_sets_itself_are_read(tmp_path: Path) -> None:
    made = docx.Document()
    for text in ("first", "second"):
        made.add_paragraph(text, style="List Number")
    plain = made.add_paragraph("bullet", style="List Bullet")
    assert plain.style is not None
    made.save(tmp_path / "made.docx")
    assert lines(read_document(tmp_path / "made.docx")) == ["1.first", "2.second", "bullet"]


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (105, "一百零五"), (110, "一百一十")],
)
def test_chinese_ordinals(number: int, text: str) -> None:
    assert han(number) == text


def test_other_ordinals() -> None:
    assert [
        in_form(3, form) for form in ("decimal", "upperLetter", "lowerRoman", "decimalEnclosedCircle")
    ] == [
        "3",
        "C",
        "iii",
        "③",
    ]


def test_rows_that_begin_late_keep_their_columns(tmp_path: Path) -> None:
    made = docx.Document()
    table = made.add_table(2, 3)
    for col, text in enumerate("abc"):
        table.cell(0, col).text = text
    row = table.rows[1]._tr
    row.remove(row.findall(qn("w:tc"))[0])
    row.insert(0, parse_xml(f"<w:trPr {nsdecls('w')}><w:gridBefore w:val='1'/></w:trPr>"))
    row.findall(qn("w:tc"))[0].find(qn("w:p")).append(parse_xml(f"<w:r {nsdecls('w')}><w:t>d</w:t></w:r>"))
    made.save(tmp_path / "made.docx")
    (found,) = tables(read_document(tmp_path / "made.docx"))
    assert cell(found, "d").col == 1
