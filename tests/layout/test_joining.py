"""Tables over page breaks."""

from ingest.page import Page
from tests.builders import lay, page, rows_of, table

HEADING = ["科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"]
FIRST = ["201 | 一般公共服务支出 | 30.00 | 20.00 | 10.00", "20103 | 政府办公厅 | 30.00 | 20.00 | 10.00"]
SECOND = ["208 | 社会保障和就业支出 | 5.00 | 5.00 | "]
TITLE, UNIT = "支出预算总表", "单位：万元"


def two(
    first: list[str], second: list[str], between: tuple[str, ...] = (), after: tuple[str, ...] = ()
) -> tuple[Page, Page]:
    return page(1, TITLE, UNIT, first, *after), page(2, *between, second)


def test_a_table_goes_on_over_a_page_break_without_its_heading() -> None:
    layout = lay(*two(HEADING + FIRST, SECOND))
    assert len(layout.grids) == 1
    assert [row[0] for row in rows_of(layout.grids[0])] == ["科目编码", "201", "20103", "208"]
    assert layout.grids[0].captions == (TITLE, UNIT)


def test_a_heading_that_is_repeated_is_read_once() -> None:
    layout = lay(*two(HEADING + FIRST, HEADING + SECOND))
    assert len(layout.grids) == 1
    assert [row[0] for row in rows_of(layout.grids[0])] == ["科目编码", "201", "20103", "208"]


def test_a_heading_of_two_levels_that_is_repeated_is_read_once() -> None:
    heading = ["科目编码 | 科目名称 | 本年收入 | < | <", "^ | ^ | 合计 | 一般公共预算 | 其他收入"]
    layout = lay(*two(heading + FIRST, heading + SECOND))
    assert len(layout.grids) == 1
    assert len(rows_of(layout.grids[0])) == 5


def test_a_caption_that_is_repeated_with_the_heading_is_the_same_table() -> None:
    layout = lay(*two(HEADING + FIRST, HEADING + SECOND, between=(TITLE, UNIT)))
    assert len(layout.grids) == 1


def test_a_continued_mark_does_not_begin_another_table() -> None:
    layout = lay(*two(HEADING + FIRST, HEADING + SECOND, between=(TITLE + "（续表）", UNIT)))
    assert len(layout.grids) == 1


def test_the_unit_alone_repeated_from_a_line_it_shared_is_the_same_table() -> None:
    first = page(1, TITLE, "部门：某某局   单位：万元", HEADING + FIRST)
    for above in ((UNIT,), ("续上表", UNIT), ("部门：某某局", UNIT)):
        assert len(lay(first, page(2, *above, HEADING + SECOND)).grids) == 1
    assert len(lay(first, page(2, "单位：元", HEADING + SECOND)).grids) == 2


def test_another_caption_begins_another_table() -> None:
    layout = lay(*two(HEADING + FIRST, HEADING + SECOND, between=("一般公共预算支出表", UNIT)))
    assert [grid.captions[0] for grid in layout.grids] == [TITLE, "一般公共预算支出表"]


def test_prose_between_two_tables_keeps_them_apart() -> None:
    layout = lay(*two(HEADING + FIRST, HEADING + SECOND, after=("以上为全部数据，供各方参考使用。",)))
    assert len(layout.grids) == 2


def test_another_number_of_columns_begins_another_table() -> None:
    layout = lay(*two(HEADING + FIRST, ["项目 | 预算数", "公务接待费 | 1.00"]))
    assert len(layout.grids) == 2


def test_columns_at_other_places_begin_another_table() -> None:
    first = table(HEADING + FIRST, top=100, edges=[50, 100, 200, 300, 400, 545])
    second = table(SECOND, top=60, edges=[50, 250, 300, 350, 500, 545])
    layout = lay(page(1, TITLE, UNIT, first), page(2, second))
    assert len(layout.grids) == 2


def test_a_page_set_a_little_aside_still_goes_on() -> None:
    first = table(HEADING + FIRST, top=100, edges=[50, 100, 200, 300, 400, 545])
    second = table(SECOND, top=60, edges=[55, 105, 205, 305, 405, 550])
    layout = lay(page(1, TITLE, UNIT, first), page(2, second))
    assert len(layout.grids) == 1


def test_two_tables_on_one_page_stay_two() -> None:
    layout = lay(page(1, TITLE, UNIT, HEADING + FIRST, "一般公共预算支出表", UNIT, HEADING + SECOND))
    assert len(layout.grids) == 2


def test_a_table_does_not_go_on_beyond_a_page_without_it() -> None:
    layout = lay(page(1, TITLE, UNIT, HEADING + FIRST), page(2, "说明如下。"), page(3, SECOND))
    assert len(layout.grids) == 2


