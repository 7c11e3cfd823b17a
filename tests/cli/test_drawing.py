"""Tables drawn in the terminal: columns align whatever the script, merged cells keep their place."""

from __future__ import annotations

from ingest.cli.drawing import draw_grid
from ingest.layout.grid import Grid, GridCell
from ingest.terminal import width


def grid(*cells: tuple[int, int, int, int, str]) -> Grid:
    made = tuple(GridCell(1, *cell) for cell in cells)
    rows = max(c.row_no + c.row_span - 1 for c in made)
    cols = max(c.col_no + c.col_span - 1 for c in made)
    return Grid(1, 1, (), (), made, rows, cols)


MERGED = grid(
    (1, 1, 2, 1, "科目"), (1, 2, 1, 2, "本年支出"), (2, 2, 1, 1, "基本"), (2, 3, 1, 1, "project"),
    (3, 1, 1, 1, "教育"), (3, 2, 1, 1, "1,000.00"), (3, 3, 1, 1, "0.00"),
)  # fmt: skip


def test_every_line_is_as_wide_as_its_rule() -> None:
    rule, *body, last = draw_grid(MERGED, None).splitlines()
    assert rule == last
    assert all(width(line) <= width(rule) for line in body)
    assert body[-1].index("1,000.00") > 0
    assert body[-1].endswith("   0.00")


def test_merged_cell_leaves_the_place_below_it_blank() -> None:
    body = draw_grid(MERGED, None).splitlines()[1:-1]
    assert body[0].startswith("科目│本年支出")
    assert body[1].startswith("    │基本")


def test_narrow_terminal_wraps_and_loses_nothing() -> None:
    drawn = draw_grid(grid((1, 1, 1, 1, "一般公共服务支出"), (1, 2, 1, 1, "12,345.67")), 16)
    assert max(map(width, drawn.splitlines())) <= 16
    columns = [line.split("│") for line in drawn.splitlines() if "│" in line]
    assert "".join(c[0].strip() for c in columns) == "一般公共服务支出"
    assert "".join(c[1].strip() for c in columns) == "12,345.67"


def test_document_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in draw_grid(grid((1, 1, 1, 1, "\x1b]0;title\x07数")), None)
