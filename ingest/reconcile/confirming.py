"""What confirms a number where it stands: an equality that would notice if it stood wrong.

One whose numbers have all been moved alike holds as well where they came from; a sum does not notice that two of its parts have
changed places, nor an equality that both its sides are one number taken twice. And a row that was sound as it stood does not say
why it was moved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.interpret.reading import Token
from ingest.reconcile.candidates import Candidate
from ingest.reconcile.document import BookRow, BooksOfDocument
from ingest.reconcile.lines import WINDOW
from ingest.reconcile.placing import breaks


@dataclass(frozen=True, slots=True)
class Said:
    """How an equality comes out."""

    number: int
    verdict: str  # holds | short | fails
    entries: tuple[int, ...]  # of which a number is printed
    telling: tuple[int, ...]  # … other than zero
    is_within: bool  # all of one row


@dataclass(frozen=True, slots=True)
class Laid:
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


def how_laid(books: BooksOfDocument, chosen: Mapping[int, Candidate]) -> dict[int, Laid]:
    """All numbers of which more is to be said than that they stand where they are printed."""
    takers = _takers(books, chosen)
    named = {
        (row.block, line): n
        for n, row in enumerate(books.rows)
        for line in range(row.subject.first, row.subject.last + 1)
    }
    laid: dict[int, Laid] = {}
    for n, row in enumerate(books.rows):
        is_displaced = _is_displaced(books, n, chosen[n], named)
        is_sound = _is_sound(books, row)
        for place, (slot, read) in enumerate(zip(row.subject.slots, chosen[n].reads, strict=True)):
            tokens = read.tokens if read else ()
            is_moved = bool(tokens) and tokens[0].seen_in != slot.col_no
            takers_of = (takers[_spot(books, row, token)] for token in tokens)
            sharing = frozenset(taker for rows in takers_of for taker in rows) - {n}
            if is_moved or is_displaced or sharing:
                laid[row.first_entry + place] = Laid(is_moved, is_moved and is_sound, is_displaced, sharing)
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


def with_rows_known(
    books: BooksOfDocument, laid: Mapping[int, Laid], holding: Iterable[Said]
) -> dict[int, Laid]:
    """Where another table knows one number of a row, the lines that it takes are its own."""
    elsewhere = [s for s in holding if len({books.entries[i].table_ordinal for i in s.entries}) > 1]
    known = {books.row_of[i] for s in elsewhere for i in s.telling if _notices(books, laid, i, s, set())}
    return {
        i: replace(own, is_displaced=False, sharing=frozenset()) if books.row_of[i] in known else own
        for i, own in laid.items()
    }


def told_by(books: BooksOfDocument, laid: Mapping[int, Laid], across: Sequence[Said]) -> set[int]:
    """What equalities with other rows confirm, one after another: what is confirmed confirms in turn."""
    told: set[int] = set()
    while True:
        new = {i for s in across for i in s.entries if i not in told and _notices(books, laid, i, s, told)}
        if not new:
            return told
        told |= new


def _notices(
    books: BooksOfDocument, laid: Mapping[int, Laid], entry: int, said: Said, told: Collection[int]
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


def with_what_follows(told: Iterable[int], within: Sequence[Said], barred: Collection[int]) -> frozenset[int]:
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
