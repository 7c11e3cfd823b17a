from pathlib import Path

import pytest

from ingest.page import Document, Line
from ingest.readers import Unreadable, read_document
from ingest.readers import html as html_reader
from tests.readers.drawn import cell, lines, rows, tables

ROWS = "<tr><td>部门</td><td>人员</td><td>项目</td></tr><tr><td>合计</td><td>1.00</td><td>2.00</td></tr>"
LONG = "这一段文字只是为了让网页有足够的内容。" * 15


def read(folder: Path, source: str | bytes, name: str = "page.html") -> Document:
    path = folder / name
    path.write_bytes(source if isinstance(source, bytes) else source.encode())
    return read_document(path)


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def test_paragraphs_headings_and_a_table_in_order(tmp_path: Path) -> None:
    document = read(
        tmp_path, page(f"<h1>部门预算</h1><p>第一段<b>文字</b></p><table>{ROWS}</table><p>末段</p>")
    )
    assert document.media_type == "text/html"
    assert lines(document) == ["部门预算", "第一段文字", "末段"]
    assert rows(tables(document)[0]) == [["部门", "人员", "项目"], ["合计", "1.00", "2.00"]]
    assert all(block.paragraph_end for block in document.pages[0].blocks if isinstance(block, Line))


def test_layout_tables_are_read_through(tmp_path: Path) -> None:
    source = page(
        f"<table><tr><td>左栏</td><td><p>表一</p><table>{ROWS}</table></td></tr>"
        f"<tr><td colspan=2><table><tr><td><p>说明</p></td></tr></table></td></tr></table>"
    )
    document = read(tmp_path, source)
    assert lines(document) == ["左栏", "表一", "说明"]
    assert [rows(table)[1] for table in tables(document)] == [["合计", "1.00", "2.00"]]


def test_a_note_set_as_a_table_within_a_cell_leaves_the_table_a_table(tmp_path: Path) -> None:
    inner = "<table><tr><td>甲</td></tr></table>"
    document = read(tmp_path, page(f"<table>{ROWS}<tr><td>乙{inner}</td><td>3</td><td>4</td></tr></table>"))
    assert rows(tables(document)[0])[2] == ["乙", "3", "4"]
    assert lines(document) == ["甲"]


def test_spans(tmp_path: Path) -> None:
    source = page(
        "<table><tr><th rowspan=2>科目</th><th colspan=2>本年</th></tr><tr><th>人员</th><th>项目</th></tr>"
        "<tr><td rowspan=0>甲</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
    )
    (table,) = tables(read(tmp_path, source))
    assert (table.row_count, table.col_count) == (4, 3)
    assert [(c.row, c.col, c.row_span, c.col_span) for c in (cell(table, "科目"), cell(table, "本年"))] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
    ]
    assert (cell(table, "甲").row_span, cell(table, "4").col) == (2, 2)


def test_spans_that_lie(tmp_path: Path) -> None:
    source = page(
        f'<table>{ROWS}<tr><td rowspan=9 colspan="x">a</td><td colspan=99999999>3</td></tr></table>'
    )
    (table,) = tables(read(tmp_path, source))
    assert (table.row_count, table.col_count) == (3, 1001)
    assert cell(table, "a").row_span == 1


def test_a_foot_is_shown_last(tmp_path: Path) -> None:
    foot = "<tfoot><tr><td>总计</td><td>9</td><td>9</td></tr></tfoot>"
    (table,) = tables(read(tmp_path, page(f"<table>{foot}<tbody>{ROWS}</tbody></table>")))
    assert rows(table)[-1] == ["总计", "9", "9"]


def test_what_leads_around_the_site_is_dropped(tmp_path: Path) -> None:
    source = page(
        "<script>var a = '<p>x</p>';</script><nav>首页</nav><div class='breadcrumb'>当前位置</div>"
        f"<div style='display: none'>藏</div><p>{LONG}</p><div id='footer'>版权</div>",
        "<title>某局部门预算_某市政府</title><style>p {}</style>",
    )
    assert lines(read(tmp_path, source)) == ["某局部门预算", LONG]


