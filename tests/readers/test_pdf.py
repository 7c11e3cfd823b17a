from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import typst

from ingest.page import Doubt, Line, Table
from ingest.readers import Unreadable, read_document
from ingest.readers.pdf_picture import picture_of
from tests.readers.drawn import RULED, cell, lines, pdf, rows, tables

MERGED = """
Title of the table

Dept: X #h(1fr) Unit: Y

#table(columns: (60pt, 80pt, 80pt, 80pt),
  table.cell(rowspan: 2)[Code], table.cell(rowspan: 2)[Name], table.cell(colspan: 2)[Amount],
  [Basic], [Project],
  [201], [General services], [1,234.50], [],
  [20101], [A name that is wrapped], [], [99.00],
)

A note below.
"""


def test_ruled_table_with_merged_cells_and_the_lines_around_it(tmp_path: Path) -> None:
    document = read_document(pdf(tmp_path, RULED + MERGED))
    (table,) = tables(document)
    assert (table.row_count, table.col_count) == (4, 4)
    assert rows(table) == [
        ["Code", "Name", "Amount"],
        ["Basic", "Project"],
        ["201", "General services", "1,234.50", ""],
        ["20101", "A name that is\nwrapped", "", "99.00"],
    ]
    assert (cell(table, "Code").row_span, cell(table, "Code").col_span) == (2, 1)
    assert (cell(table, "Amount").row_span, cell(table, "Amount").col_span) == (1, 2)
    assert lines(document) == ["Title of the table", "Dept: X   Unit: Y", "A note below."]
    kinds = [type(block) for block in document.pages[0].blocks]
    assert kinds == [Line, Line, Table, Line]


def test_boxes_are_upright_points_from_the_top_left(tmp_path: Path) -> None:
    source = RULED + "#place(top + left, dx: 30pt, dy: 40pt, table(columns: (50pt, 60pt), [A], [B]))"
    document = read_document(pdf(tmp_path, source))
    page = document.pages[0]
    assert (page.width, page.height) == (400, 300)
    box = cell(tables(document)[0], "B").box
    assert box is not None
    assert (round(box.x0), round(box.y0), round(box.x1)) == (100, 60, 160)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_read_like_upright_ones(tmp_path: Path, turn: int) -> None:
    upright = pdf(tmp_path, RULED + MERGED)
    expected = read_document(upright)
    # The same page as scanners and office programs write it: drawn on its side, and turned when shown.
    source = pypdfium2.PdfDocument(upright)
    page = source[0]
    matrix = {90: (0, 1, -1, 0, 300, 0), 180: (-1, 0, 0, -1, 400, 300), 270: (0, -1, 1, 0, 0, 400)}[turn]
    pdfium.FPDFPage_TransFormWithClip(page, pdfium.FS_MATRIX(*matrix), None)
    if turn != 180:
        page.set_mediabox(0, 0, 300, 400)
        page.set_cropbox(0, 0, 300, 400)
    page.set_rotation(turn)
    source.save(tmp_path / "turned.pdf")
    found = read_document(tmp_path / "turned.pdf")
    assert rows(tables(found)[0]) == rows(tables(expected)[0])
    assert lines(found) == lines(expected)
    assert (found.pages[0].width, found.pages[0].height) == (400, 300)
    at, was = tables(found)[0].box, tables(expected)[0].box
    assert at is not None
    assert was is not None
    assert abs(at.x0 - was.x0) < 1
    assert abs(at.y0 - was.y0) < 1


def test_a_sideways_table_on_an_upright_page_is_turned(tmp_path: Path) -> None:
    source = RULED + f"#rotate(-90deg, reflow: true)[{MERGED}]"
    found = read_document(pdf(tmp_path, source.replace("height: 300pt", "height: 500pt")))
    assert rows(tables(found)[0])[2] == ["201", "General services", "1,234.50", ""]


@pytest.mark.parametrize("missing", ["left", "right", "both"])
def test_open_sided_tables_keep_their_outer_columns(tmp_path: Path, missing: str) -> None:
    left, right = missing in ("left", "both"), missing in ("right", "both")
    stroke = (
        "(x, y) => (top: 0.5pt, bottom: 0.5pt, "
        f"left: if x == 0 and {str(left).lower()} {{ none }} else {{ 0.5pt }}, "
        f"right: if x == 2 and {str(right).lower()} {{ none }} else {{ 0.5pt }})"
    )
    source = (
        f"#table(columns: (60pt, 60pt, 60pt), stroke: {stroke}, [A], [B], [C], [1], [2], [3], [4], [], [6])"
    )
    (table,) = tables(read_document(pdf(tmp_path, RULED + source)))
    assert rows(table) == [["A", "B", "C"], ["1", "2", "3"], ["4", "", "6"]]


