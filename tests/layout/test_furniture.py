"""Page numbers and running heads are no content."""

import pytest

from ingest.page import Box, Line, Page
from tests.builders import PAGE_HEIGHT, lay, page

TABLE = ["项目 | 预算数", "公务接待费 | 1.20", "会议费 | 3.40"]


def footer(text: str) -> Line:
    return Line(text, Box(290, 800, 310, 812), 10.0)


@pytest.mark.parametrize("text", ["5", "- 5 -", "— 5 —", "第 5 页", "第5页 共20页", "5/20", "·5·"])
def test_a_page_number_is_left_out(text: str) -> None:
    layout = lay(page(1, "预算说明的一段文字。", footer(text)))
    assert [p.text for p in layout.paragraphs] == ["预算说明的一段文字。"]


def test_a_number_in_the_middle_of_a_page_is_kept() -> None:
    layout = lay(page(1, Line("5", Box(290, PAGE_HEIGHT / 2, 300, PAGE_HEIGHT / 2 + 12), 12.0)))
    assert [p.text for p in layout.paragraphs] == ["5"]


def test_a_running_head_is_left_out_of_every_page() -> None:
    pages = [page(n, "某市财政局预算公开", f"第{n}段说明文字到此结束。") for n in range(1, 7)]
    assert not any("预算公开" in p.text for p in lay(*pages).paragraphs)


def test_a_title_that_stands_on_two_pages_is_no_running_head() -> None:
    layout = lay(page(1, "项目支出表", TABLE), page(2, "项目支出表", TABLE), page(3, "其他说明文字。"))
    assert layout.grids[0].captions == ("项目支出表",)


def test_a_running_head_does_not_keep_a_table_from_going_on() -> None:
    body = [page(n, "某市财政局预算公开", [f"2080{n} | 某科目 | {n}.00"]) for n in range(2, 7)]
    layout = lay(page(1, "某市财政局预算公开", "支出表", ["编码 | 名称 | 合计", "201 | 某类 | 9.00"]), *body)
    assert len(layout.grids) == 1


def test_a_page_number_between_two_pieces_does_not_part_a_table() -> None:
    first = page(1, "支出表", ["编码 | 名称 | 合计", "201 | 某类 | 9.00"], footer("- 1 -"))
    layout = lay(first, page(2, ["208 | 另类 | 8.00"], footer("- 2 -")))
    assert len(layout.grids) == 1


def test_an_empty_document_is_an_empty_layout() -> None:
    layout = lay(Page(1, ()))
    assert (layout.grids, layout.paragraphs, layout.page_count) == ((), (), 1)
