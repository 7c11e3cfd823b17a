"""收支 tables whose rows stand in two levels (一、 and （一）), with blank rows above the closing ones."""

from collections.abc import Callable, Sequence

from samples.facts import Amount
from samples.tables import Cell, Grid, blocks, chinese_numeral, figures, label, pivot


def own_name(amount: Amount) -> str:
    """A sub-item without the parent that the facts put before it."""
    return amount.row_name.rsplit("/", 1)[-1]


def numbered(side: Sequence[Amount]) -> Callable[[Amount], str]:
    """Row labels of one side of a 收支 table, with the numerals 一、 and (一) that the rows bear in print."""
    labels: dict[str, str] = {}
    first, second = 0, 0
    has_children = any("/" in amount.row_name for amount in side)
    for amount in side:
        name = own_name(amount)
        if "/" in amount.row_name:
            second += 1
            labels[amount.row_name] = f"（{chinese_numeral(second)}）{name}"
        elif amount.row_name.endswith("总计"):
            labels[amount.row_name] = " ".join(name)
        elif has_children or amount.row_kind in ("revenue", "function"):
            if not has_children and name.endswith("结转结余"):
                labels[amount.row_name] = name
                continue
            first, second = first + 1, 0
            labels[amount.row_name] = f"{chinese_numeral(first)}、{name}"
        else:
            labels[amount.row_name] = name
    return lambda amount: labels[amount.row_name]


def summary(amounts: Sequence[Amount]) -> Grid:
    """收入 and 支出 side by side; totals share their row, so the shorter side is padded above them."""
    sides = []
    for side in ("revenue", "expenditure"):
        rows = [amount for amount in amounts if amount.side == side]
        grid = pivot(rows, [label("项　目", numbered(rows), 3), figures("预算数", 1.2, fund="all")])
        closing = sum(1 for amount in rows if "/" not in amount.row_name and _closes(amount))
        sides.append((grid, closing))
    tallest = max(grid.rows for grid, _ in sides)
    padded = [_pad_above(grid, tallest - grid.rows, closing) for grid, closing in sides]
    return blocks(padded, ("收　　入", "支　　出"))


def _closes(amount: Amount) -> bool:
    return amount.row_name.endswith(("合计", "总计", "结转结余"))


def _pad_above(grid: Grid, missing: int, closing: int) -> Grid:
    """Put blank rows between the items and the closing rows (合计, 结转, 总计) of one side."""
    split = grid.rows - closing
    cells = [
        Cell(
            cell.row + (missing if cell.row >= split else 0),
            cell.column,
            cell.text,
            cell.rowspan,
            cell.colspan,
            cell.align,
            cell.head,
        )
        for cell in grid.cells
    ]
    cells += [Cell(split + row, column, "") for row in range(missing) for column in range(grid.columns)]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(grid.columns, grid.head_rows, tuple(cells), grid.widths)
