"""A document's doubtful tables as rows on the books: what each prints, and which equalities tie them to all the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from ingest.books import Books, Entry, Equality, ground, quanta_of
from ingest.dictionary import Dictionary
from ingest.interpret.reading import Amount, Sheet
from ingest.numbers import parse_number
from ingest.page import CONVERTED
from ingest.reconcile.candidates import Candidate, as_printed
from ingest.reconcile.lines import Line, Subject, Table, is_torn, subjects_of
from ingest.reconcile.placing import RowEquality
from ingest.reconcile.torn import Manner, Pool, drops_zeros, joined, manner_of

_FEW = 2  # two numbers are printed alike even where sums are rounded
_ROUNDED = 0.03  # of the equalities that hold
FEN = 100  # of a yuan: what all sums are counted in


@dataclass(frozen=True, slots=True)
class BookRow:
    """A named row of a doubtful table."""

    block: int
    subject: Subject
    table: Table
    printed: Candidate
    first_entry: int  # its places are entries from here on
    identities: tuple[RowEquality, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a doubtful table."""

    sheet: Sheet
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class BooksOfDocument:
    blocks: tuple[Block, ...]
    rows: tuple[BookRow, ...]
    entries: tuple[Entry, ...]
    row_of: tuple[int | None, ...]  # for each entry, the row it is a place of; None: it stands fast
    equalities: tuple[Equality, ...]


def doubtful(sheets: Iterable[Sheet], dictionary: Dictionary) -> list[Sheet]:
    """Tables of money alone, in one unit, whose cells a converter may have moved or torn."""
    return [
        sheet
        for sheet in sheets
        if sheet.medium == CONVERTED
        and len({slot.unit for block in sheet.blocks for row in block for slot in row.slots}) == 1
        and all(
            slot.place.measure == "amount" and (slot.unit or "") in dictionary.money_units
            for block in sheet.blocks
            for row in block
            for slot in row.slots
        )
    ]


def books_of(
    sheets: Sequence[Sheet], amounts: Sequence[Amount], books: Books, dictionary: Dictionary
) -> BooksOfDocument:
    """All rows of these sheets with all their places, the document's other amounts, and the equalities between them."""
    manners = _manners(sheets)
    pool_values = _printed_values(sheets, manners)
    blocks: list[Block] = []
    rows: list[BookRow] = []
    entries: list[Entry] = []
    row_of: list[int | None] = []
    steps: dict[int, Decimal] = {}
    for sheet, manner in zip(sheets, manners, strict=True):
        unit = next(slot.unit for block in sheet.blocks for row in block for slot in row.slots)
        steps[sheet.table_ordinal] = dictionary.money_units[unit or ""] / 10**manner.decimals
        table = Table(
            manner, int(dictionary.money_units[unit or ""] * FEN), Pool(pool_values, manner.decimals)
        )
        for block in sheet.blocks:
            lines, subjects = subjects_of(block)
            for subject in subjects:
                printed = as_printed(subject, lines, table)
                rows.append(BookRow(len(blocks), subject, table, printed, len(entries)))
                for slot, value in zip(subject.slots, printed.values, strict=True):
                    yuan = None if value is None else Decimal(value) / FEN
                    row_no = lines[subject.first].row_no
                    entries.append(Entry(sheet.table_ordinal, row_no, slot.col_no, slot.place, yuan))
                    row_of.append(len(rows) - 1)
            blocks.append(Block(sheet, tuple(lines)))
    inside = {sheet.table_ordinal for sheet in sheets}
    money = [amount.observation for amount in amounts if amount.amount_yuan is not None]
    quanta = {**quanta_of(money, dictionary), **steps}
    for amount in amounts:
        seen = amount.observation
        if seen.table_ordinal not in inside and amount.place.measure == "amount":
            entries.append(
                Entry(seen.table_ordinal, seen.row_no, seen.col_no, amount.place, amount.amount_yuan)
            )
            row_of.append(None)
    damaged = frozenset(
        i for i, row in enumerate(row_of) if row is not None and _is_damaged(rows[row], blocks)
    )
    equalities = _in_this_manner(entries, damaged, ground(entries, quanta, books))
    return BooksOfDocument(
        tuple(blocks), _with_identities(rows, row_of, equalities), tuple(entries), tuple(row_of), equalities
    )