def test_blanks(tmp_path: Path) -> None:
    source = page(
        "<p>\n  一、总体\n  情况 2026 年\n</p><p>第一句<br>&nbsp;&nbsp;&nbsp;&nbsp;第二段<br>续行</p><pre>甲\n乙</pre>"
        f"<table>{ROWS}<tr><td>&nbsp;&nbsp;其中</td><td><p>1</p><p>2</p></td><td>\n 3 </td></tr></table>"
    )
    document = read(tmp_path, source)
    blocks = [block for block in document.pages[0].blocks if isinstance(block, Line)]
    assert [(block.text, block.paragraph_end) for block in blocks] == [
        ("一、总体情况 2026 年", True),
        ("第一句", True),
        ("第二段", False),
        ("续行", True),
        ("甲", False),
        ("乙", True),
    ]
    assert rows(tables(document)[0])[2] == ["  其中", "1\n2", "3"]


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("gb18030", ""),
        ("gb18030", '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'),
        ("big5", '<meta charset="big5">'),
        ("gb18030", '<meta charset="utf-8">'),  # a site that changed and forgot to say so
    ],
)
def test_charsets(tmp_path: Path, encoding: str, head: str) -> None:
    assert lines(read(tmp_path, page(f"<p>政府采購預算</p><p>{LONG}</p>", head).encode(encoding, "replace")))[
        0
    ] == ("政府采購預算")


def test_office_programs_save_web_pages_under_other_names(tmp_path: Path) -> None:
    source = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="gb2312"></head><body>'
        "<table><tr><td colspan=3>支出总表</td></tr><![if supportMisalignedColumns]>"
        f"<tr height=0 style='display:none'><td></td></tr><![endif]>{ROWS}</table></body></html>"
    )
    (table,) = tables(read(tmp_path, source.encode("gb18030"), "old.xls"))
    assert rows(table) == [["支出总表"], ["部门", "人员", "项目"], ["合计", "1.00", "2.00"]]


def test_text_with_tables_in_it_keeps_its_lines(tmp_path: Path) -> None:
    document = read(tmp_path, f"# 第一部分\n概况\n\n<table>{ROWS}</table>\n\n说明\n")
    assert [line.lstrip("# ") for line in lines(document)] == ["第一部分", "概况", "说明"]
    assert len(tables(document)) == 1


def test_a_page_about_a_file_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="fetch the file it links to"):
        read(tmp_path, page("<p>2026年部门预算</p><a href='./P02026.pdf'>下载</a>"))
    with pytest.raises(Unreadable, match="next to no text"):
        read(tmp_path, page("<div id=app></div><script src=app.js></script>"))


def test_entities_are_not_expanded_and_nothing_is_fetched(tmp_path: Path) -> None:
    bombs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    source = f'<!DOCTYPE html [<!ENTITY e0 "boom"><!ENTITY f SYSTEM "file:///etc/hostname">{bombs}]>'
    text = "".join(lines(read(tmp_path, f"{source}<html><body><p>&e11;&f;{LONG}</p></body></html>")))
    assert "boom" not in text
    assert len(text) < 3000


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Unreadable, match="too deeply"):
        read(tmp_path, page("<div>" * 5000 + LONG))
    wide = f"<table>{ROWS}" + "<tr><td rowspan=60000 colspan=1000>1</td></tr>" * 1000 + "</table>"
    with pytest.raises(Unreadable, match="more cells"):
        read(tmp_path, page(wide))
    monkeypatch.setattr(html_reader, "MOST_ELEMENTS", 10)
    with pytest.raises(Unreadable, match="more parts"):
        read(tmp_path, page("<p>甲</p>" * 20))
    monkeypatch.setattr(html_reader, "MOST_BYTES", 100)
    with pytest.raises(Unreadable, match="MB"):
        read(tmp_path, page(LONG))
