"""A grid of cells drawn with lines; merged cells keep their width, long texts are wrapped."""

from __future__ import annotations

from ingest.layout.grid import Grid, GridCell
from ingest.numbers import is_numeric
from ingest.terminal import clean, padded, width, wrapped

_LEAST, _MOST = 3, 36  # columns of the terminal that one column of the grid takes


def draw_grid(grid: Grid, most: int | None) -> str:
    """The grid within `most` terminal columns, or at its own width."""
    widths = _widths(grid, most)
    rows: dict[int, list[GridCell]] = {}
    for cell in sorted(grid.cells, key=lambda c: (c.row_no, c.col_no)):
        rows.setdefault(cell.row_no, []).append(cell)
    drawn = [_row(rows.get(number, []), widths) for number in range(1, grid.row_count + 1)]
    rule = "┼".join("─" * w for w in widths)
    between = (
        f"\n{rule}\n" if any(len(lines) > 1 for lines in drawn) else "\n"
    )  # wrapped rows would run together
    body = between.join("\n".join(line.rstrip() for line in lines) for lines in drawn)
    return f"{rule}\n{body}\n{rule}"


def _text(cell: GridCell) -> str:
    return clean(cell.text.replace("\n", " ").strip())


def _widths(grid: Grid, most: int | None) -> list[int]:
    """Each column as wide as its texts; where that is too much, the widest give way first."""
    wanted = [_LEAST] * grid.col_count
    for cell in grid.cells:
        if cell.col_span == 1 and cell.col_no <= grid.col_count:
            at = cell.col_no - 1
            wanted[at] = max(wanted[at], min(_MOST, width(_text(cell))))
    if most is not None:
        room = max(grid.col_count * _LEAST, most - (grid.col_count - 1))
        while sum(wanted) > room:
            widest = max(range(grid.col_count), key=wanted.__getitem__)
            wanted[widest] -= 1
    return wanted


def _row(cells: list[GridCell], widths: list[int]) -> list[str]:
    """The lines of one row: cells that begin in it, and blanks for what is merged from above."""
    fields: list[tuple[int, list[str], bool]] = []
    at = 1
    for cell in cells:
        while at < cell.col_no:
            fields.append((widths[at - 1], [""], False))
            at += 1
        span = widths[at - 1 : at - 1 + cell.col_span]
        room = sum(span) + len(span) - 1
        text = _text(cell)
        fields.append((room, wrapped(text, room), is_numeric(text)))
        at += cell.col_span
    fields += [(w, [""], False) for w in widths[at - 1 :]]
    height = max((len(lines) for _, lines, _ in fields), default=1)
    return [
        "│".join(
            padded(lines[n] if n < len(lines) else "", room, right=is_number)
            for room, lines, is_number in fields
        )
        for n in range(height)
    ]
