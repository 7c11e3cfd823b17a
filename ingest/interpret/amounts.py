"""From the numbers of a table to observations: each with the place it means to stand at."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.dictionary import Dictionary
from ingest.dictionary.wording import squeeze
from ingest.interpret.columns import Column
from ingest.interpret.cut_headings import is_cut
from ingest.interpret.headings import Block, Heading, find_heading, is_reference_row, repeats_heading
from ingest.interpret.labels import Label, read_labels, without_lost_names
from ingest.interpret.matrix import Matrix
from ingest.interpret.places import place_of
from ingest.interpret.reading import (
    Candidate,
    Identity,
    Observation,
    Place,
    Sheet,
    SheetRow,
    Slot,
    TableReading,
    Token,
    Unplaced,
)
from ingest.interpret.rows import REVENUE_TABLES, SUMMARIES, RowMeaning, RowReader, block_scheme
from ingest.interpret.straighten import is_digits_alone, straightened
from ingest.interpret.titles import Title, title_of
from ingest.layout.grid import Grid, GridCell
from ingest.numbers import Number, parse_number
from ingest.page import CONVERTED, PRINT, RAGGED

_OF_ITEMS = frozenset({"three_public", "fixed_assets"})  # tables whose items bear names of tables
_RATIOS = frozenset({"share", "change_rate"})
_DECLARED_EMPTY = ("无", "没有", "空表", "不涉及", "未安排")
# Defaults that a table's title states hold for its rows only where the table is no 收支 table.
_MEASURES_OF_THINGS = frozenset({"quantity", "unit_price", "share", "change_rate"})


@dataclass(frozen=True, slots=True)
class TableResult:
    table: TableReading
    observations: tuple[Observation, ...]
    unplaced: tuple[Unplaced, ...]
    sheet: Sheet | None = None  # of a table whose cells may have moved or been misread


@dataclass(frozen=True, slots=True)
class _Units:
    """The money unit of the document's other tables; where they differ, it is only a guess."""

    usual: str | None
    is_sure: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a block with what its naming cells say; no meaning where none of them does."""

    label: Label
    meaning: RowMeaning | None
    doubt: str | None
    is_whole: bool = False  # the first unit's row, where it is the department's and no total is printed


def content_kinds(blocks: list[tuple[Block, list[Label], str]]) -> frozenset[str]:
    """What a table's rows are; projects that print the function they are for are projects too."""
    projects = {"project" for block, _, _ in blocks if any(c.role == "project" for c in block.labels)}
    return frozenset(scheme for _, _, scheme in blocks) | projects


def read_amount_table(
    grid: Grid, identity: Identity, document_unit: str | None, is_unit_sure: bool, dictionary: Dictionary
) -> TableResult:
    """Every number of a table that is no 绩效 form, placed or with the reason why not.

    `document_unit` is the money unit of the document's other tables; where they differ, it is only a guess.
    """
    matrix = Matrix(grid)
    heading = find_heading(matrix, dictionary)
    if heading is None:
        return _unreadable(grid, matrix, dictionary)
    is_heading_cut = grid.medium == CONVERTED and is_cut(matrix, heading, dictionary)
    if is_heading_cut and not any(block.labels for block in heading.blocks):
        return _unreadable(grid, matrix, dictionary)  # nothing but its heading says what its numbers are
    if grid.medium == CONVERTED:
        matrix = straightened(matrix, heading)
    heading = replace(heading, blocks=tuple(_counted_apart(block) for block in heading.blocks))
    draft = title_of(grid.captions, frozenset(), dictionary)
    if draft.defaults and draft.defaults.spend == "basic":
        heading = replace(heading, blocks=tuple(_classes_first(block) for block in heading.blocks))
    named = [(block, list(read_labels(matrix, heading, block))) for block in heading.blocks]
    if grid.medium == CONVERTED:
        named = [(block, without_lost_names(labels, dictionary)) for block, labels in named]
    sides = [_side(block, n, len(named), draft.table_key) for n, (block, _) in enumerate(named)]
    blocks = [
        (block, labels, block_scheme(labels, block, side, draft.table_key, dictionary))
        for (block, labels), side in zip(named, sides, strict=True)
    ]
    title = title_of(grid.captions, content_kinds(blocks), dictionary)
    reader = _TableReader(grid, matrix, title, identity, _Units(document_unit, is_unit_sure), dictionary)
    totals: dict[
        int, RowMeaning
    ] = {}  # rows whose label, printed once at the left, is the total of every block
    spend = None
    sheets = []
    for number, ((block, labels, scheme), side) in enumerate(zip(blocks, sides, strict=True)):
        spend = _spend_at_foot(labels, dictionary) or spend
        has_codes = sum(label.code is not None for label in labels) * 2 > len(labels)
        row_reader = RowReader(block, scheme, title.table_key, dictionary, has_codes)
        rows = [
            _meaning(label, row_reader, _of_side(totals, side, grid, dictionary), totals, heading, block)
            for label in labels
            if not is_reference_row(matrix, label.row, dictionary)
            and not repeats_heading(matrix, label.row, heading)
        ]
        rows = _with_whole(rows)
        reader.read(block, rows, side, spend)
        if grid.medium != PRINT:
            edge = _edge(heading, number)
            sheets.append(tuple(reader.sheet_row(block, row, side, spend, edge) for row in rows))
    observations, unplaced = reader.observations, reader.unplaced
    seen = {(o.row_no, o.col_no) for o in observations} | {(u.row_no, u.col_no) for u in unplaced}
    unplaced += _strays(grid, matrix, heading, title, seen, dictionary)
    return TableResult(
        _table(grid, title, document_unit, bool(observations or unplaced)),
        tuple(observations),
        tuple(unplaced),
        Sheet(
            grid.ordinal,
            title.table_key,
            title.number,
            title.text,
            grid.medium,
            tuple(sheets),
            is_heading_cut,
        )
        if sheets
        else None,
    )


