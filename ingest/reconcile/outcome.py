"""What became of each row: its numbers with how they were read, what they were before, and what forced them."""

from __future__ import annotations

from decimal import Decimal

from ingest.dictionary import Dictionary
from ingest.interpret.money import in_yuan
from ingest.interpret.reading import Amount, Candidate, Observation, Repair, Slot, Token, Unplaced
from ingest.reconcile.candidates import INFERRED, Read
from ingest.reconcile.document import BookRow, BooksOfDocument
from ingest.reconcile.doubts import Doubts
from ingest.reconcile.settled import Settled
from ingest.reconcile.torn import SHORT


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


def _cell(books: BooksOfDocument, block: int, token: Token) -> tuple[int, int, int]:
    return books.blocks[block].sheet.table_ordinal, token.row_no, token.col_no


class _Writer:
    def __init__(self, books: BooksOfDocument, settled: Settled, dictionary: Dictionary) -> None:
        self._books, self._settled, self._dictionary = books, settled, dictionary
        self._doubts = Doubts(books, settled)

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
        if doubt := self._doubts.of(n, place, is_same=is_same):
            return "doubtful", doubt, repair
        if repair is None:
            return "printed", None, None
        return ("inferred" if read.how == INFERRED else "repaired"), said(repair), repair

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


def said(repair: Repair) -> str:
    """A repair in a sentence."""
    what = {
        "moved": f"stood under {repair.was_place or 'no heading'}",
        "joined": f"torn into {repair.was_text}",
        "completed": f"cut to {repair.was_text}",
        "short": f"printed as {repair.was_text}",
        "inferred": "not printed",
        "of_unit": "stood below another unit, for the row of its own is lost",
    }[repair.kind]
    return f"{what}; holds with {', '.join(repair.rules)}"
