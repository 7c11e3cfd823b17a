"""What became of each row: its numbers with how they were read, what they were before, and what forced them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ingest.dictionary import Dictionary
from ingest.interpret.amounts import in_yuan
from ingest.interpret.reading import Amount, Candidate, Observation, Repair, Slot, Token, Unplaced
from ingest.reconcile.candidates import Candidate as RowCandidate
from ingest.reconcile.candidates import Read
from ingest.reconcile.document import FEN, BookRow, BooksOfDocument
from ingest.reconcile.problem import Problem
from ingest.reconcile.solver import Solution


@dataclass(frozen=True, slots=True)
class Settled:
    """A document's rows after the books have spoken."""

    chosen: Mapping[int, RowCandidate]  # by row of the document
    open_places: Mapping[int, frozenset[int]]
    holding: Mapping[int, tuple[int, ...]]  # for each entry, the equalities that hold with it
    failing: frozenset[int]  # entries of equalities that fail


def settle_books(
    books: BooksOfDocument, problem: Problem, rows: tuple[int, ...], solutions: Iterable[Solution]
) -> Settled:
    chosen = {n: row.printed for n, row in enumerate(books.rows)}
    open_places: dict[int, frozenset[int]] = {}
    for solution in solutions:
        for row, candidate in solution.chosen.items():
            chosen[rows[row]] = problem.rows[row][candidate]
            open_places[rows[row]] = solution.open_places[row]
    holding, failing = _checked(books, chosen)
    return Settled(chosen, open_places, holding, failing)


def _checked(
    books: BooksOfDocument, chosen: Mapping[int, RowCandidate]
) -> tuple[dict[int, tuple[int, ...]], frozenset[int]]:
    values: list[int | None] = []
    for at, entry in enumerate(books.entries):
        row = books.row_of[at]
        if row is None:
            values.append(None if entry.amount_yuan is None else int(entry.amount_yuan * FEN))
        else:
            values.append(chosen[row].values[at - books.rows[row].first_entry])
    holding: dict[int, list[int]] = defaultdict(list)
    failing: set[int] = set()
    for number, equality in enumerate(books.equalities):
        left = [(i, v) for i in equality.left if (v := values[i]) is not None]
        right = [(i, v) for i in equality.right if (v := values[i]) is not None]
        if not left or not right:
            continue
        difference = sum(v for _, v in left) - sum(v for _, v in right)
        tolerance = int(equality.tolerance_yuan * FEN)
        is_equal = abs(difference) <= tolerance
        if is_equal:
            for i, _ in (*left, *right):
                holding[i].append(number)
        elif not equality.choice and (equality.relation != "at_most" or difference > 0):
            failing |= {i for i, _ in (*left, *right)}
    return {i: tuple(found) for i, found in holding.items()}, frozenset(failing)


def readings(
    books: BooksOfDocument, settled: Settled, dictionary: Dictionary
) -> tuple[list[Amount], list[Unplaced]]:
    """The amounts of the doubtful tables, and the numbers of theirs that found no place."""
    amounts: list[Amount] = []
    used: set[tuple[int, int, int]] = set()
    writer = _Writer(books, settled, dictionary)
    for n, row in enumerate(books.rows):
        candidate = settled.chosen[n]
        for place, (slot, read) in enumerate(zip(row.subject.slots, candidate.reads, strict=True)):
            if read is not None:
                amounts.append(writer.amount(n, row, place, slot, read))
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

    def amount(self, n: int, row: BookRow, place: int, slot: Slot, read: Read) -> Amount:
        value = self._settled.chosen[n].values[place]
        assert value is not None
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
        return printed is not None and printed.tokens == read.tokens and not read.how and not printed.how

    def _verdict(
        self, n: int, row: BookRow, place: int, read: Read, is_same: bool
    ) -> tuple[str, str | None, Repair | None]:
        entry = row.first_entry + place
        forced = tuple(
            dict.fromkeys(self._books.equalities[e].rule_id for e in self._settled.holding.get(entry, ()))
        )
        is_open = place in self._settled.open_places.get(n, frozenset())
        if is_open:
            return "doubtful", "the books hold as well with another number here", None
        if is_same:
            if forced or (entry not in self._settled.failing and not row.subject.is_slipped):
                return "printed", None, None
            return "doubtful", "its row is damaged, and no equality of the books confirms it", None
        if not forced:
            return "doubtful", "moved to where it seems to belong; no equality of the books confirms it", None
        repair = Repair(
            read.how or "moved",
            " ".join(token.text for token in read.tokens),
            self._where(row, read),
            forced,
        )
        return ("inferred" if read.how == "inferred" else "repaired"), _said(repair), repair

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
    }[repair.kind]
    return f"{what}; holds with {', '.join(repair.rules)}"
