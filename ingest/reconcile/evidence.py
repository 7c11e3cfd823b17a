"""What the equalities say of every entry of the books once each row has its reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.books import Entry, Equality
from ingest.reconcile.astray import above_the_first_unit, beyond_their_unit
from ingest.reconcile.candidates import Candidate
from ingest.reconcile.confirming import Said, how_laid, told_by, with_rows_known, with_what_follows
from ingest.reconcile.document import FEN, BooksOfDocument
from ingest.reconcile.placing import is_uncompared


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the equalities say of each entry, by its position in the books."""

    held: Mapping[int, tuple[int, ...]]  # equalities that hold with it
    across: frozenset[int]  # one of them, with other rows, confirms it
    within: frozenset[int]  # one of them, with the other places of its own row, does
    against: frozenset[int]  # it is in one that fails, and not for lack of parts
    own: frozenset[int]  # … within its own row, in which no part may be missing
    short: frozenset[int]  # it is in a sum to which parts are missing
    astray: frozenset[int]  # its unit has more than its total here, or no unit is its own


def evidence_of(books: BooksOfDocument, chosen: Mapping[int, Candidate]) -> Evidence:
    values = _values(books, chosen)
    said = [s for n, equality in enumerate(books.equalities) if (s := _said(books, n, equality, values))]
    holding = [s for s in said if s.verdict == "holds"]
    failing = [s for s in said if s.verdict == "fails"]
    held: dict[int, list[int]] = defaultdict(list)
    for s in holding:
        for i in s.entries:
            held[i].append(s.number)
    own = {i for s in failing if s.is_within and _is_whole(books, s, values) for i in s.entries}
    laid = with_rows_known(books, how_laid(books, chosen), holding)
    loose = {i for i, own_laid in laid.items() if own_laid.is_loose}
    told = told_by(books, laid, [s for s in holding if not s.is_within])
    adding_up = [s for s in holding if s.is_within and own.isdisjoint(s.entries)]
    against = frozenset(i for s in failing for i in s.entries)
    across = with_what_follows(told, adding_up, loose | against)
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
        frozenset(i for s in said for i in _astray(books, s, values)),
    )


def _astray(books: BooksOfDocument, said: Said, values: Sequence[int | None]) -> set[int]:
    equality = books.equalities[said.number]
    if said.verdict == "fails":
        return beyond_their_unit(books, equality, values)
    return above_the_first_unit(books, equality) if said.verdict == "short" else set()


def _said(
    books: BooksOfDocument, number: int, equality: Equality, values: Sequence[int | None]
) -> Said | None:
    """None where it says nothing: zeros are equal whatever they are, rounding proves nothing, and what it needs may be blank."""
    if equality.needs and all(values[i] is None for i in equality.needs):
        return None
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
    return Said(number, verdict, entries, tuple(i for i, v in (*left, *right) if v), is_within)


def _subject(entry: Entry) -> tuple[object, ...]:
    """What is one row to the books, though it be printed in several: each with another class beside it."""
    place = entry.place
    name = (place.row_kind, place.row_code, place.row_name, place.row_path)
    return entry.table_ordinal, place.unit_name, place.side, *name


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


def _is_whole(books: BooksOfDocument, said: Said, values: Sequence[int | None]) -> bool:
    """Whether no number that is missing could make up the difference: all are there, or they are too much already."""
    equality = books.equalities[said.number]
    left, right = (sum(values[i] or 0 for i in side) for side in (equality.left, equality.right))
    return left < right or all(values[i] is not None for i in equality.right)


def _values(books: BooksOfDocument, chosen: Mapping[int, Candidate]) -> list[int | None]:
    """What stands at each entry, in fen."""
    values: list[int | None] = []
    for at, (entry, row) in enumerate(zip(books.entries, books.row_of, strict=True)):
        if row is not None:
            values.append(chosen[row].values[at - books.rows[row].first_entry])
        else:
            values.append(None if entry.amount_yuan is None else int(entry.amount_yuan * FEN))
    return values
