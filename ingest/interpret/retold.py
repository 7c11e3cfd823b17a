"""What the rest of a document says of a row, told to all its places: those of its numbers and those that stand blank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from ingest.interpret.reading import Observation, Place, Sheet, SheetRow

Tell: TypeAlias = Callable[[int, int, Place], Place]  # by table and row: what a place of it is after all


def retold(seen: Observation, tell: Tell) -> Observation:
    candidates = tuple(
        replace(candidate, place=tell(seen.table_ordinal, seen.row_no, candidate.place))
        for candidate in seen.candidates
    )
    return replace(seen, candidates=candidates)


def retold_sheet(sheet: Sheet, tell: Tell) -> Sheet:
    blocks = tuple(tuple(_row(sheet.table_ordinal, row, tell) for row in block) for block in sheet.blocks)
    return replace(sheet, blocks=blocks)


def _row(table_ordinal: int, row: SheetRow, tell: Tell) -> SheetRow:
    slots = tuple(replace(slot, place=tell(table_ordinal, row.row_no, slot.place)) for slot in row.slots)
    return replace(row, slots=slots)
