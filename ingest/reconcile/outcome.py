"""What became of each row: its numbers with how they were read, what they were before, and what forced them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ingest.dictionary import Dictionary
from ingest.interpret.money import in_yuan
from ingest.interpret.reading import (
    STRAYED,
    Amount,
    Candidate,
    Observation,
    Repair,
    Slot,
    TableReading,
    Token,
    Unplaced,
)
from ingest.page import CONVERTED
from ingest.reconcile.candidates import INFERRED, Read, is_torn
from ingest.reconcile.candidates import Candidate as RowCandidate
from ingest.reconcile.document import BookRow, BooksOfDocument
from ingest.reconcile.evidence import Evidence, evidence_of
from ingest.reconcile.problem import Problem
from ingest.reconcile.signs import below_lost_rows, counted_in_their_unit, cut_tables, mismatched, without_heading
from ingest.reconcile.solver import Solution
from ingest.reconcile.torn import SHORT

UNCONFIRMED = "the document is damaged, and nothing confirms it"
ASTRAY = "its unit has more than its total here: it may belong to a unit whose row is lost"
CUT_HEADING = "the heading of its table seems cut"


@dataclass(frozen=True, slots=True)
class Settled:
    """A document's rows after the books have spoken."""

    chosen: Mapping[int, RowCandidate]  # by row of the document
    open_places: Mapping[int, frozenset[int]]
    evidence: Evidence
    found_units: Mapping[tuple[int, int], str] = field(default_factory=dict)  # of rows that lost that of their unit


def settle_books(
    books: BooksOfDocument, problem: Problem, rows: tuple[int, ...], solution: Solution
) -> Settled:
    chosen = {n: row.printed for n, row in enumerate(books.rows)}
    chosen |= {rows[row]: problem.rows[row][n] for row, n in solution.chosen.items()}
    open_places = {rows[row]: places for row, places in solution.open_places.items()}
    return Settled(chosen, open_places, evidence_of(books, chosen))


def readings(
    books: BooksOfDocument, settled: Settled, dictionary: Dictionary
) -> tuple[list[Amount], list[Unplaced]]:
    """The amounts of the doubtful tables, and the numbers of theirs that found no place."""
    amounts: list[Amount] = []
    used: set[tuple[int, int, int]] = set()
    writer = _Writer(books, settled, dictionary)
    for n, row in enumerate(books.rows):
        candidate = settled.chosen[n]
        cells = zip(row.subject.slots, candidate.reads, candidate.values, strict=True)
        for place, (slot, read, value) in enumerate(cells):
            if read is not None and value is not None:
                amounts.append(writer.amount(n, row, place, slot, read, value))
                used |= {_cell(books, row.block, token) for token in read.tokens}
    unplaced = [
        writer.unplaced(number, token)
        for number, block in enumerate(books.blocks)
        for line in block.lines
        for token in line.tokens
        if _cell(books, number, token) not in used
    ]
    return amounts, unplaced


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
    return replace(amount, reading="repaired", reading_note=_said(repair), repair=repair)


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


def _cell(books: BooksOfDocument, block: int, token: Token) -> tuple[int, int, int]:
    return books.blocks[block].sheet.table_ordinal, token.row_no, token.col_no


