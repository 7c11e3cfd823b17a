"""The numbers of one table at the places that their rows and columns name, with the unit they are printed in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.dictionary import Dictionary
from ingest.dictionary.wording import squeeze
from ingest.interpret.columns import Column
from ingest.interpret.headings import Block
from ingest.interpret.labels import Label
from ingest.interpret.matrix import Matrix
from ingest.interpret.places import place_of
from ingest.interpret.reading import Candidate, Identity, Observation, Place, SheetRow, Slot, Token, Unplaced
from ingest.interpret.row_meaning import RowMeaning
from ingest.interpret.straighten import is_digits_alone
from ingest.interpret.titles import Title
from ingest.layout.grid import Grid, GridCell
from ingest.numbers import Number, parse_number
from ingest.page import RAGGED

HIDDEN = "the sheet shows #### in place of a number that is wider than its column"

_TOO_WIDE = re.compile(r"#{2,}")
_OF_ITEMS = frozenset({"three_public", "fixed_assets"})  # tables whose items bear names of tables
_RATIOS = frozenset({"share", "change_rate"})
_PERCENT = frozenset({"%", "‰"})
_MEASURES_OF_THINGS = frozenset({"quantity", "unit_price", *_RATIOS})


@dataclass(frozen=True, slots=True)
class Units:
    """The money unit of the document's other tables; where they differ, it is only a guess."""

    usual: str | None
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a block with what its naming cells say; no meaning where none of them does."""

    label: Label
    meaning: RowMeaning | None
    doubt: str | None
    is_whole: bool = False  # the first unit's row, where it is the department's and no total is printed


class TableReader:
    """Puts the numbers of one table, block by block, at the places that their rows and columns name."""

    def __init__(
        self,
        grid: Grid,
        matrix: Matrix,
        title: Title,
        identity: Identity,
        units: Units,
        dictionary: Dictionary,
    ) -> None:
        self._grid, self._matrix, self._title = grid, matrix, title
        self._identity, self._units, self._dictionary = identity, units, dictionary
        self.observations: list[Observation] = []
        self.unplaced: list[Unplaced] = []

    def read(self, block: Block, rows: list[Row], side: str, spend: str | None) -> None:
        for row in rows:
            for cell in _hidden(self._matrix, row.label.row, block):
                self.unplaced.append(unplaced_cell(self._grid, self._title, cell, HIDDEN))
            for column, cell, number in _numbers(self._matrix, row.label.row, block):
                if (
                    row.meaning is None
                    and block.labels
                    and not self._column(column, spend).items
                    and not row.doubt
                ):
                    self.unplaced.append(unplaced_cell(self._grid, self._title, cell, "its row has no label"))
                    continue
                self.observations.append(self._observation(row, column, cell, number, side, spend))

    def sheet_row(
        self, block: Block, row: Row, side: str, spend: str | None, edge: tuple[int, int]
    ) -> SheetRow:
        """The row with all of its places, and all that looks like a number on it."""
        at = row.label.row
        is_named = row.meaning is not None or not block.labels or row.doubt is not None
        tokens = [
            Token(cell.page_no, at, cell.col_no, column, cell.text, cell.box, cell.doubts)
            for column, cell in self._matrix.row_at(at)
            if edge[0] <= column < edge[1] and cell.text.strip() and is_digits_alone(cell.text)
        ]
        slots = [
            Slot(
                column.index,
                place,
                self._unit(place, self._column(column, spend), None, row),
                column.path if column.is_headed else (),
            )
            for column in block.values
            for place in (self._place(row, column, side, spend),)
        ]
        return SheetRow(
            next((cell.page_no for cell in self._matrix.row(at)), self._grid.page_no),
            at,
            tuple(slots) if is_named else (),
            tuple(tokens),
            any(d.kind == RAGGED for t in tokens for d in t.doubts),
            row.doubt,
        )

    def _column(self, column: Column, spend: str | None) -> Column:
        column = _without_own_subject(column, self._title, self._dictionary)
        return replace(column, spend=column.spend or spend)

    def _place(self, row: Row, column: Column, side: str, spend: str | None) -> Place:
        return place_of(
            self._title,
            self._identity,
            side,
            row.meaning,
            self._column(column, spend),
            self._dictionary,
            row.is_whole,
        )

    def _unit(self, place: Place, column: Column, printed: str | None, row: Row) -> str | None:
        """What a number is printed in: its own cell says so first, then its column, its table, its document."""
        if place.measure in _RATIOS:
            return printed or column.money_unit or "%"
        if place.measure == "quantity":
            named = next((unit for piece in reversed(column.path) if (unit := _bracketed(piece))), None)
            return printed or row.label.measure_unit or _bracketed(place.row_name) or named
        return printed or column.money_unit or self._title.money_unit or self._units.usual

    def _observation(
        self, row: Row, column: Column, cell: GridCell, number: Number, side: str, spend: str | None
    ) -> Observation:
        place, column = self._place(row, column, side, spend), self._column(column, spend)
        if number.unit in _PERCENT and place.measure not in _RATIOS:
            # Below a heading that says nothing of it, a percentage is no money.
            place = replace(place, measure="change_rate" if place.measure == "change" else "share")
        unit = self._unit(place, column, number.unit, row)
        doubts = [f"{d.kind}: {d.detail}" for d in cell.doubts if d.kind != "cut_by_page"]
        if row.doubt and not column.items:
            doubts.append(row.doubt)
        if place.measure not in _MEASURES_OF_THINGS:
            if unit is None:
                doubts.append("no money unit is printed")
            elif not self._units.is_sure and not (number.unit or column.money_unit or self._title.money_unit):
                doubts.append(
                    f"no money unit is printed here, and the document prints several; read as {unit}"
                )
        return Observation(
            self._grid.ordinal, self._title.number, self._title.text, cell.page_no, cell.row_no, cell.col_no,
            cell.box, squeeze(cell.text), unit, (Candidate(place, number.value, "; ".join(doubts) or None),),
        )  # fmt: skip


def _without_own_subject(column: Column, title: Title, dictionary: Dictionary) -> Column:
    """A column that says again what its table is about, 机关运行经费 in a table of them, is no item of it."""
    if not column.items or title.table_key in _OF_ITEMS:
        return column
    named = dictionary.title(column.items[-1], frozenset())
    return replace(column, items=()) if named and named.table_key == title.table_key else column


def _numbers(matrix: Matrix, row: int, block: Block) -> Iterator[tuple[Column, GridCell, Number]]:
    for column in block.values:
        if not matrix.begins(row, column.index):
            continue
        cell = matrix.at(row, column.index)
        number = parse_number(cell.text) if cell else None
        if cell is not None and number is not None:
            yield column, cell, number


def _hidden(matrix: Matrix, row: int, block: Block) -> Iterator[GridCell]:
    """Cells in which a spreadsheet printed ####, because the number was wider than its column."""
    for column in block.values:
        cell = matrix.at(row, column.index)
        if cell is not None and matrix.begins(row, column.index) and _TOO_WIDE.fullmatch(cell.text.strip()):
            yield cell


def _bracketed(name: str) -> str | None:
    """「车辆（台、辆）」 says what its quantity is counted in."""
    found = re.search(r"[（(]([^（()）]{1,6})[)）]$", name)
    return found.group(1) if found else None


def unplaced_cell(grid: Grid, title: Title, cell: GridCell, reason: str) -> Unplaced:
    return Unplaced(
        grid.ordinal, title.text, cell.page_no, cell.row_no, cell.col_no, cell.text.strip(), reason
    )
