"""What a damage knows of a table: where its heading ends and which columns hold numbers; and what it hands back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from bench.damage.typewriter import CellId, Row, Typed
from ingest.numbers import is_numeric


@dataclass(frozen=True, slots=True)
class Anatomy:
    """Which cells of a table are what."""

    body: int  # sound rows from this number on are below the heading
    values: frozenset[int]  # sound columns that hold numbers

    def is_heading(self, row: Row) -> bool:
        return row.cells[0].of.row < self.body

    def is_value(self, cell: Typed) -> bool:
        return cell.of.row >= self.body and cell.of.col in self.values

    def is_number(self, cell: Typed) -> bool:
        return self.is_value(cell) and is_numeric(cell.text)


@dataclass(frozen=True, slots=True)
class Struck:
    rows: tuple[Row, ...]
    cells: tuple[CellId, ...]  # sound places whose print was moved, torn or lost, or where a copy now stands


# Takes what may be struck: one row, the rows of one page, or those of the whole table.
Strike = Callable[[Sequence[Row], Anatomy, Random], Struck | None]


def numbers_of(cells: Sequence[Typed], anatomy: Anatomy) -> tuple[CellId, ...]:
    return tuple(cell.of for cell in cells if anatomy.is_number(cell))


def at_numbers(row: Row, anatomy: Anatomy) -> list[int]:
    return [at for at, cell in enumerate(row.cells) if anatomy.is_number(cell)]


def with_text(row: Row, at: int, text: str) -> Row:
    return replace(row, cells=(*row.cells[:at], replace(row.cells[at], text=text), *row.cells[at + 1 :]))


def nothing_beside(row: Row) -> Typed:
    """A blank that belongs nowhere, as wide as a cell."""
    return Typed("", CellId(row.cells[0].of.table, row.cells[0].of.row, 0))
