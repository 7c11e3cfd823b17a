"""What became of the cells of a damaged document: right, marked, lost, or wrong and unmarked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bench.damage.source import Meaning, Source, layout_of_text, meaning_of
from bench.damage.striking import Damage
from bench.damage.typewriter import Block, CellId, Row, TypedTable, to_text
from ingest.build.work import understand
from ingest.interpret.reading import Amount, Reading
from ingest.layout.grid import Layout
from ingest.project import SEEDS

UNSURE = "doubtful"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Damaged cells by what became of them, each in one; a cell is a place of the sound document."""

    right: frozenset[CellId]  # the true number at its true place, or nothing where a copy stood
    marked: frozenset[CellId]  # doubtful, or without a place
    lost: frozenset[CellId]  # nothing says it
    wrong: dict[CellId, Amount]  # a false number, or at a false place, and called sure
    elsewhere: tuple[Amount, ...]  # the same, where no damage was
    whole: int  # numbers that no damage touched
    whole_sure: int  # those of them that are read right and sure


def read_damaged(source: Source, blocks: Sequence[Block], damages: Iterable[Damage]) -> Outcome:
    """What a build makes of the damaged text."""
    layout = layout_of_text(to_text(blocks))
    damaged = {cell for damage in damages for cell in damage.cells}
    return judge(source, damaged, positions(blocks, layout), understand(layout, SEEDS))


def judge(
    source: Source, damaged: set[CellId], printed_at: dict[CellId, CellId], reading: Reading
) -> Outcome:
    """`printed_at` says of a place of the text which sound cell is printed there."""
    sure = [a for a in reading.amounts if a.reading != UNSURE]
    true, false = _told_apart(sure, source)
    wrong: dict[CellId, Amount] = {}
    elsewhere: list[Amount] = []
    by_spot = {meaning[0]: cell for cell, meaning in source.truth.items() if cell in damaged}
    for amount in false:
        cell = printed_at.get(_seen_at(amount))
        if cell not in damaged:
            cell = by_spot.get(meaning_of(amount)[0])
        if cell is None:
            elsewhere.append(amount)
        else:
            wrong[cell] = amount
    # Of equal amounts those that no damage touched are the first to count as read.
    whole = [meaning for cell, meaning in source.truth.items() if cell not in damaged]
    whole_sure = Counter(whole) & true
    left = true - whole_sure
    doubted = {printed_at.get(_seen_at(a)) for a in reading.amounts if a.reading == UNSURE}
    doubted |= {printed_at.get(CellId(u.table_ordinal, u.row_no, u.col_no)) for u in reading.unplaced}
    doubted_spots = {meaning_of(a)[0] for a in reading.amounts if a.reading == UNSURE}
    right: set[CellId] = set()
    marked: set[CellId] = set()
    lost: set[CellId] = set()
    for cell in damaged - wrong.keys():
        meaning = source.truth.get(cell)
        if meaning is not None and left[meaning]:
            left[meaning] -= 1
            right.add(cell)
        elif cell in doubted or (meaning is not None and meaning[0] in doubted_spots):
            marked.add(cell)
        else:
            (right if meaning is None else lost).add(cell)
    return Outcome(
        frozenset(right),
        frozenset(marked),
        frozenset(lost),
        wrong,
        tuple(elsewhere),
        len(whole),
        whole_sure.total(),
    )


def _told_apart(sure: Iterable[Amount], source: Source) -> tuple[Counter[Meaning], list[Amount]]:
    """What is true as often as it is, and the amounts that are not or too often."""
    true: Counter[Meaning] = Counter()
    false = []
    for amount in sure:
        spot, value = meaning_of(amount)
        rows = [spot.row] if amount.place.row_code else [spot.row, *sorted(source.codes.get(spot.row, ()))]
        meanings = [(spot._replace(row=row), value) for row in rows]
        meaning = next((m for m in meanings if true[m] < source.allowed[m]), None)
        if meaning is None:
            false.append(amount)
        else:
            true[meaning] += 1
    return true, false


def _seen_at(amount: Amount) -> CellId:
    seen = amount.observation
    return CellId(seen.table_ordinal, seen.row_no, seen.col_no)


def positions(blocks: Iterable[Block], layout: Layout) -> dict[CellId, CellId]:
    """For each place of the grids that were read from a text, the sound cell that is printed there.

    Reading keeps the rows in order but takes some away (captions, blanks, notes), so that each row read is the next
    typed one with the same cells.
    """
    typed = [row for block in blocks if isinstance(block, TypedTable) for row in block.rows]
    found: dict[CellId, CellId] = {}
    at = 0
    for ordinal, row_no, texts in _rows_read(layout):
        match = next((n for n in range(at, len(typed)) if _reads(typed[n], texts)), None)
        if match is None:
            continue
        at = match + 1
        for col_no, cell in enumerate(typed[match].cells, 1):
            found[CellId(ordinal, row_no, col_no)] = cell.of
    return found


def _rows_read(layout: Layout) -> Iterator[tuple[int, int, dict[int, str]]]:
    for grid in layout.grids:
        rows: dict[int, dict[int, str]] = {row: {} for row in range(1, grid.row_count + 1)}
        for cell in grid.cells:
            if cell.text.strip():
                rows[cell.row_no][cell.col_no] = cell.text.strip()
        for row_no, texts in rows.items():
            if texts:
                yield grid.ordinal, row_no, texts


def _reads(row: Row, texts: dict[int, str]) -> bool:
    return {col: text for col, text in enumerate(row.texts, 1) if text} == texts