def test_a_table_over_three_pages_is_one_and_every_cell_knows_its_page() -> None:
    layout = lay(
        page(1, TITLE, UNIT, HEADING + FIRST),
        page(2, HEADING + SECOND),
        page(3, [*HEADING, "210 | 卫生健康支出 | 1.00 | 1.00 | "]),
    )
    assert len(layout.grids) == 1
    pages = {cell.text: cell.page_no for cell in layout.grids[0].cells}
    assert (pages["201"], pages["208"], pages["210"]) == (1, 2, 3)


def test_a_row_that_the_page_cuts_is_one_row_with_a_doubt() -> None:
    first = [
        *HEADING,
        "201 | 一般公共服务支出 | 30.00 | 20.00 | 10.00",
        "20103 | 政府办公厅及相 | 30.00 | 20.00 | 10.00",
    ]
    second = [" | 关机构事务 |  |  | ", "208 | 社会保障和就业支出 | 5.00 | 5.00 | "]
    layout = lay(*two(first, second))
    assert len(layout.grids) == 1
    cut = next(c for c in layout.grids[0].cells if c.text.startswith("政府办公厅"))
    assert cut.text == "政府办公厅及相关机构事务"
    assert [doubt.kind for doubt in cut.doubts] == ["cut_by_page"]
    assert [row[0] for row in rows_of(layout.grids[0])] == ["科目编码", "201", "20103", "208"]


def test_a_row_of_two_sides_may_be_cut_soon_after_the_heading() -> None:
    first = [
        "收入 | < | 支出 | <",
        "项目 | 预算数 | 项目 | 预算数",
        "一、本年收 | 3.00 | 一、社会保障 | 3.00",
    ]
    second = ["入 |  | 和就业支出 | ", "二、上年结转 |  | 二、住房保障支出 | "]
    layout = lay(*two(first, second))
    assert [row[0] for row in rows_of(layout.grids[0])][2:] == ["一、本年收入", "二、上年结转"]
    assert rows_of(layout.grids[0])[2][2] == "一、社会保障和就业支出"


def test_a_row_of_figures_after_the_break_is_never_glued_to_the_row_above() -> None:
    layout = lay(*two(HEADING + FIRST, [" | 小计 | 5.00 | 5.00 | "]))
    assert "小计" in [text for row in rows_of(layout.grids[0]) for text in row]
    assert not any(cell.doubts for cell in layout.grids[0].cells)


def test_the_same_caption_over_another_form_is_another_grid() -> None:
    """绩效 forms of one heading: each page is a project of its own."""
    first = ["项目名称 | 甲项目 | <", "一级指标 | 三级指标 | 指标值", "产出指标 | 数量 | ≥1个"]
    second = ["项目名称 | 乙项目 | <", "一级指标 | 三级指标 | 指标值", "产出指标 | 数量 | ≥2个"]
    layout = lay(page(1, "项目支出绩效目标表", first), page(2, "项目支出绩效目标表", second))
    assert len(layout.grids) == 2


def test_the_spans_of_cells_survive_the_joining() -> None:
    second = ["合计 | < | 35.00 | 25.00 | 10.00"]
    layout = lay(*two(HEADING + FIRST, second))
    total = next(c for c in layout.grids[0].cells if c.text == "合计" and c.row_no == 4)
    assert (total.col_no, total.col_span) == (1, 2)


def test_a_format_without_boxes_joins_by_the_number_of_columns() -> None:
    layout = lay(page(1, TITLE, HEADING + FIRST, boxed=False), page(2, HEADING + SECOND, boxed=False))
    assert len(layout.grids) == 1


def test_no_number_is_lost_or_doubled_by_joining() -> None:
    layout = lay(*two(HEADING + FIRST, HEADING + SECOND))
    texts = sorted(c.text for c in layout.grids[0].cells if "." in c.text)
    assert texts == sorted(["30.00", "20.00", "10.00"] * 2 + ["5.00"] * 2)


def test_a_number_that_the_page_cuts_is_one_number() -> None:
    first = [*HEADING, "20103 | 政府办公 | 1,101 | 85,0 | 10.00"]
    second = ["01 | 厅事务 | ,000.00 | 00.00 | ", "208 | 社会保障和就业支出 | 5.00 | 5.00 | "]
    layout = lay(*two(first, second))
    assert rows_of(layout.grids[0])[1:] == [
        ["2010301", "政府办公厅事务", "1,101,000.00", "85,000.00", "10.00"],
        ["208", "社会保障和就业支出", "5.00", "5.00"],
    ]