def _in_this_manner(
    entries: Sequence[Entry], damaged: frozenset[int], equalities: Iterable[Equality]
) -> tuple[Equality, ...]:
    """Books that hold to the last digit wherever they hold are not rounded: for them no difference is rounding."""
    equalities = tuple(equalities)
    exact = rounded = 0
    for equality in equalities:
        sides = (equality.left, equality.right)
        left, right = ([y for i in side if (y := entries[i].amount_yuan) is not None] for side in sides)
        is_telling = (
            left and right and len(left) + len(right) > _FEW and damaged.isdisjoint((*sides[0], *sides[1]))
        )
        if is_telling and equality.relation != "at_most":
            difference = abs(sum(left, Decimal(0)) - sum(right, Decimal(0)))
            exact += difference == 0
            rounded += 0 < difference <= equality.tolerance_yuan
    if rounded > _ROUNDED * exact:
        return equalities
    return tuple(replace(equality, tolerance_yuan=Decimal(0)) for equality in equalities)


def _with_identities(
    rows: list[BookRow], row_of: list[int | None], equalities: Iterable[Equality]
) -> tuple[BookRow, ...]:
    """Each row with the equalities that lie within it."""
    within: dict[int, list[RowEquality]] = {}
    for equality in equalities:
        if (row := row_within(equality, row_of)) is not None and equality.relation == "equal":
            first = rows[row].first_entry
            within.setdefault(row, []).append(
                RowEquality(
                    tuple(i - first for i in equality.left),
                    tuple(i - first for i in equality.right),
                    int(equality.tolerance_yuan * FEN),
                )
            )
    return tuple(
        BookRow(
            r.block, r.subject, r.table, r.printed, r.first_entry, tuple(dict.fromkeys(within.get(n, ())))
        )
        for n, r in enumerate(rows)
    )


def row_within(equality: Equality, row_of: Sequence[int | None]) -> int | None:
    """The one row that an equality lies within, if it does."""
    owners = {row_of[i] for i in (*equality.left, *equality.right)}
    return owners.pop() if len(owners) == 1 else None


def _manners(sheets: Sequence[Sheet]) -> list[Manner]:
    """How each table prints its numbers; one that has few does as the document does."""
    texts = [[t.text for block in sheet.blocks for row in block for t in row.tokens] for sheet in sheets]
    everywhere = drops_zeros([text for of_sheet in texts for text in of_sheet])
    return [manner_of(found, drops_zeros=everywhere or drops_zeros(found)) for found in texts]


def _printed_values(sheets: Sequence[Sheet], manners: Sequence[Manner]) -> frozenset[Decimal]:
    """Every number that the doubtful tables print whole, and every one of which two lines print the torn halves."""
    whole: set[Decimal] = set()
    mended: set[Decimal] = set()
    for sheet, manner in zip(sheets, manners, strict=True):
        for block in sheet.blocks:
            for row in block:
                numbers = (parse_number(t.text) for t in row.tokens if manner.is_whole(t.text))
                whole |= {number.value for number in numbers if number is not None}
            for above, below in pairwise(row for row in block if row.tokens):
                halves = {token.seen_in: token.text for token in below.tokens}
                for token in above.tokens:
                    tail = halves.get(token.seen_in, "")
                    number = joined(token.text, tail, manner)
                    if number is not None and not (manner.is_whole(token.text) and manner.is_whole(tail)):
                        mended.add(number)
    most = max(whole, default=Decimal(0))
    return frozenset(whole | {number for number in mended if number <= most})


def _is_damaged(row: BookRow, blocks: Sequence[Block]) -> bool:
    return row.subject.is_slipped or is_torn(row.subject, blocks[row.block].lines, row.table.manner)


def torn_lines(books: BooksOfDocument) -> frozenset[tuple[int, int]]:
    """Lines near which numbers are not whole: each of them belongs to one row."""
    return frozenset(
        (row.block, line)
        for row in books.rows
        if is_torn(row.subject, books.blocks[row.block].lines, row.table.manner)
        for line in range(
            max(0, row.subject.first - 1), min(len(books.blocks[row.block].lines), row.subject.last + 2)
        )
        if books.blocks[row.block].lines[line].tokens
    )