def _counted_apart(block: Block) -> Block:
    """Where one column counts things (数量), the one beside it (价值) is money, whatever the row is counted in."""
    if not any(column.measure == "quantity" for column in block.values):
        return block
    return Block(block.labels, [replace(c, measure=c.measure or "amount") for c in block.values])


def _classes_first(block: Block) -> Block:
    """Basic expenditure has no projects: what a table of it calls so (人员类项目) only sorts its classes, and stands
    with the function beside them."""
    classes = [c for c in block.labels if c.scheme in {"economic_dept", "economic_gov"}]
    if not classes or not any(c.role == "project" for c in block.labels):
        return block
    others = [replace(c, role="text") if c.role == "project" else c for c in block.labels if c not in classes]
    return Block([*classes, *others], block.values)


def _of_side(
    totals: dict[int, RowMeaning], side: str, grid: Grid, dictionary: Dictionary
) -> dict[int, RowMeaning]:
    """The totals of other blocks that may be this block's too.

    On a page a label is merged over both sides; in converted text 收入总计 on the left is no word of what was lost on the
    right.
    """
    if grid.medium == PRINT:
        return totals
    return {row: m for row, m in totals.items() if dictionary.heading("side", m.name) in {None, side}}


def _meaning(
    label: Label,
    reader: RowReader,
    shared: dict[int, RowMeaning],
    totals: dict[int, RowMeaning],
    heading: Heading,
    block: Block,
) -> _Row:
    meaning = reader.read(label)
    if meaning is None and label.row in shared:
        return _Row(label, shared[label.row], None)
    if meaning is not None and meaning.kind == "total":
        totals[label.row] = meaning
    elif meaning is None and label.row == heading.body_row and block.labels:
        return _Row(label, None, "its row has no label; the first row is read as the total")
    return _Row(label, meaning, None)


def _with_whole(rows: list[_Row]) -> list[_Row]:
    """A department that stands above its own unit, where no total is printed, is the whole."""
    kinds = [row.meaning.kind if row.meaning else None for row in rows]
    if "total" in kinds or kinds[:2] != ["unit", "unit"]:
        return rows
    return [replace(rows[0], is_whole=True), *rows[1:]]


def _edge(heading: Heading, number: int) -> tuple[int, int]:
    """The columns that a block's numbers lie within, also those that have slipped out from under its headings."""
    block = heading.blocks[number]
    after = heading.blocks[number + 1] if number + 1 < len(heading.blocks) else None
    first = block.values[0].index
    return first, min(c.index for c in (*after.labels, *after.values)) if after else sys.maxsize


