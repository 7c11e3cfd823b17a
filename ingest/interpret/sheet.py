"""A table as rows of places and the numbers seen beside them, for those who ask which number belongs where."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.interpret.reading import Place
from ingest.page import Box, Doubt


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a row where a number may stand."""

    col_no: int
    place: Place
    unit: str | None  # what a number there is printed in


@dataclass(frozen=True, slots=True)
class Token:
    """A number, or what is left of one, as it stands in a row."""

    page_no: int
    row_no: int
    col_no: int  # of its cell
    seen_in: int  # the column whose heading it seems to stand under
    text: str
    box: Box | None
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a block: its places from the left, none where no cell names the row, and its numbers."""

    row_no: int
    slots: tuple[Slot, ...]
    tokens: tuple[Token, ...]
    is_slipped: bool  # its cells are more or fewer than its headings, or of other kinds


@dataclass(frozen=True, slots=True)
class Sheet:
    table_ordinal: int
    table_key: str
    table_no: str | None
    table_title: str | None
    medium: str
    blocks: tuple[tuple[SheetRow, ...], ...]  # side-by-side tables, from the left
