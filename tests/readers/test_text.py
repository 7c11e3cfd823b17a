from pathlib import Path

import pytest

from ingest.page import Document
from ingest.readers import Unreadable, read_document
from tests.readers.drawn import cell, lines, rows, tables


def read(folder: Path, text: str, encoding: str = "utf-8") -> Document:
    path = folder / "converted"
    path.write_bytes(text.encode(encoding))
    return read_document(path)


def test_tab_separated_with_caption_and_note(tmp_path: Path) -> None:
    text = "第二部分 表\n支出总表\t\t\n某局\t\t单位：万元\n科目\t人员\t项目\n合计\t1.00\t2.00\n2010301\t1.00\t2.00\n注：略\t\t\n\n\n末段\n"
    document = read(tmp_path, text)
    assert document.media_type == "text/plain"
    assert lines(document) == ["第二部分 表", "支出总表", "某局   单位：万元", "注：略", "末段"]
    (table,) = tables(document)
    assert rows(table) == [["科目", "人员", "项目"], ["合计", "1.00", "2.00"], ["2010301", "1.00", "2.00"]]


def test_merged_headings_are_guessed(tmp_path: Path) -> None:
    text = "科目\t\t合计\t基本支出\t\n编码\t名称\t\t人员\t公用\n201\t服务\t3\t1\t2\n"
    (table,) = tables(read(tmp_path, text))
    spans = {
        c.text: (c.row_span, c.col_span)
        for c in (cell(table, word) for word in ("科目", "合计", "基本支出", "人员"))
    }
    assert spans == {"科目": (1, 2), "合计": (2, 1), "基本支出": (1, 2), "人员": (1, 1)}


def test_a_heading_may_begin_with_a_year(tmp_path: Path) -> None:
    text = "2022年预算数\t\t2023年预算数\t\n合计\t接待费\t合计\t接待费\n3.00\t1.00\t4.00\t2.00\n"
    (table,) = tables(read(tmp_path, text))
    assert [cell(table, year).col_span for year in ("2022年预算数", "2023年预算数")] == [2, 2]


def test_one_cell_a_line(tmp_path: Path) -> None:
    row = "科目{n}\n\t{n}.00\n\t{n}.50\n"
    text = (
        "某局预算\n科目\n\t人员\n\t项目\n\n"
        + "\n".join(row.format(n=n) for n in range(1, 15))
        + "\n\n\n末段\n"
    )
    document = read(tmp_path, text)
    assert lines(document) == ["某局预算", "末段"]
    (table,) = tables(document)
    assert rows(table)[0] == ["科目", "人员", "项目"]
    assert rows(table)[-1] == ["科目14", "14.00", "14.50"]


def test_markdown(tmp_path: Path) -> None:
    text = "## 一、收支\n\n**重点** 说明\n\n| 科目 | 人员 |\n|---|---:|\n| 合计 | 1.00 |\n|  | 2.00 |\n| a\\|b | 3.00 |\n"
    document = read(tmp_path, text)
    assert lines(document) == ["一、收支", "重点 说明"]
    assert rows(tables(document)[0]) == [["科目", "人员"], ["合计", "1.00"], ["", "2.00"], ["a|b", "3.00"]]


def test_stray_tags_do_not_make_a_web_page(tmp_path: Path) -> None:
    text = (
        "<b>一、概况</b>\n<p>第一</p><p>第二&nbsp;句</p>\n<p>科目</p>\t<b>人员</b>\n合计\t1 < 2\n服务\t3.00\n"
    )
    document = read(tmp_path, text)
    assert lines(document) == ["一、概况", "第一 第二\xa0句"]
    assert rows(tables(document)[0])[0] == ["科目", "人员"]


def test_entries_of_a_table_of_contents_are_lines(tmp_path: Path) -> None:
    text = "目录\n一、收支总表\t..........\t12\n二、概况……………… 3\n"
    document = read(tmp_path, text)
    assert not tables(document)
    assert [line.split() for line in lines(document)] == [["目录"], ["一、收支总表", "12"], ["二、概况", "3"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    assert lines(read(tmp_path, "一、部门概况\n" * 3, encoding)) == ["一、部门概况"] * 3


def test_a_spoilt_byte_costs_one_character(tmp_path: Path) -> None:
    path = tmp_path / "spoilt"
    path.write_bytes(("部门预算情况说明" * 100).encode() + b"\xff" + "末".encode())
    assert lines(read_document(path))[0].endswith("\ufffd末")


def test_blanks_alone_are_no_document(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="nothing but blanks"):
        read(tmp_path, " \n\t\n \n")


def spans(folder: Path, text: str, *words: str) -> dict[str, tuple[int, int]]:
    """Of each heading the column it begins in and how many it reaches over."""
    (table,) = tables(read(folder, text))
    return {word: (found.col, found.col_span) for word in words for found in [cell(table, word)]}


def test_heads_beside_their_groups_are_put_over_them(tmp_path: Path) -> None:
    text = "项目\t上年\t\t本年\t\t\t\n\t合计\t基本\t项目\t合计\t基本\t项目\n办公\t3.00\t1.00\t2.00\t3.00\t1.00\t2.00\n"
    assert spans(tmp_path, text, "上年", "本年") == {"上年": (1, 3), "本年": (4, 3)}


def test_a_sub_heading_over_the_names_is_of_no_group(tmp_path: Path) -> None:
    text = "项目\t上年\t\t本年\t\t\t\n名称\t合计\t基本\t项目\t合计\t基本\t项目\n办公\t3.00\t1.00\t2.00\t3.00\t1.00\t2.00\n"
    assert spans(tmp_path, text, "上年", "本年") == {"上年": (1, 3), "本年": (4, 3)}


def test_the_last_cell_of_a_short_top_heading_stands_over_the_last_column(tmp_path: Path) -> None:
    text = "编码\t名称\t支出\t备注\n\t\t人员\t公用\t\n201\t服务\t1.00\t2.00\t无\n"
    assert spans(tmp_path, text, "支出", "备注") == {"支出": (2, 2), "备注": (4, 1)}


def test_rows_may_lack_the_bar_at_either_end(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "某县某局2016年“三公”经费决算情况统计表 | ||\n | 单位：万元 | |\n项目 | 上年 | 本年 |\n合计 | 1.50 | 2.50 |\n接待费 | 1.50 | 2.50 |\n",
    )
    assert rows(tables(document)[0]) == [
        ["项目", "上年", "本年"],
        ["合计", "1.50", "2.50"],
        ["接待费", "1.50", "2.50"],
    ]


def test_particulars_of_the_publication_above_a_title_are_another_table(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "| 索引号 | 0152 | 发布机构 | 某局 |\n| 文号 | 浏览量 | 31 | |\n"
        "| 某局支出统计表 | | | |\n| 单位：万元 | | | |\n| 项目 | 甲 | 乙 | 丙 |\n| 合计 | 1.50 | 2.50 | 3.50 |\n",
    )
    assert [rows(table)[0][0] for table in tables(document)] == ["索引号", "项目"]


def test_sub_headings_stand_below_their_group_where_merged_cells_left_no_blank(tmp_path: Path) -> None:
    document = read(
        tmp_path, "项目\t上年\t增减情况\t\n金额\t幅度\t\t\n合计\t1.50\t0.50\t33%\n接待费\t1.50\t0.50\t33%\n"
    )
    (table,) = tables(document)
    assert [(cell(table, word).row, cell(table, word).col) for word in ("金额", "幅度")] == [(1, 2), (1, 3)]
    assert (cell(table, "项目").row_span, cell(table, "增减情况").col_span) == (2, 2)
