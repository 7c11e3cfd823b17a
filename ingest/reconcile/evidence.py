"""What the equalities say of every entry of the books once each row has its reading.

An equality confirms a number where it stands only if it would notice that the number stands wrong. One whose numbers have all been
moved alike holds as well where they came from; a sum does not notice that two of its parts have changed places, nor an equality
that both its sides are one number taken twice. And a row that was sound as it stood does not say why it was moved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.books import Entry, Equality
from ingest.interpret.reading import Token
from ingest.reconcile.candidates import Candidate
from ingest.reconcile.document import FEN, BookRow, BooksOfDocument
from ingest.reconcile.lines import WINDOW
from ingest.reconcile.placing import breaks, is_uncompared


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the equalities say of each entry, by its position in the books."""

    held: Mapping[int, tuple[int, ...]]  # equalities that hold with it
    across: frozenset[int]  # one of them, with other rows, confirms it
    within: frozenset[int]  # one of them, with the other places of its own row, does
    against: frozenset[int]  # it is in one that fails, and not for lack of parts
    own: frozenset[int]  # … within its own row, in which no part may be missing
    short: frozenset[int]  # it is in a sum to which parts are missing
    astray: frozenset[int]  # it stands below the row with which its unit has more than its total


@dataclass(frozen=True, slots=True)
class _Said:
    """How an equality comes out."""

    number: int
    verdict: str  # holds | short | fails
    entries: tuple[int, ...]  # of which a number is printed
    telling: tuple[int, ...]  # … other than zero
    is_within: bool  # all of one row


def evidence_of(books: BooksOfDocument, chosen: Mapping[int, Candidate]) -> Evidence:
    values = _values(books, chosen)
    laid = _laid(books, chosen)
    said = [s for n, equality in enumerate(books.equalities) if (s := _said(books, n, equality, values))]
    holding = [s for s in said if s.verdict == "holds"]
    failing = [s for s in said if s.verdict == "fails"]
    held: dict[int, list[int]] = defaultdict(list)
    for s in holding:
        for i in s.entries:
            held[i].append(s.number)
    own = {i for s in failing if s.is_within and _is_whole(books, s, values) for i in s.entries}
    # Where another table knows one number of a row, the lines that it takes are its own.
    elsewhere = [s for s in holding if len({books.entries[i].table_ordinal for i in s.entries}) > 1]
    known = {books.row_of[i] for s in elsewhere for i in s.telling if _notices(books, laid, i, s, set())}
    laid = {
        i: replace(own, is_displaced=False, sharing=frozenset()) if books.row_of[i] in known else own
        for i, own in laid.items()
    }
    loose = {i for i, own in laid.items() if own.is_loose}
    told = _told(books, laid, [s for s in holding if not s.is_within])
    adding_up = [s for s in holding if s.is_within and own.isdisjoint(s.entries)]
    against = frozenset(i for s in failing for i in s.entries)
    across = _with_what_follows(told, adding_up, loose | against)
    refuted = own | against - across
    return Evidence(
        {i: tuple(numbers) for i, numbers in held.items()},
        across,
        # What a row says of its own numbers proves nothing where one of them is refuted, or is there by choice.
        frozenset(
            i
            for s in holding
            if s.is_within and refuted.isdisjoint(s.entries)
            for i in s.entries
            if i not in loose
        ),
        against,
        frozenset(own),
        frozenset(i for s in said if s.verdict == "short" for i in s.entries),
        frozenset(
            i
            for s in said
            for i in (
                *(
                    _beyond_their_unit(books, books.equalities[s.number], values)
                    if s.verdict == "fails"
                    else ()
                ),
                *(_above_the_first_unit(books, books.equalities[s.number]) if s.verdict == "short" else ()),
            )
        ),
    )


def _said(
    books: BooksOfDocument, number: int, equality: Equality, values: Sequence[int | None]
) -> _Said | None:
    """None where it says nothing: zeros are equal whatever they are, and rounding proves nothing."""
    left = [(i, v) for i in equality.left if (v := values[i]) is not None]
    right = [(i, v) for i in equality.right if (v := values[i]) is not None]
    if not right or not (
        left or (equality.relation == "equal" and not _lacks_parts(books, equality, values))
    ):
        return None
    difference = sum(v for _, v in left) - sum(v for _, v in right)
    entries = tuple(i for i, _ in (*left, *right))
    is_within = len({_subject(books.entries[i]) for i in entries}) == 1
    if difference == 0 and any(v for _, v in left):
        verdict = "holds"
    elif (
        abs(difference) <= int(equality.tolerance_yuan * FEN)
        or equality.choice
        or (equality.relation == "at_most" and difference < 0)
    ):
        return None
    else:
        is_sum = len(equality.right) > 1 or len({books.entries[i].table_ordinal for i in entries}) == 1
        verdict = "short" if difference > 0 and is_sum and not is_within else "fails"
    return _Said(number, verdict, entries, tuple(i for i, v in (*left, *right) if v), is_within)


