"""Signs that a table of converted text is damaged which no equality need notice: headings, units or names that are lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise, permutations

from ingest.interpret.reading import Place, Sheet, SheetRow
from ingest.interpret.summary_rows import SUMMARIES
from ingest.numbers import parse_number
from ingest.page import CONVERTED
from ingest.reconcile.candidates import Candidate
from ingest.reconcile.document import BookRow, BooksOfDocument

_HEADS = {"total", "unit"}

Subject = tuple[str, str, str]  # kind, code and name of a row


def cut_tables(sheets: Iterable[Sheet]) -> frozenset[int]:
    """Converted tables whose heading lacks words, or of which two columns say the same for want of what told them apart."""
    return frozenset(
        sheet.table_ordinal
        for sheet in sheets
        if sheet.medium == CONVERTED
        and (sheet.is_heading_cut or any(_has_twins(row) for block in sheet.blocks for row in block))
    )


def _has_twins(row: SheetRow) -> bool:
    """Of a row that prints numbers: where a table is empty, nothing stands in the wrong column.

    Columns under words of their own, 教育收费 and 其他专户收入, are two even where both come to the same.
    """
    headings: dict[Place, list[tuple[str, ...]]] = defaultdict(list)
    for slot in row.slots if row.tokens else ():
        headings[slot.place].append(slot.heading)
    return any(
        one[: len(other)] == other for found in headings.values() for one, other in permutations(found, 2)
    )


def shows_damage(sheets: Sequence[Sheet]) -> bool:
    """Whether a heading, a name or a row of a converted table seems to be lost, whatever the equalities say."""
    return bool(cut_tables(sheets) or mismatched(sheets)) or any(
        _has_nameless(sheet.blocks) or any(_repeats(block) for block in sheet.blocks)
        for sheet in sheets
        if sheet.medium == CONVERTED
    )


def mismatched(sheets: Iterable[Sheet]) -> frozenset[Subject]:
    """Codes beside names that do not belong to them, for the document gives both of them others: part of the code is lost."""
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    codes: dict[tuple[str, str], set[str]] = defaultdict(set)
    found: set[Subject] = set()
    for sheet in sheets:
        for place in (row.slots[0].place for block in sheet.blocks for row in block if row.slots):
            if (
                place.row_code
                and place.row_name
                and place.row_kind not in _HEADS
                and sheet.medium == CONVERTED
            ):
                found.add((place.row_kind, place.row_code, place.row_name))
                names[place.row_kind, place.row_code].add(place.row_name)
                codes[place.row_kind, place.row_name].add(place.row_code)
    return frozenset(
        (kind, code, name)
        for kind, code, name in found
        if len(names[kind, code]) > 1 and any(_goes_on(code, other) for other in codes[kind, name])
    )


def _goes_on(code: str, other: str) -> bool:
    """Whether another code is this one with a part more, at its end or within."""
    return len(other) > len(code) and (
        other.startswith(code) or (other[:3] == code[:3] and other.endswith(code[3:]))
    )


def _has_nameless(blocks: Sequence[Sequence[SheetRow]]) -> bool:
    """Whether a number between rows with names has none, nor one that comes from the block on its left: 支出小计 | | | 9.00."""
    reaching: set[int] = set()
    for block in blocks:
        named = [at for at, row in enumerate(block) if row.slots]
        inside = block[named[0] : named[-1]] if named else ()
        if any(row.tokens and not row.slots and row.row_no not in reaching for row in inside):
            return True
        reaching = {row.row_no for row in block if row.slots and not row.tokens}
    return False


def _repeats(block: Sequence[SheetRow]) -> bool:
    subjects = [subject for row in block if row.slots and (subject := _subject(row.slots[0].place))]
    return len(set(subjects)) < len(subjects)


def _subject(place: Place) -> tuple[str | None, ...] | None:
    """What names a row for good within its unit; None for rows that a table may well print twice."""
    if place.row_kind in _HEADS or not (place.row_code or place.row_kind == "revenue"):
        return None
    return (
        place.unit_name,
        place.row_kind,
        place.row_code,
        place.paired_code,
        place.item_code,
        place.row_name,
        place.row_path,
    )


def below_lost_rows(
    books: BooksOfDocument, chosen: Mapping[int, Candidate], left_over: Collection[tuple[int, int]]
) -> frozenset[int]:
    """Rows that may belong to a unit, or to a heading, whose own row is lost.

    A unit has each subject once: where one is printed again, the next unit has begun. And a line of numbers without a name
    may have been the row of a unit where the rows of the highest level that follow are not more than it.
    """
    by_block = groupby(range(len(books.rows)), key=lambda n: books.rows[n].block)
    return frozenset(
        n
        for _, numbers in by_block
        for of_unit in _between_heads(books, tuple(numbers))
        for n in (
            *_from_repeated(books, of_unit),
            *_below_nameless(books, chosen, left_over, of_unit),
            *_parts_of_nameless(books, left_over, of_unit),
        )
    )


def without_heading(place: Place) -> bool:
    """Whether a row of a 收支 table is numbered as a part, （一）, and what it is part of, 一、, is not there."""
    is_part = place.table_key in SUMMARIES and (place.row_level or 0) > 1
    return is_part and place.row_code is None and place.row_path is None


def counted_in_their_unit(books: BooksOfDocument, equalities: Iterable[int]) -> frozenset[int]:
    """Entries that these equalities, which hold, count among the parts of the total of their own unit."""
    found: set[int] = set()
    for number in equalities:
        equality = books.equalities[number]
        heads = [books.entries[i].place for i in equality.left]
        if all(head.row_kind in _HEADS for head in heads) and len(equality.right) > 1:
            units = {head.unit_name for head in heads}
            found |= {i for i in equality.right if {books.entries[i].place.unit_name} == units}
    return frozenset(found)


def _between_heads(books: BooksOfDocument, numbers: Sequence[int]) -> list[list[int]]:
    """The rows of a block below each row of a unit or a total."""
    parts: list[list[int]] = [[]]
    for n in numbers:
        if _place(books.rows[n]).row_kind in _HEADS:
            parts.append([])
        else:
            parts[-1].append(n)
    return parts


def _from_repeated(books: BooksOfDocument, rows: Sequence[int]) -> Sequence[int]:
    seen: set[tuple[str | None, ...]] = set()
    for at, n in enumerate(rows):
        subject = _subject(_place(books.rows[n]))
        if subject in seen:
            return rows[at:]
        if subject:
            seen.add(subject)
    return ()


def _below_nameless(
    books: BooksOfDocument,
    chosen: Mapping[int, Candidate],
    left_over: Collection[tuple[int, int]],
    rows: Sequence[int],
) -> Sequence[int]:
    for at, (above, below) in enumerate(pairwise(rows), 1):
        row = books.rows[below]
        if _place(row).unit_name is None:
            continue
        for line in _between(books, above, below):
            parts = _parts(books, chosen, rows[at:])
            if (row.block, line) in left_over and parts <= _greatest(books, row, line):
                return rows[at:]
    return ()


def _parts_of_nameless(
    books: BooksOfDocument, left_over: Collection[tuple[int, int]], rows: Sequence[int]
) -> Iterator[int]:
    """Rows that are said to be parts of another, 其中, below a line that has lost its name: of that line they may be parts."""
    path: str | None = None
    for above, below in pairwise(rows):
        row, place = books.rows[below], _place(books.rows[below])
        if place.row_code is not None or place.row_path is None:
            path = None
        elif any((row.block, line) in left_over for line in _between(books, above, below)):
            path = place.row_path
        if path is not None and place.row_path == path:
            yield below


def _between(books: BooksOfDocument, above: int, below: int) -> range:
    """The lines between two rows."""
    return range(books.rows[above].subject.last + 1, books.rows[below].subject.first)


def _greatest(books: BooksOfDocument, row: BookRow, line: int) -> int:
    """The greatest number of a line, in fen."""
    numbers = (parse_number(token.text) for token in books.blocks[row.block].lines[line].tokens)
    return max((int(number.value * row.table.factor) for number in numbers if number), default=0)


def _parts(books: BooksOfDocument, chosen: Mapping[int, Candidate], rows: Sequence[int]) -> int:
    """What the rows of the highest level make together, each with its greatest number."""
    highest = min(level(books.rows[n]) for n in rows)
    return sum(
        max((value or 0 for value in chosen[n].values), default=0)
        for n in rows
        if level(books.rows[n]) == highest
    )


def _place(row: BookRow) -> Place:
    return row.subject.slots[0].place


def level(row: BookRow) -> int:
    place = _place(row)
    return len(place.row_code) if place.row_code else place.row_level or 0
