"""Tables of a final account: codes merged over three columns, 行次 beside and 栏次 under the headings."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count, groupby

from samples.facts import Amount
from samples.summaries import facing_sides, printed_labels
from samples.tables import Cell, Column, Grid, blocks, figures, label, pivot

CODE_COLUMNS = 3  # the width of the code cell: 类, 款 and 项 have no cells of their own


def _function_columns() -> list[Column]:
    return [
        label(("项目", "功能分类科目编码"), lambda amount: amount.row_code, 1.2),
        label(("项目", "科目名称"), lambda amount: amount.row_name, 3.2),
    ]


def _shift(cells: Sequence[Cell], after: int) -> list[Cell]:
    """Room for one more row after the first `after` rows."""
    return [replace(cell, row=cell.row + 1) if cell.row >= after else cell for cell in cells]


def _wide_codes(cells: Sequence[Cell]) -> list[Cell]:
    """The code column as three grid columns under one merged cell."""
    wide = []
    for cell in cells:
        if cell.column == 0:
            wide.append(replace(cell, colspan=cell.colspan + CODE_COLUMNS - 1))
        else:
            wide.append(replace(cell, column=cell.column + CODE_COLUMNS - 1))
    return wide


def by_function(amounts: Sequence[Amount], columns: Sequence[Column], blank_rows: int = 0) -> Grid:
    """A table by function: under the headings a row 栏次 and a row 合计, each merged over code and name."""
    grid = pivot(amounts, [*_function_columns(), *columns])
    cells = list(grid.cells)
    if not amounts:  # an empty table still prints its 合计 and a blank row
        for row in range(grid.head_rows, grid.head_rows + 1 + blank_rows):
            name = "合计" if row == grid.head_rows else ""
            cells += [Cell(row, column, name if column == 1 else "") for column in range(grid.columns)]
    merged: list[Cell] = []
    total_rows = {cell.row for cell in cells if cell.text == "合计" and cell.column == 1 and not cell.head}
    for cell in cells:
        if cell.row in total_rows and cell.column == 0:
            merged.append(Cell(cell.row, 0, "合计", 1, 2, "center"))
        elif not (cell.row in total_rows and cell.column == 1):
            merged.append(cell)
    merged = _shift(merged, grid.head_rows)
    merged.append(Cell(grid.head_rows, 0, "栏次", 1, 2, "center", True))
    merged += [
        Cell(grid.head_rows, column, str(column - 1), align="center", head=True)
        for column in range(2, grid.columns)
    ]
    merged = _wide_codes(merged)
    merged.sort(key=lambda cell: (cell.row, cell.column))
    code, *others = grid.widths
    widths = (*[code / CODE_COLUMNS] * CODE_COLUMNS, *others)
    return Grid(len(widths), grid.head_rows + 1, tuple(merged), widths)


def summary(
    amounts: Sequence[Amount], titles: tuple[str, str], right_columns: Sequence[Column], spare: int = 0
) -> Grid:
    """收入 beside 支出, each with its 行次; the numbers of the right side go on from the left."""
    left, right = facing_sides(amounts, spare)
    left_rows = sum(1 for _ in groupby(left, key=lambda amount: amount.row_name))

    def side(rows: Sequence[Amount], first: int, columns: Sequence[Column]) -> Grid:
        numbers = count(first)
        labels = printed_labels(rows, lambda _, name: f"  {name}")
        return pivot(
            rows,
            [
                label("项目", labels, 3.2),
                label("行次", lambda _: str(next(numbers)), 0.6, "center"),
                *columns,
            ],
        )

    grid = blocks(
        (
            side(left, 1, [figures("金额", 1.1, fund="all")]),
            side(right, left_rows + 1, right_columns),
        ),
        titles,
    )
    # Which columns have figures: 栏次 numbers those and names itself under 项目.
    figure_columns = [2, *range(5, grid.columns)]
    cells = _shift(grid.cells, grid.head_rows)
    for column in range(grid.columns):
        text = "栏次" if column in (0, 3) else ""
        if column in figure_columns:
            text = str(figure_columns.index(column) + 1)
        cells.append(Cell(grid.head_rows, column, text, align="center", head=True))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(grid.columns, grid.head_rows + 1, tuple(cells), grid.widths)


def basic_by_class(amounts: Sequence[Amount]) -> Grid:
    """人员经费 in one block of code, name and figure, 公用经费 in two; at the foot a total of each."""
    rows = [amount for amount in amounts if amount.row_kind != "total"]
    totals = [amount for amount in amounts if amount.row_kind == "total"]
    goods = [amount for amount in rows if amount.spend == "public"]
    second = [amount for amount in goods if amount.row_code.startswith("302")]
    third = [amount for amount in goods if not amount.row_code.startswith("302")]
    first = [amount for amount in rows if amount.spend == "personnel"]

    def name(amount: Amount) -> str:
        return amount.row_name if len(amount.row_code) == 3 else f"  {amount.row_name}"

    def block(above: str, side: Sequence[Amount]) -> Grid:
        return pivot(
            side,
            [
                label((above, "科目编码"), lambda amount: amount.row_code, 0.8),
                label((above, "科目名称"), name, 2.6),
                figures((above, "决算数"), 1.0, measure="amount"),
            ],
        )

    grid = blocks((block("人员经费", first), block("公用经费", second), block("公用经费", third)))
    cells = [
        replace(cell, colspan=6) if (cell.row, cell.column) == (0, 3) else cell
        for cell in grid.cells
        if (cell.row, cell.column) != (0, 6)
    ]
    foot = grid.rows
    personnel, public = totals
    cells += [
        Cell(foot, 0, personnel.row_name, 1, 2, "center"),
        Cell(foot, 2, personnel.printed_text, align="right"),
        Cell(foot, 3, public.row_name, 1, 5, "center"),
        Cell(foot, 8, public.printed_text, align="right"),
    ]
    return Grid(grid.columns, grid.head_rows, tuple(cells), grid.widths)


def three_public(amounts: Sequence[Amount]) -> Grid:
    """Items as rows, 预算数 and 决算数 as columns; sub-items are numbered after 其中."""
    labels: dict[str, str] = {}
    top, under = 0, 0
    for amount in amounts:
        parent, _, name = amount.row_name.rpartition("/")
        if amount.row_name in labels:
            continue
        if amount.row_kind == "total":
            labels[amount.row_name] = "合    计"
        elif parent:
            under += 1
            labels[amount.row_name] = f"{'其中:' if under == 1 else ''}（{under}）{name}"
        else:
            top += 1
            labels[amount.row_name] = f"{top}、{name}"
    return pivot(
        amounts,
        [
            label("项    目", lambda amount: labels[amount.row_name], 3),
            figures("预算数", figure_kind="budget"),
            figures("决算数", figure_kind="final"),
        ],
    )


def noted(grid: Grid, notes: Sequence[str]) -> Grid:
    """The table's notes as its last rows, each one merged cell."""
    rows = [Cell(grid.rows + index, 0, note, 1, grid.columns) for index, note in enumerate(notes)]
    return replace(grid, cells=(*grid.cells, *rows))