def _subject(entry: Entry) -> tuple[object, ...]:
    """What is one row to the books, though it be printed in several: each with another class beside it."""
    place = entry.place
    name = (place.row_kind, place.row_code, place.row_name, place.row_path)
    return entry.table_ordinal, place.unit_name, place.side, *name


def _with_what_follows(
    told: Iterable[int], within: Sequence[_Said], barred: Collection[int]
) -> frozenset[int]:
    """Also the numbers that follow from these by an equality of their own row, in which all others are confirmed."""
    known = set(told)
    while True:
        new = {
            i
            for s in within
            for i in s.telling
            if i not in known and i not in barred and known >= set(s.telling) - {i}
        }
        if not new:
            return frozenset(known)
        known |= new


def _lacks_parts(books: BooksOfDocument, equality: Equality, values: Sequence[int | None]) -> bool:
    """Whether the row of a blank sum prints what its places make together and not them: a part of it is lost there."""
    owners = {books.row_of[i] for i in equality.left}
    rows = [(books.rows[n], n) for n in owners if n is not None]
    return any(
        i - row.first_entry in identity.right
        and is_uncompared(values[row.first_entry : row.first_entry + len(row.subject.slots)], identity)
        for row, n in rows
        for i in equality.left
        if books.row_of[i] == n
        for identity in row.identities
    )


def _is_whole(books: BooksOfDocument, said: _Said, values: Sequence[int | None]) -> bool:
    """Whether no number that is missing could make up the difference: all are there, or they are too much already."""
    equality = books.equalities[said.number]
    left, right = (sum(values[i] or 0 for i in side) for side in (equality.left, equality.right))
    return left < right or all(values[i] is not None for i in equality.right)


@dataclass(frozen=True, slots=True)
class _Laid:
    """How a number came to its place."""

    is_moved: bool  # it seemed to stand under another heading …
    is_by_choice: bool  # … and its row was sound with it there
    is_displaced: (
        bool  # some of it stands on a line that bears another row's name, or all on lines without one
    )
    sharing: frozenset[int]  # rows that take the same number for theirs

    @property
    def is_loose(self) -> bool:
        """Whether its own row does not tell that it belongs there."""
        return self.is_by_choice or self.is_displaced or bool(self.sharing)


def _laid(books: BooksOfDocument, chosen: Mapping[int, Candidate]) -> dict[int, _Laid]:
    """All numbers of which more is to be said than that they stand where they are printed."""
    takers = _takers(books, chosen)
    named = {
        (row.block, line): n
        for n, row in enumerate(books.rows)
        for line in range(row.subject.first, row.subject.last + 1)
    }
    laid: dict[int, _Laid] = {}
    for n, row in enumerate(books.rows):
        is_displaced = _is_displaced(books, n, chosen[n], named)
        is_sound = _is_sound(books, row)
        for place, (slot, read) in enumerate(zip(row.subject.slots, chosen[n].reads, strict=True)):
            tokens = read.tokens if read else ()
            is_moved = bool(tokens) and tokens[0].seen_in != slot.col_no
            takers_of = (takers[_spot(books, row, token)] for token in tokens)
            sharing = frozenset(taker for rows in takers_of for taker in rows) - {n}
            if is_moved or is_displaced or sharing:
                laid[row.first_entry + place] = _Laid(is_moved, is_moved and is_sound, is_displaced, sharing)
    return laid


def _is_displaced(
    books: BooksOfDocument, n: int, candidate: Candidate, named: Mapping[tuple[int, int], int]
) -> bool:
    """Whether a row takes numbers of a line that names another, or none of its own."""
    owners = {named.get((books.rows[n].block, line)) for line in candidate.lines}
    return bool(owners) and (n not in owners or bool(owners - {n, None}))


def _takers(
    books: BooksOfDocument, chosen: Mapping[int, Candidate]
) -> Mapping[tuple[int, int, int], set[int]]:
    """The rows that take each number."""
    takers: dict[tuple[int, int, int], set[int]] = defaultdict(set)
    for n, candidate in chosen.items():
        for token in (token for read in candidate.reads if read for token in read.tokens):
            takers[_spot(books, books.rows[n], token)].add(n)
    return takers


def _spot(books: BooksOfDocument, row: BookRow, token: Token) -> tuple[int, int, int]:
    return books.blocks[row.block].sheet.table_ordinal, token.row_no, token.col_no


