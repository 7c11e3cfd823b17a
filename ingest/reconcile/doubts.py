"""What speaks against a number once the books have spoken, or that nothing speaks for it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ingest.reconcile.document import BookRow, BooksOfDocument
from ingest.reconcile.lines import is_torn
from ingest.reconcile.settled import Settled
from ingest.reconcile.signs import (
    below_lost_rows,
    counted_in_their_unit,
    cut_tables,
    mismatched,
    without_heading,
)
from ingest.reconcile.torn import SHORT

UNCONFIRMED = "the document is damaged, and nothing confirms it"
ASTRAY = "its unit has more than its total here: it may belong to a unit whose row is lost"
CUT_HEADING = "the heading of its table seems cut"


class Doubts:
    """Of the numbers of the tables that were read anew."""

    def __init__(self, books: BooksOfDocument, settled: Settled) -> None:
        self._books, self._settled = books, settled
        self._cut = cut_tables(block.sheet for block in books.blocks)
        self._mismatched = mismatched(block.sheet for block in books.blocks)
        self._left_over = _left_over(books, settled)
        self._astray = below_lost_rows(books, settled.chosen, self._left_over)
        held = {number for numbers in settled.evidence.held.values() for number in numbers}
        self._counted = counted_in_their_unit(books, held)

    def of(self, n: int, place: int, *, is_same: bool) -> str | None:
        """The first that holds of the number that a row has at a place; `is_same`: it stands as printed."""
        found = chain(
            self._of_print(n, place, is_same), self._of_another(n, place), self._of_books(n, place, is_same)
        )
        return next(found, None)

    def _of_print(self, n: int, place: int, is_same: bool) -> Iterator[str]:
        """What says that other digits, or another column, may be meant."""
        row, chosen = self._books.rows[n], self._settled.chosen[n]
        read, is_confirmed = chosen.reads[place], self._entry(n, place) in self._settled.evidence.across
        if row.subject.doubt:
            yield row.subject.doubt
        if place in self._settled.open_places.get(n, frozenset()):
            yield "the books hold as well with another number here"
        if not chosen.values[place] and (not is_same or self._is_torn(row)):
            yield "a zero may stand anywhere, and no equality says where"
        if read and read.how == SHORT and not is_confirmed:
            yield "it has fewer digits behind the point than the table's other numbers"
        if self._books.blocks[row.block].sheet.table_ordinal in self._cut:
            yield CUT_HEADING

    def _of_another(self, n: int, place: int) -> Iterator[str]:
        """What says that it may belong to a unit or a heading whose row is lost."""
        entry, at = self._entry(n, place), self._books.rows[n].subject.slots[0].place
        if entry in self._settled.evidence.astray:
            yield ASTRAY
        if (at.row_kind, at.row_code, at.row_name) in self._mismatched:
            yield "elsewhere its code has another name, and its name a longer code"
        if without_heading(at):
            yield "the row above it that says what it is part of seems lost"
        if n in self._astray and entry not in self._counted:
            yield "a row above it seems lost: it may belong to another unit or heading"

    def _of_books(self, n: int, place: int, is_same: bool) -> Iterator[str]:
        """What the equalities leave to doubt."""
        entry, row, evidence = self._entry(n, place), self._books.rows[n], self._settled.evidence
        if entry in evidence.own:
            yield "its own row does not add up"
        if entry in evidence.across:
            return
        if entry in evidence.against:
            yield "an equality of the books fails with it, and none confirms it"
        if self._is_torn(row):
            yield "numbers beside it are torn, and no other row confirms it"
        if entry in evidence.within:
            return
        if entry in evidence.short:
            yield "parts of its sum are missing, and no equality of the books confirms it"
        if row.subject.is_slipped or not is_same:
            yield "its row is damaged, and no equality of the books confirms it"
        yield UNCONFIRMED

    def _entry(self, n: int, place: int) -> int:
        return self._books.rows[n].first_entry + place

    def _is_torn(self, row: BookRow) -> bool:
        """Whether numbers on its lines or beside them are torn, or those beside it found no row to belong to."""
        near = range(row.subject.first - 1, row.subject.last + 2)
        has_left_over = any((row.block, line) in self._left_over for line in near)
        lines = self._books.blocks[row.block].lines
        return has_left_over or is_torn(row.subject, lines, row.table.manner, window=1)


def _left_over(books: BooksOfDocument, settled: Settled) -> set[tuple[int, int]]:
    """Lines that print numbers of which no row takes any."""
    taken = {
        (books.rows[n].block, line) for n, candidate in settled.chosen.items() for line in candidate.lines
    }
    return {
        (number, line)
        for number, block in enumerate(books.blocks)
        for line in range(len(block.lines))
        if block.lines[line].tokens and (number, line) not in taken
    }