def test_a_row_that_no_rule_closes_at_the_foot_says_so(tmp_path: Path) -> None:
    stroke = "(x, y) => (left: 0.5pt, right: 0.5pt, top: 0.5pt, bottom: if y == 2 { none } else { 0.5pt })"
    source = f"#table(columns: (60pt, 60pt), stroke: {stroke}, [A], [B], [1], [2], [cut name], [])"
    (table,) = tables(read_document(pdf(tmp_path, RULED + source)))
    assert rows(table) == [["A", "B"], ["1", "2"], ["cut name", ""]]
    assert cell(table, "cut name").doubts == (Doubt("cut_by_page", "below"),)
    assert cell(table, "1").doubts == ()


def test_dashed_rules_bound_cells_and_backgrounds_do_not(tmp_path: Path) -> None:
    source = (
        "#table(columns: (60pt, 60pt), stroke: (paint: black, thickness: 0.5pt, dash: (2pt, 2pt)), "
        "[A], [B], [#highlight(fill: yellow)[1]], [2])"
    )
    (table,) = tables(read_document(pdf(tmp_path, RULED + source)))
    assert rows(table) == [["A", "B"], ["1", "2"]]


def test_a_coloured_heading_without_rules_belongs_to_its_table(tmp_path: Path) -> None:
    source = (
        "#table(columns: (60pt, 60pt), fill: (x, y) => if y == 0 { blue.lighten(60%) } else { none }, "
        "stroke: (x, y) => if y == 0 { none } else { 0.5pt }, [Head], [Line], [1], [2], [3], [4])"
    )
    (table,) = tables(read_document(pdf(tmp_path, RULED + source)))
    assert rows(table) == [["Head", "Line"], ["1", "2"], ["3", "4"]]


def test_colours_alone_make_a_table(tmp_path: Path) -> None:
    source = (
        "#table(columns: (60pt, 60pt), stroke: none, "
        "fill: (x, y) => if calc.odd(x + y) { gray } else { aqua }, [A], [B], [1], [2], [3], [4])"
    )
    (table,) = tables(read_document(pdf(tmp_path, RULED + source)))
    assert rows(table) == [["A", "B"], ["1", "2"], ["3", "4"]]


def test_watermarks_overprints_and_what_lies_off_the_page_are_not_text(tmp_path: Path) -> None:
    source = (
        "#place(center + horizon, rotate(-35deg, text(size: 40pt, fill: gray)[WATERMARK]))\n"
        "#place(top + left, dx: 900pt)[OUTSIDE]\n"
        "#place(top + left, dx: 0.3pt, dy: 50pt)[Bold 11] #place(top + left, dy: 50pt)[Bold 11]\n"
        "#v(80pt)#table(columns: (100pt, 100pt), [A], [B], [100.00], [1,100.00])"
    )
    document = read_document(pdf(tmp_path, RULED + source))
    assert lines(document) == ["Bold 11"]
    assert rows(tables(document)[0]) == [["A", "B"], ["100.00", "1,100.00"]]


def test_a_table_within_a_cell_is_a_table_of_its_own(tmp_path: Path) -> None:
    source = "#table(columns: (60pt, 200pt), inset: 10pt, [A], table(columns: 2, [x], [y]), [B], [C])"
    first, second = tables(read_document(pdf(tmp_path, RULED + source)))
    assert rows(first) == [["A", ""], ["B", "C"]]
    assert rows(second) == [["x", "y"]]


def test_empty_rows_stay_and_underlines_are_no_rules(tmp_path: Path) -> None:
    source = "#table(columns: (90pt, 90pt), [#underline[A name]], [B], [], [], [1], [2])\n#underline[a line]"
    document = read_document(pdf(tmp_path, RULED + source))
    assert rows(tables(document)[0]) == [["A name", "B"], ["", ""], ["1", "2"]]
    assert lines(document) == ["a line"]


def test_chinese_text_keeps_its_words_together(tmp_path: Path) -> None:
    font = "Noto Serif CJK SC"
    if font not in typst.Fonts(include_system_fonts=True).families():
        pytest.skip("no Chinese font: install the Debian package fonts-noto-cjk")
    source = (
        f'#set page(width: 400pt, height: 300pt, margin: 20pt)\n#set text(font: "{font}", size: 10pt)\n'
        "部门：某某局 #h(1fr) 单位：万元\n"
        "#table(columns: (60pt, 100pt), [科目编码], [金 额], [2080505], [机关事业单位基本养老保险缴费支出])"
    )
    document = read_document(pdf(tmp_path, source))
    assert lines(document) == ["部门：某某局   单位：万元"]
    (table,) = tables(document)
    assert cell(table, "金 额").col == 1
    assert "".join(rows(table)[1][1].split("\n")) == "机关事业单位基本养老保险缴费支出"


