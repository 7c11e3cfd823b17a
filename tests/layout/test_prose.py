"""Lines of running text joined to paragraphs."""

from ingest.page import Box, Line, Page
from tests.builders import lay, page

RIGHT = 545.0


def line(text: str, y: float, x1: float = RIGHT, size: float = 12.0, x0: float = 50.0) -> Line:
    return Line(text, Box(x0, y, x1, y + size), size)


def texts(*pages: Page) -> list[str]:
    return [p.text for p in lay(*pages).paragraphs]


def test_full_lines_are_one_paragraph() -> None:
    got = texts(
        page(
            1,
            line("本部门全年收入合计若干", 100),
            line("万元，其中财政拨款若干", 120),
            line("万元。", 140, x1=90),
        )
    )
    assert got == ["本部门全年收入合计若干万元，其中财政拨款若干万元。"]


def test_a_line_that_stops_short_ends_a_paragraph() -> None:
    got = texts(
        page(
            1,
            line("第一段的全部文字。", 100),
            line("第一段结束", 120, x1=150),
            line("另一段开始的文字写满一行", 140),
            line("又写满了一行的文字", 160),
        )
    )
    assert got == ["第一段的全部文字。第一段结束", "另一段开始的文字写满一行又写满了一行的文字"]


def test_a_numeral_begins_a_paragraph() -> None:
    got = texts(
        page(
            1,
            line("一、部门职责的说明写满一行", 100),
            line("二、机构设置的说明写满一行", 120),
            line("（一）内设机构写满一行", 140),
            line("1.办公室写满一行", 160),
        )
    )
    assert len(got) == 4


def test_a_decimal_number_begins_no_paragraph() -> None:
    got = texts(page(1, line("全年预算合计为人民币", 100), line("12.50万元，比上年有所增加", 120)))
    assert got == ["全年预算合计为人民币12.50万元，比上年有所增加"]


def test_a_paragraph_goes_on_over_the_page_break() -> None:
    first = page(1, line("预算收入来自财政拨款，写满", 100), line("一行以后还要写到下一页去", 120))
    second = page(2, line("的文字到这里才结束。", 60, x1=200))
    paragraphs = lay(first, second).paragraphs
    assert [p.text for p in paragraphs] == [
        "预算收入来自财政拨款，写满一行以后还要写到下一页去的文字到这里才结束。"
    ]
    assert paragraphs[0].page_no == 1


def test_a_larger_line_is_a_heading_of_its_own() -> None:
    got = texts(
        page(
            1,
            line("部门概况", 100, size=22.0),
            line("本部门是主管全市财政的部门，写满", 140),
            line("一行再写一行", 160, x1=200),
        )
    )
    assert got == ["部门概况", "本部门是主管全市财政的部门，写满一行再写一行"]


def test_a_format_that_marks_its_paragraphs_is_believed() -> None:
    got = texts(page(1, "第一段没有句号", "第二段也没有句号", boxed=False))
    assert got == ["第一段没有句号", "第二段也没有句号"]


def test_paragraphs_are_numbered_from_one_without_gaps() -> None:
    paragraphs = lay(page(1, "一、甲。", "二、乙。", "三、丙。")).paragraphs
    assert [p.number for p in paragraphs] == [1, 2, 3]


def test_the_box_of_a_paragraph_holds_all_its_lines() -> None:
    paragraph = lay(page(1, line("写满的一行文字", 100), line("又一行", 120, x1=120))).paragraphs[0]
    assert paragraph.box == Box(50.0, 100, RIGHT, 132)
