"""From facts to printed tables: amounts become a grid of cells with merged headings, ready for any format."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from samples.facts import Amount, FactsError


@dataclass(frozen=True)
class Cell:
    """One printed cell; `row` and `column` are its top left corner."""

    row: int
    column: int
    text: str
    rowspan: int = 1
    colspan: int = 1
    align: str = "left"  # left | center | right
    head: bool = False


@dataclass(frozen=True)
class Grid:
    """A table as printed. The first `head_rows` rows are headings (repeated over pages where a format can)."""

    columns: int
    head_rows: int
    cells: tuple[Cell, ...]  # row by row, left to right, none under another's span
    widths: tuple[float, ...]  # relative

    @property
    def rows(self) -> int:
        return max((cell.row + cell.rowspan for cell in self.cells), default=0)


@dataclass(frozen=True)
class Column:
    """A column: its headings from the outermost in, and either a label or the facets of the amounts in it."""

    heading: tuple[str, ...]
    width: float
    align: str
    label: Callable[[Amount], str] | None = None
    facets: dict[str, str] = field(default_factory=dict)

    def holds(self, amount: Amount) -> bool:
        return self.label is None and all(
            getattr(amount, name) == value for name, value in self.facets.items()
        )


def label(
    heading: str | Sequence[str], text: Callable[[Amount], str], width: float = 1.0, align: str = "left"
) -> Column:
    """A column that names the row, e.g. `label("科目编码", lambda amount: amount.row_code)`."""
    return Column(_headings(heading), width, align, label=text)


def figures(heading: str | Sequence[str], width: float = 1.0, **facets: str) -> Column:
    """A column of amounts: those whose fields equal the facets, e.g. `figures(("本年收入", "合计"), fund="all")`."""
    return Column(_headings(heading), width, "right", facets=facets)


def _headings(heading: str | Sequence[str]) -> tuple[str, ...]:
    return (heading,) if isinstance(heading, str) else tuple(heading)


def row_of(amount: Amount) -> Hashable:
    """What makes two amounts stand on one row: everything that names the row."""
    return (
        amount.unit_name,
        amount.side,
        amount.row_kind,
        amount.row_code,
        amount.paired_code,
        amount.item_code,
        amount.row_name,
    )


def heading_cells(columns: Sequence[Column]) -> list[Cell]:
    """The heading rows: equal neighbours under the same parent are merged, short headings reach to the bottom."""
    depth = max(len(column.heading) for column in columns)
    cells: list[Cell] = []
    for level in range(depth):
        start = 0
        # Neighbours share a cell only if everything above it is shared too.
        for path, group in groupby(columns, key=lambda column: column.heading[: level + 1]):
            members = list(group)
            if len(path) == level + 1:
                # A repeated leaf (two columns 预算数 side by side) is two cells.
                runs = (
                    [members]
                    if any(len(member.heading) > level + 1 for member in members)
                    else [[member] for member in members]
                )
                at = start
                for run in runs:
                    reach = depth - level if len(run[0].heading) == level + 1 else 1
                    cells.append(Cell(level, at, path[-1], reach, len(run), "center", True))
                    at += len(run)
            start += len(members)
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _printed_rows(
    amounts: Iterable[Amount], columns: Sequence[Column], row_key: Callable[[Amount], Hashable]
) -> Iterator[list[tuple[int, Amount]]]:
    """Amounts with the columns they stand in, row by row. Two rows may bear one name: a column that
    is filled again begins the second."""
    for _, group in groupby(amounts, key=row_key):
        members: list[tuple[int, Amount]] = []
        for amount in group:
            places = [index for index, column in enumerate(columns) if column.holds(amount)]
            if len(places) != 1:
                raise FactsError(
                    f"{amount.table_no} {amount.table_title}, row {amount.row_code} {amount.row_name}: the amount"
                    f" '{amount.printed_text}' has {len(places)} columns; mend the template's columns"
                )
            if any(place == places[0] for place, _ in members):
                yield members
                members = []
            elif members and places[0] < members[-1][0]:
                raise FactsError(
                    f"{amount.table_no} {amount.table_title}, row {amount.row_code} {amount.row_name}: the amount"
                    f" '{amount.printed_text}' stands left of the one before it; put amounts.csv in printed order"
                )
            members.append((places[0], amount))
        yield members


def pivot(
    amounts: Iterable[Amount],
    columns: Sequence[Column],
    row_key: Callable[[Amount], Hashable] = row_of,
) -> Grid:
    """The printed table: one row for each run of amounts with one key, one column each. Every amount finds
    exactly one column, else the columns do not describe the table and nothing may be printed."""
    cells = heading_cells(columns)
    head_rows = max(cell.row + cell.rowspan for cell in cells)
    for row, members in enumerate(_printed_rows(amounts, columns, row_key), start=head_rows):
        texts = {place: amount.printed_text for place, amount in members}
        for index, column in enumerate(columns):
            text = column.label(members[0][1]) if column.label else texts.get(index, "")
            cells.append(Cell(row, index, text, align=column.align))
    return Grid(len(columns), head_rows, tuple(cells), tuple(column.width for column in columns))


def single_row(amounts: Iterable[Amount], columns: Sequence[Column]) -> Grid:
    """A table whose items are columns (三公经费): all amounts on one row."""
    return pivot(amounts, columns, row_key=lambda _: None)


def blocks(grids: Sequence[Grid], titles: Sequence[str] = ()) -> Grid:
    """Tables side by side (收入 | 支出), each under its title; the shorter is filled with blank cells."""
    above = 1 if titles else 0
    head_rows = max(grid.head_rows for grid in grids)
    if any(grid.head_rows != head_rows for grid in grids):
        raise FactsError("tables side by side must have the same number of heading rows")
    rows = max(grid.rows for grid in grids)
    cells: list[Cell] = []
    offset = 0
    for index, grid in enumerate(grids):
        if titles:
            cells.append(Cell(0, offset, titles[index], 1, grid.columns, "center", True))
        cells.extend(
            Cell(
                cell.row + above,
                cell.column + offset,
                cell.text,
                cell.rowspan,
                cell.colspan,
                cell.align,
                cell.head,
            )
            for cell in grid.cells
        )
        for row in range(grid.rows, rows):
            cells.extend(Cell(row + above, offset + column, "") for column in range(grid.columns))
        offset += grid.columns
    widths = tuple(width for grid in grids for width in grid.widths)
    return Grid(
        offset, head_rows + above, tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), widths
    )


def stacked(grids: Sequence[Grid]) -> Grid:
    """Tables of one width under each other as one table; only the first one's headings are repeatable."""
    cells: list[Cell] = []
    down = 0
    for grid in grids:
        cells.extend(
            Cell(
                cell.row + down,
                cell.column,
                cell.text,
                cell.rowspan,
                cell.colspan,
                cell.align,
                cell.head,
            )
            for cell in grid.cells
        )
        down += grid.rows
    return Grid(grids[0].columns, grids[0].head_rows, tuple(cells), grids[0].widths)


