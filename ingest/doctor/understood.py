"""How each table of a document was understood: its columns, its rows, and what found no place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ingest.dictionary import Dictionary
from ingest.dictionary.wording import squeeze
from ingest.interpret.columns import Column
from ingest.interpret.forms import is_form
from ingest.interpret.headings import Heading, find_heading
from ingest.interpret.matrix import Matrix
from ingest.interpret.reading import Amount, Place, Reading, TableReading, Unplaced
from ingest.layout.captions import caption_rows
from ingest.layout.grid import Grid, Layout

# The coordinates that a column can give its numbers, by their names in the warehouse.
_OF_COLUMNS = ("fund", "origin", "spend", "measure", "figure_year", "figure_kind")
_SAYS_LITTLE = frozenset({("fund", "all"), ("origin", "all"), ("spend", "all"), ("measure", "amount")})


@dataclass(frozen=True, slots=True)
class UnderstoodColumn:
    index: int
    path: tuple[str, ...]  # its headings from the top
    meaning: str


@dataclass(frozen=True, slots=True)
class UnderstoodRow:
    row_no: int
    meaning: str


@dataclass(frozen=True, slots=True)
class UnderstoodTable:
    table: TableReading
    heading_rows: frozenset[int]
    columns: tuple[UnderstoodColumn, ...]
    rows: tuple[UnderstoodRow, ...]
    amounts: tuple[Amount, ...]
    unplaced: tuple[Unplaced, ...]
    indicator_cells: frozenset[tuple[int, int]]  # row and column


def understood_tables(
    layout: Layout, reading: Reading, dictionary: Dictionary
) -> tuple[UnderstoodTable, ...]:
    """In the order of the layout's grids."""
    amounts: dict[int, list[Amount]] = defaultdict(list)
    unplaced: dict[int, list[Unplaced]] = defaultdict(list)
    for amount in reading.amounts:
        amounts[amount.observation.table_ordinal].append(amount)
    for cell in reading.unplaced:
        unplaced[cell.table_ordinal].append(cell)
    tables = {table.table_ordinal: table for table in reading.tables}
    return tuple(
        _table(
            grid,
            tables[grid.ordinal],
            tuple(amounts[grid.ordinal]),
            tuple(unplaced[grid.ordinal]),
            reading,
            dictionary,
        )
        for grid in layout.grids
    )


def _table(
    grid: Grid,
    table: TableReading,
    amounts: tuple[Amount, ...],
    unplaced: tuple[Unplaced, ...],
    reading: Reading,
    dictionary: Dictionary,
) -> UnderstoodTable:
    heading = None if is_form(grid, dictionary) else find_heading(Matrix(grid), dictionary)
    return UnderstoodTable(
        table,
        frozenset(range(heading.first_row, heading.body_row)) if heading else frozenset(),
        _columns(Matrix(grid), heading, amounts) if heading else (),
        _rows(grid, heading, amounts, reading),
        amounts,
        unplaced,
        frozenset((i.row_no, i.col_no) for i in reading.indicators if i.table_ordinal == grid.ordinal),
    )


def _columns(matrix: Matrix, heading: Heading, amounts: tuple[Amount, ...]) -> tuple[UnderstoodColumn, ...]:
    places: dict[int, list[Place]] = defaultdict(list)
    for amount in amounts:
        places[amount.observation.col_no].append(amount.place)
    found = []
    for block in heading.blocks:
        found += [UnderstoodColumn(c.index, c.path, f"names the row: {c.role}") for c in block.labels]
        found += [UnderstoodColumn(c.index, c.path, _of_numbers(c, places[c.index])) for c in block.values]
    for index in heading.skipped_columns:
        texts = (matrix.text(row, index) for row in range(heading.first_row, heading.body_row))
        path = tuple(dict.fromkeys(squeeze(text) for text in texts if text))
        found.append(UnderstoodColumn(index, path, "not read: it counts, dates or sorts the rows"))
    return tuple(sorted(found, key=lambda column: column.index))


def _of_numbers(column: Column, places: list[Place]) -> str:
    """What the numbers of a column have in common, whether its headings say so or the table's title."""
    if not places:
        return "holds no number"
    said = []
    for name in _OF_COLUMNS:
        values = {getattr(place, name) for place in places}
        if len(values) > 1:
            said.append(f"{name} by row")
        elif (name, value := values.pop()) not in _SAYS_LITTLE:
            said.append(f"{name} {value}")
    if column.items:
        said.insert(0, f"item {'/'.join(column.items)}")
    sides = {place.side for place in places if place.side}
    return ", ".join([*sorted(sides), *said]) + f": {len(places)} numbers"


def _rows(
    grid: Grid, heading: Heading | None, amounts: tuple[Amount, ...], reading: Reading
) -> tuple[UnderstoodRow, ...]:
    meanings: dict[int, list[str]] = defaultdict(list)
    for amount in amounts:
        said = _of_row(amount.place)
        if said not in meanings[amount.observation.row_no]:
            meanings[amount.observation.row_no].append(said)
    for indicator in reading.indicators:
        if indicator.table_ordinal == grid.ordinal:
            path = [part for part in (indicator.level1, indicator.level2, indicator.level3) if part]
            meanings[indicator.row_no].append(f"indicator {'/'.join(path)}: {indicator.target_text or ''}")
    for row in range(1, caption_rows(grid) + 1):
        meanings[row] = ["title"]
    for row in range(heading.first_row, heading.body_row) if heading else ():
        meanings[row] = ["heading"]
    return tuple(
        UnderstoodRow(row, " | ".join(meanings[row]) if row in meanings else "holds no number")
        for row in range(1, grid.row_count + 1)
    )


def _of_row(place: Place) -> str:
    parts = [place.row_kind, place.row_code or "", place.row_name]
    if place.row_path:
        parts.append(f"under {place.row_path}")
    if place.unit_name:
        parts.append(f"of {place.unit_name}")
    return " ".join(part for part in parts if part)
