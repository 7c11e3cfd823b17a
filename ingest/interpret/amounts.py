"""From the numbers of a table to observations: each with the place it means to stand at."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, replace

from ingest.dictionary import Dictionary
from ingest.dictionary.wording import squeeze
from ingest.interpret.cut_headings import is_cut
from ingest.interpret.headings import Block, Heading, find_heading, is_reference_row, repeats_heading
from ingest.interpret.labels import Label, read_labels, without_lost_names
from ingest.interpret.matrix import Matrix
from ingest.interpret.reading import Identity, Observation, Sheet, TableReading, Unplaced
from ingest.interpret.row_meaning import RowMeaning
from ingest.interpret.row_schemes import REVENUE_TABLES, block_scheme
from ingest.interpret.rows import RowReader
from ingest.interpret.straighten import straightened
from ingest.interpret.summary_rows import SUMMARIES
from ingest.interpret.table_reader import Row, TableReader, Units, unplaced_cell
from ingest.interpret.titles import Title, title_of
from ingest.layout.grid import Grid
from ingest.numbers import parse_number
from ingest.page import CONVERTED, PRINT

_DECLARED_EMPTY = ("无", "没有", "空表", "不涉及", "未安排")


@dataclass(frozen=True, slots=True)
class TableResult:
    table: TableReading
    observations: tuple[Observation, ...]
    unplaced: tuple[Unplaced, ...]
    sheet: Sheet | None = None  # of a table whose cells may have moved or been misread


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
    title = _with_unit_of_headings(title_of(grid.captions, content_kinds(blocks), dictionary), heading)
    reader = TableReader(grid, matrix, title, identity, Units(document_unit, is_unit_sure), dictionary)
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


def _with_unit_of_headings(title: Title, heading: Heading) -> Title:
    """合计（万元） | 基本支出 | 项目支出: the one unit that headings name, where no line above does, is the table's."""
    named = {c.money_unit for block in heading.blocks for c in block.values} - {None, "%"}
    return replace(title, money_unit=named.pop()) if title.money_unit is None and len(named) == 1 else title


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
) -> Row:
    meaning = reader.read(label)
    if meaning is None and label.row in shared:
        return Row(label, shared[label.row], None)
    if meaning is not None and meaning.kind == "total":
        totals[label.row] = meaning
    elif meaning is None and label.row == heading.body_row and block.labels:
        return Row(label, None, "its row has no label; the first row is read as the total")
    return Row(label, meaning, None)


def _with_whole(rows: list[Row]) -> list[Row]:
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
            strays.append(unplaced_cell(grid, title, cell, reason))
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
        unplaced_cell(grid, title, cell, "the table has no heading that is understood")
        for cell in grid.cells
        if parse_number(cell.text) is not None and not is_reference_row(matrix, cell.row_no, dictionary)
    )
    return TableResult(_table(grid, title, None, bool(strays)), (), strays)