def _is_sound(books: BooksOfDocument, row: BookRow) -> bool:
    """Whether a row as printed has a place for each of its numbers and breaks none of its own equalities."""
    placed = {token.col_no for read in row.printed.reads if read for token in read.tokens}
    tokens = books.blocks[row.block].lines[row.subject.first].tokens
    return all(token.col_no in placed for token in tokens) and not any(
        breaks(row.printed.values, identity) for identity in row.identities
    )


def _told(books: BooksOfDocument, laid: Mapping[int, _Laid], across: Sequence[_Said]) -> set[int]:
    """What equalities with other rows confirm, one after another: what is confirmed confirms in turn."""
    told: set[int] = set()
    while True:
        new = {i for s in across for i in s.entries if i not in told and _notices(books, laid, i, s, told)}
        if not new:
            return told
        told |= new


def _notices(
    books: BooksOfDocument, laid: Mapping[int, _Laid], entry: int, said: _Said, told: Collection[int]
) -> bool:
    """Whether an equality would notice that this one of its numbers stands wrong; what is told stands fast."""
    if entry not in laid:
        return True
    own, table = laid[entry], books.entries[entry].table_ordinal
    is_moved_alike = own.is_moved and all(
        i == entry
        or (books.entries[i].table_ordinal == table and i in laid and laid[i].is_moved and i not in told)
        for i in said.telling
    )
    equality = books.equalities[said.number]
    side = equality.left if entry in equality.left else equality.right
    displaced = {i for i in said.telling if i in laid and laid[i].is_displaced}
    is_exchanged = own.is_displaced and (
        displaced >= set(said.telling)
        or any(i in displaced and _is_near(books, i, entry) for i in side if i != entry)
    )
    is_shared = any(books.row_of[i] in own.sharing for i in said.telling)
    return not (is_moved_alike or is_exchanged or is_shared)


def _is_near(books: BooksOfDocument, one: int, other: int) -> bool:
    """Whether two entries stand so near each other that one may have the other's number."""
    rows = [books.rows[n] for i in (one, other) if (n := books.row_of[i]) is not None]
    return len(rows) == 2 and (
        rows[0].block == rows[1].block and abs(rows[0].subject.first - rows[1].subject.first) <= 2 * WINDOW
    )


def _beyond_their_unit(books: BooksOfDocument, equality: Equality, values: Sequence[int | None]) -> set[int]:
    """Where a unit has more than its total, the row of the next unit is lost: what stands below belongs to that."""
    heads = [books.entries[i] for i in equality.left]
    is_of_unit = all(head.place.row_kind == "unit" for head in heads) and len(equality.right) > 1
    if not is_of_unit or all(values[i] is None for i in equality.left):
        return set()
    left = sum(values[i] or 0 for i in equality.left)
    so_far = 0
    for i in sorted(equality.right, key=lambda i: books.entries[i].row_no):
        so_far += values[i] or 0
        if so_far > left + int(equality.tolerance_yuan * FEN):
            first = books.entries[i]
            return {
                n
                for n, entry in enumerate(books.entries)
                if entry.table_ordinal == first.table_ordinal
                and entry.place.unit_name == first.place.unit_name
                and entry.row_no >= first.row_no
            }
    return set()


def _above_the_first_unit(books: BooksOfDocument, equality: Equality) -> set[int]:
    """Where the rows above a table's units do not make its total, they are not the department's: a unit's row is lost."""
    whole, parts = ([books.entries[i] for i in side] for side in (equality.left, equality.right))
    is_of_department = {e.place.row_kind for e in whole} == {"total"} and not any(
        e.place.unit_name or e.place.row_kind == "unit" for e in (*whole, *parts)
    )
    tables = {e.table_ordinal for e in (*whole, *parts)}
    if not is_of_department or len(tables) > 1:
        return set()
    rows = [(i, e) for i, e in enumerate(books.entries) if e.table_ordinal in tables]
    if not any(e.place.row_kind == "unit" for _, e in rows):
        return set()
    return {i for i, e in rows if e.place.row_kind != "total" and e.place.unit_name is None}


def _values(books: BooksOfDocument, chosen: Mapping[int, Candidate]) -> list[int | None]:
    """What stands at each entry, in fen."""
    values: list[int | None] = []
    for at, (entry, row) in enumerate(zip(books.entries, books.row_of, strict=True)):
        if row is not None:
            values.append(chosen[row].values[at - books.rows[row].first_entry])
        else:
            values.append(None if entry.amount_yuan is None else int(entry.amount_yuan * FEN))
    return values
