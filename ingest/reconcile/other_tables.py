"""The numbers of a damaged document's other tables: they stay where they are, but are not sure unless the books confirm them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from ingest.interpret.reading import STRAYED, Amount, Repair, TableReading
from ingest.page import CONVERTED
from ingest.reconcile.document import BooksOfDocument
from ingest.reconcile.doubts import ASTRAY, CUT_HEADING, UNCONFIRMED
from ingest.reconcile.evidence import Evidence
from ingest.reconcile.outcome import said
from ingest.reconcile.settled import Settled


def unconfirmed_doubted(
    amounts: Sequence[Amount],
    tables: Sequence[TableReading],
    cut: Collection[int],
    books: BooksOfDocument,
    settled: Settled,
) -> list[Amount]:
    """In a damaged document the numbers of all its other tables are doubtful too, unless the books confirm them.

    Of tables whose heading is cut they are in any case: a number is easily confirmed in the wrong column.
    """
    converted = {table.table_ordinal for table in tables if table.medium == CONVERTED}
    evidence = settled.evidence
    confirmed = _spots(books, evidence.across - evidence.own)
    astray = _spots(books, evidence.astray)

    def doubted(amount: Amount) -> Amount:
        seen = amount.observation
        spot = (seen.table_ordinal, seen.row_no, seen.col_no)
        if amount.reading_note == STRAYED and spot in confirmed:
            return _brought_home(amount, books, evidence, confirmed[spot])
        if amount.reading != "printed" or seen.table_ordinal not in converted:
            return amount
        if seen.table_ordinal in cut:
            return replace(amount, reading="doubtful", reading_note=CUT_HEADING)
        if spot in astray:
            return replace(amount, reading="doubtful", reading_note=ASTRAY)
        if spot in confirmed:
            return amount
        return replace(amount, reading="doubtful", reading_note=UNCONFIRMED)

    return [doubted(amount) for amount in amounts]


def _spots(books: BooksOfDocument, entries: Iterable[int]) -> dict[tuple[int, int, int], int]:
    """These entries by where they are printed: table, row, column."""
    found = ((at, books.entries[at]) for at in entries)
    return {(entry.table_ordinal, entry.row_no, entry.col_no): at for at, entry in found}


def _brought_home(amount: Amount, books: BooksOfDocument, evidence: Evidence, entry: int) -> Amount:
    """A number that stood beside no field, which the books confirm as that of the field that stands blank."""
    held = evidence.held[entry]
    rules = tuple(dict.fromkeys(books.equalities[number].rule_id for number in held))
    repair = Repair("moved", amount.observation.printed_text, None, rules, len(held))
    return replace(amount, reading="repaired", reading_note=said(repair), repair=repair)
