"""Which lines introduce a table, which remark on it, and which are prose."""

from tests.builders import lay, page

TABLE = ["项目 | 预算数", "公务接待费 | 1.20", "会议费 | 3.40"]


def test_title_number_and_unit_above_a_table_are_its_captions() -> None:
    layout = lay(page(1, "表7", "“三公”经费支出表", "部门：某市财政局", "单位：万元", TABLE))
    assert layout.grids[0].captions == ("表7", "“三公”经费支出表", "部门：某市财政局", "单位：万元")


def test_prose_above_a_table_is_no_caption() -> None:
    layout = lay(page(1, "现将有关情况公开如下，请予监督。", "“三公”经费支出表", "单位：万元", TABLE))
    assert layout.grids[0].captions == ("“三公”经费支出表", "单位：万元")
    assert "现将有关情况公开如下，请予监督。" in [p.text for p in layout.paragraphs if p.grid_ordinal is None]


def test_captions_stand_among_the_paragraphs_with_their_table() -> None:
    layout = lay(page(1, "“三公”经费支出表", TABLE))
    assert [(p.text, p.grid_ordinal) for p in layout.paragraphs] == [("“三公”经费支出表", 1)]


def test_captions_inside_the_table_are_captions_too() -> None:
    rows = [
        "“三公”经费支出表 | < | <",
        "部门：某市财政局 |  | 单位：万元",
        "项目 | 上年预算数 | 本年预算数",
        "公务接待费 | 1.20 | 3.40",
    ]
    layout = lay(page(1, rows))
    assert layout.grids[0].captions == ("“三公”经费支出表", "部门：某市财政局", "单位：万元")


def test_a_remark_below_a_table_is_its_note() -> None:
    layout = lay(page(1, "“三公”经费支出表", TABLE, "注：本表反映三公经费。"))
    assert layout.grids[0].notes == ("注：本表反映三公经费。",)


def test_remarks_that_are_numbered_are_notes_together() -> None:
    layout = lay(
        page(
            1,
            "“三公”经费支出表",
            TABLE,
            "说明：1.单位为万元。",
            "2.含所属单位。",
            "另外一段文字说明其他事项。",
        )
    )
    assert layout.grids[0].notes == ("说明：1.单位为万元。", "2.含所属单位。")


def test_the_title_of_the_next_table_is_no_note_of_this_one() -> None:
    layout = lay(page(1, "“三公”经费支出表", TABLE, "项目支出表", "单位：万元", TABLE))
    assert layout.grids[0].notes == ()
    assert layout.grids[1].captions == ("项目支出表", "单位：万元")


def test_a_title_left_at_the_foot_of_the_page_before_is_the_tables() -> None:
    first = page(1, "表6", "基本支出表", TABLE, "表7", "“三公”经费支出表", "部门：某市财政局   单位：万元")
    layout = lay(first, page(2, TABLE))
    assert [grid.captions[-2:] for grid in layout.grids] == [
        ("表6", "基本支出表"),
        ("“三公”经费支出表", "部门：某市财政局   单位：万元"),
    ]
    assert [(p.text, p.page_no, p.grid_ordinal) for p in layout.paragraphs][2:] == [
        ("表7", 1, None),
        ("“三公”经费支出表", 1, 2),
        ("部门：某市财政局   单位：万元", 1, 2),
    ]


def test_contents_at_the_foot_of_the_page_before_title_no_table() -> None:
    first = page(1, "收支总表", "基本支出表", "“三公”经费支出表")
    assert lay(first, page(2, TABLE)).grids[0].captions == ()


def test_a_table_with_a_title_of_its_own_takes_none_from_the_page_before() -> None:
    first = page(1, "下列内容见表", "部门预算附表")
    assert lay(first, page(2, "“三公”经费支出表", TABLE)).grids[0].captions == ("“三公”经费支出表",)