def test_a_locked_pdf_names_the_remedy(tmp_path: Path) -> None:
    # The smallest file that pdfium takes for one locked with a password it does not know.
    body = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
        b"4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">>>endobj\n"
        b"trailer<</Root 1 0 R/Size 5/Encrypt 4 0 R/ID[<00><00>]>>\n%%EOF"
    )
    path = tmp_path / "locked.pdf"
    path.write_bytes(body)
    with pytest.raises(Unreadable, match="password"):
        read_document(path)


def test_a_cut_pdf_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "cut.pdf"
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Cat")
    with pytest.raises(Unreadable, match="damaged or cut short"):
        read_document(path)


def test_a_pdf_of_pictures_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no text"):
        read_document(pdf(tmp_path, RULED + "#rect(width: 100pt, height: 50pt)"))


@pytest.mark.parametrize("angle", [0, -90, 90])
def test_the_picture_of_a_cell_shows_that_cell(tmp_path: Path, angle: int) -> None:
    table = "#table(columns: (60pt, 60pt), [Many], [words], [here], table.cell(fill: red)[filled])"
    path = pdf(tmp_path, RULED + f"#rotate({angle}deg, reflow: true)[{table}]")
    found = cell(tables(read_document(path))[0], "filled").box
    assert found is not None
    picture = picture_of(path, 1, found, around=-2)
    reddish = sum(1 for red, green, _ in picture.convert("RGB").getdata() if red > 200 and green < 120)
    assert reddish > 0.6 * picture.width * picture.height


OPEN = """
#align(center)[Table 3]
#align(center)[Expenditure by code]
#table(columns: 4, stroke: none, align: (left, left, right, right), inset: (x: 12pt),
  [Code], [Name], [Total], [Basic],
  [201], [General services], [1,034.50], [800.00],
  [20106], [Finance], [1,034.50], [800.00],
  [221], [Housing], [200.00], [],
)
#align(center)[Table 4]
#align(center)[Summary]
#table(columns: 2, stroke: (x: none, y: 0.5pt), align: (left, right), inset: (x: 12pt),
  [Item], [Amount],
  [Appropriation], [1,234.50],
  [Fees], [12.00],
  [All], [1,246.50],
)
"""


def test_tables_without_rules_are_found_by_the_white_between_their_columns(tmp_path: Path) -> None:
    first, second = tables(read_document(pdf(tmp_path, OPEN)))
    assert rows(first) == [
        ["Code", "Name", "Total", "Basic"],
        ["201", "General services", "1,034.50", "800.00"],
        ["20106", "Finance", "1,034.50", "800.00"],
        ["221", "Housing", "200.00", ""],
    ]
    assert rows(second)[-1] == ["All", "1,246.50"]


CLOSE = """
#set text(font: "Libertinus Serif", size: 10pt)
#let row(..cells) = grid(columns: (90pt, 60pt, 90pt, 60pt), align: (left, right, left, right), ..cells)
#grid(columns: (150pt, 150pt), align: center, [Revenue], [Expenditure])
#grid(columns: (90pt, 60pt, 90pt, 60pt), align: center, [Item], [Sum], [Kind], [Sum])
#row([Appropriation], [1,234.50], h(5pt) + [General services], [1,034.50])
#row([Fees and other money], [12.00], h(5pt) + [Housing], [200.00])
#row([All], [1,246.50], h(5pt) + [All], [1,234.50])
"""


def test_a_number_that_nearly_touches_the_next_name_is_parted_from_it(tmp_path: Path) -> None:
    """Headings set in the middle of their columns open no columns of their own."""
    (table,) = tables(read_document(pdf(tmp_path, CLOSE)))
    assert rows(table)[-3:] == [
        ["Appropriation", "1,234.50", "General services", "1,034.50"],
        ["Fees and other money", "12.00", "Housing", "200.00"],
        ["All", "1,246.50", "All", "1,234.50"],
    ]


def test_contents_and_running_text_with_numbers_are_no_tables(tmp_path: Path) -> None:
    source = """
Part one #h(1fr) 3 \\
Part two #h(1fr) 5 \\
Part three #h(1fr) 9

Revenue was 1,234.50 and spending 1,200.00, so 34.50 was left over at the end of the year; of this 12.00 had been
promised to others already, and 22.50 went into the next year, in which it was spent on 3 projects and 2 vehicles.
"""
    assert tables(read_document(pdf(tmp_path, source))) == []