def numbered_rows(grid: Grid, reference: str = "栏次", heading: str = "序号") -> Grid:
    """The table with a column of row numbers before it, and under its headings a row of column numbers."""
    after_head = grid.head_rows + 1
    cells = [Cell(0, 0, heading, grid.head_rows, 1, "center", True)]
    cells += [replace(cell, column=cell.column + 1) for cell in grid.cells if cell.row < grid.head_rows]
    cells.append(Cell(grid.head_rows, 0, reference, align="center", head=True))
    cells += [
        Cell(grid.head_rows, column, str(column), align="center", head=True)
        for column in range(1, grid.columns + 1)
    ]
    cells += [
        replace(cell, row=cell.row + 1, column=cell.column + 1)
        for cell in grid.cells
        if cell.row >= grid.head_rows
    ]
    body_rows = max(grid.rows - grid.head_rows, 0)
    cells += [Cell(after_head + row, 0, str(row + 1), align="center") for row in range(body_rows)]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(grid.columns + 1, after_head, tuple(cells), (sum(grid.widths) * 0.055, *grid.widths))


CHINESE_DIGITS = "零一二三四五六七八九"


def chinese_numeral(number: int) -> str:
    """1..99 as 一 … 九十九, for the numerals before headings and rows."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else CHINESE_DIGITS[tens] + "十")
    return head + (CHINESE_DIGITS[ones] if ones else "")