class _Writer:
    def __init__(self, books: BooksOfDocument, settled: Settled, dictionary: Dictionary) -> None:
        self._books, self._settled, self._dictionary = books, settled, dictionary
        self._cut = cut_tables(block.sheet for block in books.blocks)
        self._mismatched = mismatched(block.sheet for block in books.blocks)
        self._left_over = _left_over(books, settled)
        self._astray = below_lost_rows(books, settled.chosen, self._left_over)
        held = {number for numbers in settled.evidence.held.values() for number in numbers}
        self._counted = counted_in_their_unit(books, held)

    def amount(self, n: int, row: BookRow, place: int, slot: Slot, read: Read, value: int) -> Amount:
        sheet = self._books.blocks[row.block].sheet
        number = Decimal(value) / row.table.factor
        is_same = self._is_as_printed(row, place, read)
        reading, note, repair = self._verdict(n, row, place, read, is_same)
        first = read.tokens[0] if read.tokens else None
        line = self._books.blocks[row.block].lines[row.subject.first]
        observation = Observation(
            sheet.table_ordinal,
            sheet.table_no,
            sheet.table_title,
            first.page_no if first else line.page_no,
            first.row_no if first else line.row_no,
            first.col_no if first else slot.col_no,
            first.box if first else None,
            " ".join("".join(token.text.split()) for token in read.tokens),
            slot.unit,
            (Candidate(slot.place, number, note if reading == "doubtful" else None),),
        )
        yuan = in_yuan(number, slot.unit, self._dictionary)
        return Amount(observation, slot.place, number, yuan, reading, note, repair)

    def _is_as_printed(self, row: BookRow, place: int, read: Read) -> bool:
        printed = row.printed.reads[place]
        is_taken_alike = printed is not None and (printed.tokens, printed.how) == (read.tokens, read.how)
        return is_taken_alike and read.how in {"", SHORT}

    def _verdict(
        self, n: int, row: BookRow, place: int, read: Read, is_same: bool
    ) -> tuple[str, str | None, Repair | None]:
        """How sure a number is, and what forced it where it does not stand as printed."""
        entry = row.first_entry + place
        evidence = self._settled.evidence
        held = evidence.held.get(entry, ())
        has_found_unit = self._line(row) in self._settled.found_units
        repair = self._repair(row, read, held, is_same) if has_found_unit or not is_same else None
        if doubt := self._doubt(n, row, place, read.how, is_same):
            return "doubtful", doubt, repair
        if repair is None:
            return "printed", None, None
        return ("inferred" if read.how == INFERRED else "repaired"), _said(repair), repair

    def _doubt(self, n: int, row: BookRow, place: int, how: str, is_same: bool) -> str | None:
        """What speaks against a number, or that nothing speaks for it."""
        entry, evidence = row.first_entry + place, self._settled.evidence
        sheet = self._books.blocks[row.block].sheet
        if row.subject.doubt:
            return row.subject.doubt
        if place in self._settled.open_places.get(n, frozenset()):
            return "the books hold as well with another number here"
        if not self._settled.chosen[n].values[place] and (not is_same or self._is_torn(row)):
            return "a zero may stand anywhere, and no equality says where"
        if how == SHORT and entry not in evidence.across:
            return "it has fewer digits behind the point than the table's other numbers"
        if sheet.table_ordinal in self._cut:
            return CUT_HEADING
        if of_another := self._of_another(n, entry):
            return of_another
        if entry in evidence.own:
            return "its own row does not add up"
        if entry in evidence.across:
            return None
        if entry in evidence.against:
            return "an equality of the books fails with it, and none confirms it"
        if self._is_torn(row):
            return "numbers beside it are torn, and no other row confirms it"
        if entry in evidence.within:
            return None
        if entry in evidence.short:
            return "parts of its sum are missing, and no equality of the books confirms it"
        if row.subject.is_slipped or not is_same:
            return "its row is damaged, and no equality of the books confirms it"
        return UNCONFIRMED

    def _of_another(self, n: int, entry: int) -> str | None:
        """What says that it may belong to a unit or a heading whose row is lost."""
        if entry in self._settled.evidence.astray:
            return ASTRAY
        place = self._books.rows[n].subject.slots[0].place
        if (place.row_kind, place.row_code, place.row_name) in self._mismatched:
            return "elsewhere its code has another name, and its name a longer code"
        if without_heading(place):
            return "the row above it that says what it is part of seems lost"
        if n in self._astray and entry not in self._counted:
            return "a row above it seems lost: it may belong to another unit or heading"
        return None

    def _is_torn(self, row: BookRow) -> bool:
        """Whether numbers on its lines or near them are torn, or those beside it found no row to belong to."""
        near = range(row.subject.first - 1, row.subject.last + 2)
        has_left_over = any((row.block, line) in self._left_over for line in near)
        lines = self._books.blocks[row.block].lines
        return has_left_over or is_torn(row.subject, lines, row.table.decimals, window=1)

    def _line(self, row: BookRow) -> tuple[int, int]:
        """The table and the number of the line that names a row."""
        block = self._books.blocks[row.block]
        return block.sheet.table_ordinal, block.lines[row.subject.first].row_no

    def _repair(self, row: BookRow, read: Read, held: tuple[int, ...], is_same: bool) -> Repair:
        tail = (read.tokens[1].row_no, read.tokens[1].col_no) if len(read.tokens) > 1 else None
        return Repair(
            "of_unit" if is_same else read.how or "moved",
            " ".join("".join(token.text.split()) for token in read.tokens),
            self._where(row, read),
            tuple(dict.fromkeys(self._books.equalities[number].rule_id for number in held)),
            len(held),
            tail,
        )

    def _where(self, row: BookRow, read: Read) -> str | None:
        """The place that the number seemed to stand at."""
        if not read.tokens:
            return None
        at = next((s for s in row.subject.slots if s.col_no == read.tokens[0].seen_in), None)
        return None if at is None else f"{at.place.fund}/{at.place.origin}/{at.place.spend}"

    def unplaced(self, block: int, token: Token) -> Unplaced:
        sheet = self._books.blocks[block].sheet
        return Unplaced(
            sheet.table_ordinal, sheet.table_title, token.page_no, token.row_no, token.col_no, token.text.strip(),
            "the damaged row has no place left for it: it repeats another number, or belongs to another row",
        )  # fmt: skip


def _said(repair: Repair) -> str:
    what = {
        "moved": f"stood under {repair.was_place or 'no heading'}",
        "joined": f"torn into {repair.was_text}",
        "completed": f"cut to {repair.was_text}",
        "short": f"printed as {repair.was_text}",
        "inferred": "not printed",
        "of_unit": "stood below another unit, for the row of its own is lost",
    }[repair.kind]
    return f"{what}; holds with {', '.join(repair.rules)}"