class _TableReader:
    """Puts the numbers of one table, block by block, at the places that their rows and columns name."""

    def __init__(
        self,
        grid: Grid,
        matrix: Matrix,
        title: Title,
        identity: Identity,
        units: _Units,
        dictionary: Dictionary,
    ) -> None:
        self._grid, self._matrix, self._title = grid, matrix, title
        self._identity, self._units, self._dictionary = identity, units, dictionary
        self.observations: list[Observation] = []
        self.unplaced: list[Unplaced] = []

    def read(self, block: Block, rows: list[_Row], side: str, spend: str | None) -> None:
        for row in rows:
            for column, cell, number in _numbers(self._matrix, row.label.row, block):
                if (
                    row.meaning is None
                    and block.labels
                    and not self._column(column, spend).items
                    and not row.doubt
                ):
                    self.unplaced.append(_unplaced(self._grid, self._title, cell, "its row has no label"))
                    continue
                self.observations.append(self._observation(row, column, cell, number, side, spend))

    def sheet_row(
        self, block: Block, row: _Row, side: str, spend: str | None, edge: tuple[int, int]
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
            Slot(column.index, place, self._unit(place, self._column(column, spend), None, row))
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

    def _place(self, row: _Row, column: Column, side: str, spend: str | None) -> Place:
        return place_of(
            self._title,
            self._identity,
            side,
            row.meaning,
            self._column(column, spend),
            self._dictionary,
            row.is_whole,
        )

    def _unit(self, place: Place, column: Column, printed: str | None, row: _Row) -> str | None:
        """What a number is printed in: its own cell says so first, then its column, its table, its document."""
        if place.measure in _RATIOS:
            return printed or column.money_unit or "%"
        if place.measure == "quantity":
            named = next((unit for piece in reversed(column.path) if (unit := _bracketed(piece))), None)
            return printed or row.label.measure_unit or _bracketed(place.row_name) or named
        return printed or column.money_unit or self._title.money_unit or self._units.usual

    def _observation(
        self, row: _Row, column: Column, cell: GridCell, number: Number, side: str, spend: str | None
    ) -> Observation:
        place, column = self._place(row, column, side, spend), self._column(column, spend)
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


def _spend_at_foot(labels: list[Label], dictionary: Dictionary) -> str | None:
    """人员经费合计 at the foot of a block says what all its numbers are; a block without one goes on with the last."""
    names = (label.name or "" for label in reversed(labels))
    return next((s for n in names if n.endswith("合计") and (s := dictionary.heading("spend", n))), None)


def _side(block: Block, number: int, blocks: int, table_key: str) -> str:
    if table_key in REVENUE_TABLES:
        return "revenue"
    if blocks == 1 and table_key not in SUMMARIES:
        return "expenditure"
    by_order = "revenue" if number == 0 and blocks > 1 and table_key in SUMMARIES else "expenditure"
    return block.side or by_order


def _numbers(matrix: Matrix, row: int, block: Block) -> Iterator[tuple[Column, GridCell, Number]]:
    for column in block.values:
        if not matrix.begins(row, column.index):
            continue
        cell = matrix.at(row, column.index)
        number = parse_number(cell.text) if cell else None
        if cell is not None and number is not None:
            yield column, cell, number


def _bracketed(name: str) -> str | None:
    """「车辆（台、辆）」 says what its quantity is counted in."""
    found = re.search(r"[（(]([^（()）]{1,6})[)）]$", name)
    return found.group(1) if found else None


def _unplaced(grid: Grid, title: Title, cell: GridCell, reason: str) -> Unplaced:
    return Unplaced(
        grid.ordinal, title.text, cell.page_no, cell.row_no, cell.col_no, cell.text.strip(), reason
    )


def _strays(
    grid: Grid,
    matrix: Matrix,
    heading: Heading,
    title: Title,
    seen: set[tuple[int, int]],
    dictionary: Dictionary,
) -> list[Unplaced]:
    """Numbers that stand in no column of numbers; among names and ordinals only what looks like money is one."""
    naming = heading.naming_columns | heading.skipped_columns
    strays = []
    for cell in grid.cells:
        number = parse_number(cell.text)
        if number is None or (cell.row_no, cell.col_no) in seen:
            continue
        looks_like_money = number.decimals > 0 or "," in cell.text or "，" in cell.text
        if cell.row_no < heading.body_row:
            reason = "it stands in the heading"
        elif cell.col_no in naming:
            reason = "it stands in a column of names or ordinals; its row may have moved"
        else:
            reason, looks_like_money = "its column has no heading that is understood", True
        if looks_like_money and not is_reference_row(matrix, cell.row_no, dictionary):
            strays.append(_unplaced(grid, title, cell, reason))
    return strays


def _table(grid: Grid, title: Title, document_unit: str | None, has_numbers: bool) -> TableReading:
    note = " ".join(grid.notes) or None
    declared = not has_numbers and _says_none(grid, note or "")
    return TableReading(
        grid.ordinal,
        grid.page_no,
        title.table_key,
        title.number,
        title.text,
        title.money_unit or document_unit,
        not has_numbers,
        declared,
        note,
        grid.medium,
    )


def _says_none(grid: Grid, note: str) -> bool:
    """Whether the note below a table, or a cell alone in its row, says that there is nothing to print."""
    if any(word in note for word in _DECLARED_EMPTY):
        return True
    filled = Counter(cell.row_no for cell in grid.cells if cell.text.strip())
    alone = (squeeze(cell.text) for cell in grid.cells if filled[cell.row_no] == 1)
    return any(
        text.startswith(("无", "本", "此", "空表")) and any(w in text for w in _DECLARED_EMPTY)
        for text in alone
    )


def _unreadable(grid: Grid, matrix: Matrix, dictionary: Dictionary) -> TableResult:
    title = title_of(grid.captions, frozenset(), dictionary)
    strays = tuple(
        _unplaced(grid, title, cell, "the table has no heading that is understood")
        for cell in grid.cells
        if parse_number(cell.text) is not None and not is_reference_row(matrix, cell.row_no, dictionary)
    )
    return TableResult(_table(grid, title, None, bool(strays)), (), strays)
