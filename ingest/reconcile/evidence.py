"""What the equalities say of every entry of the books once each row has its reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.books import Equality
from ingest.reconcile.candidates import Candidate
from ingest.reconcile.document import FEN, BooksOfDocument, row_within


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the equalities say of each entry, by its position in the books."""

    across: Mapping[int, tuple[int, ...]]  # equalities with other rows that hold with it
    within: Mapping[int, tuple[int, ...]]  # and with the other places of its own row
    against: frozenset[int]  # it is in one that fails, and not for lack of parts
    short: frozenset[int]  # it is in a sum to which parts are missing
    astray: frozenset[int]  # it stands below the row with which its unit has more than its total


def evidence_of(books: BooksOfDocument, chosen: Mapping[int, Candidate]) -> Evidence:
    values = _values(books, chosen)
    across: dict[int, list[int]] = defaultdict(list)
    within: dict[int, list[int]] = defaultdict(list)
    against: set[int] = set()
    short: set[int] = set()
    astray: set[int] = set()
    for number, equality in enumerate(books.equalities):
        left = [(i, v) for i in equality.left if (v := values[i]) is not None]
        right = [(i, v) for i in equality.right if (v := values[i]) is not None]
        if not right or not (left or equality.relation == "equal"):
            continue
        difference = sum(v for _, v in left) - sum(v for _, v in right)
        entries = [i for i, _ in (*left, *right)]
        is_within = row_within(equality, books.row_of) is not None
        if difference == 0 and any(
            v for _, v in left
        ):  # zeros are equal whatever they are, and rounding proves nothing
            for i in entries:
                (within if is_within else across)[i].append(number)
        elif (
            abs(difference) <= int(equality.tolerance_yuan * FEN)
            or equality.choice
            or (equality.relation == "at_most" and difference < 0)
        ):
            continue
        elif difference > 0 and len(equality.right) > 1 and not is_within:
            short |= set(entries)
        else:
            against |= set(entries)
            astray |= _beyond_their_unit(books, equality, values)
    return Evidence(_frozen(across), _frozen(within), frozenset(against), frozenset(short), frozenset(astray))


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


def _values(books: BooksOfDocument, chosen: Mapping[int, Candidate]) -> list[int | None]:
    """What stands at each entry, in fen."""
    values: list[int | None] = []
    for at, (entry, row) in enumerate(zip(books.entries, books.row_of, strict=True)):
        if row is not None:
            values.append(chosen[row].values[at - books.rows[row].first_entry])
        else:
            values.append(None if entry.amount_yuan is None else int(entry.amount_yuan * FEN))
    return values


def _frozen(found: Mapping[int, list[int]]) -> dict[int, tuple[int, ...]]:
    return {entry: tuple(numbers) for entry, numbers in found.items()}
