"""An equality confirms a number only where it would notice that the number stands wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.books import Equality
from ingest.interpret.reading import SheetRow
from ingest.reconcile.candidates import Candidate, Read
from ingest.reconcile.evidence import Evidence, evidence_of
from ingest.reconcile.placing import RowEquality
from tests.reconcile.by_hand import document, fen, row, tokens


def equal(left: Sequence[int], right: Sequence[int]) -> Equality:
    return Equality("some_rule", "equal", tuple(left), tuple(right), Decimal(0), "")


def evidence(
    rows: Sequence[SheetRow],
    equalities: Sequence[Equality],
    chosen: Mapping[int, Candidate] | None = None,
    elsewhere: Sequence[str] = (),
) -> Evidence:
    books = document(rows, equalities, elsewhere)
    return evidence_of(books, {n: r.printed for n, r in enumerate(books.rows)} | dict(chosen or {}))


def moved(row_no: int, total: str, line: int) -> Candidate:
    """The second number of a row taken for its project expenditure, one column further right."""
    first, second = tokens(row_no, {3: total, 4: total})
    reads = (Read((first,), ""), None, Read((second,), ""))
    return Candidate(fen(total, None, total), reads, frozenset({line}), 1)


def taken(row_no: int, total: str, lines: set[int]) -> Candidate:
    """A total that stands on another line than the row's name."""
    (token,) = tokens(row_no, {3: total})
    return Candidate(fen(total, None, None), (Read((token,), ""), None, None), frozenset(lines), 3)


# A row has entries for its total, basic and project expenditure: 0, 1, 2, the next row 3, 4, 5.
PARENT = row(1, "20106", {3: "30.00", 4: "30.00"}, is_slipped=True)
CHILD = row(2, "2010601", {3: "30.00", 4: "30.00"}, is_slipped=True)
BOTH_MOVED = {0: moved(1, "30.00", 0), 1: moved(2, "30.00", 1)}


def test_rows_moved_alike_do_not_confirm_each_other() -> None:
    """A class and its only child fit each other under basic expenditure as well, where both seemed to stand."""
    said = evidence([PARENT, CHILD], [equal([2], [5]), equal([0], [2]), equal([3], [5])], BOTH_MOVED)
    assert said.across == set()
    assert said.within == {0, 3}  # the totals did not move


def test_an_equality_says_nothing_while_what_it_needs_is_blank() -> None:
    """合计 = 本年 + 上年结转 means nothing of a row that prints no 本年; nor does SQL compare it."""
    printed = row(1, "20106", {3: "30.00", 5: "30.00"})
    both = equal([0], [1, 2])
    assert evidence([printed], [replace(both, needs=(2,))]).within == {0, 2}
    assert evidence([printed], [replace(both, needs=(1,))]).held == {}


def test_what_stood_fast_confirms_a_number_that_was_moved() -> None:
    said = evidence([PARENT, CHILD], [equal([2], [5])], BOTH_MOVED)
    assert said.held[5] == (0,)  # it holds, and proves nothing …
    said = evidence([PARENT, CHILD], [equal([2], [5]), equal([2], [6])], BOTH_MOVED, ["30.00"])
    assert said.across == {2, 5, 6}  # … until one of the two is known


def test_of_a_row_that_was_broken_as_it_stood_its_own_equalities_speak_for_the_move() -> None:
    """Where all rows of a page have slipped, each row says so itself; that they fit each other does not."""
    crowded = [
        row(1, "20106", {3: "30.00", 4: "30.00", 9: "1.00"}),
        row(2, "2010601", {4: "30.00", 9: "1.00"}),
    ]
    said = evidence(crowded, [equal([2], [5]), equal([0], [2])], BOTH_MOVED)
    assert said.across == set()
    assert said.within == {0, 2}


LINES = [row(1, "20106", {3: "30.00"}), row(2, "20107", {3: "12.00"})]
EXCHANGED = {0: taken(2, "12.00", {1}), 1: taken(1, "30.00", {0})}


def test_a_sum_does_not_tell_which_of_two_rows_has_which_number() -> None:
    total = equal([6], [0, 3])
    assert evidence(LINES, [total], None, ["42.00"]).across == {0, 3, 6}
    assert evidence(LINES, [total], EXCHANGED, ["42.00"]).across == {6}


def test_an_equality_with_one_of_the_two_rows_tells_it() -> None:
    assert 0 in evidence(LINES, [equal([0], [6])], EXCHANGED, ["12.00"]).across


def test_one_number_taken_by_two_rows_confirms_neither() -> None:
    lines = [row(1, "20106", {3: "30.00"}), row(2, "2010601", {})]
    both = {1: taken(1, "30.00", {0})}
    assert evidence(lines, [equal([0], [3])], both).across == set()
    assert evidence(lines, [equal([0], [6])], both, ["30.00"]).across == {0, 6}


def test_a_row_that_does_not_add_up_says_nothing_for_its_own_numbers() -> None:
    whole = row(1, "20106", {3: "30.00", 4: "10.00", 5: "21.00"})
    said = evidence([whole], [equal([0], [1, 2]), equal([1], [1])])
    assert said.own == {0, 1, 2}
    assert said.within == set()


def test_a_row_of_which_a_part_may_be_missing_is_not_at_odds_with_itself() -> None:
    said = evidence([row(1, "20106", {3: "30.00", 4: "10.00"})], [equal([0], [1, 2])])
    assert said.own == set()


def test_numbers_of_one_row_confirm_each_other_within_it_in_any_table() -> None:
    """Entries 3 and 4 are of one row of a table that is not read anew."""
    books = document([LINES[0]], [equal([3], [4])], ["30.00", "30.00"])
    beside = replace(books.entries[4], row_no=books.entries[3].row_no, col_no=4)
    books = replace(books, entries=(*books.entries[:4], beside))
    said = evidence_of(books, {0: books.rows[0].printed})
    assert said.across == set()
    assert said.within == {3, 4}


# ---- what follows, and what is held against nobody


def test_what_its_row_makes_of_confirmed_numbers_is_confirmed() -> None:
    whole = row(1, "20106", {3: "30.00", 4: "10.00", 5: "20.00"})
    said = evidence([whole], [equal([0], [1, 2]), equal([0], [3]), equal([1], [4])], None, ["30.00", "10.00"])
    assert 2 in said.across


def test_nothing_follows_while_two_of_a_row_are_unknown_or_against_what_fails() -> None:
    whole = row(1, "20106", {3: "30.00", 4: "10.00", 5: "20.00"})
    assert not {1, 2} & evidence([whole], [equal([0], [1, 2]), equal([0], [3])], None, ["30.00"]).across
    known = [equal([0], [1, 2]), equal([0], [3]), equal([1], [4])]
    said = evidence([whole], [*known, equal([2], [5])], None, ["30.00", "10.00", "21.00"])
    assert 2 not in said.across


def test_a_blank_sum_speaks_against_its_parts_unless_its_row_lost_it() -> None:
    """Entries 1 and 4 are the basic expenditure of a class and of its item."""
    item = row(2, "2010601", {4: "10.00"})
    plain = [equal([0], [1, 2]), equal([1], [4])]
    assert 4 in evidence([row(1, "20106", {3: "0.00"}), item], [equal([1], [4])]).against
    books = document([row(1, "20106", {3: "30.00"}), item], plain)
    whole = replace(books.rows[0], identities=(RowEquality((0,), (1, 2), 0),))
    books = replace(books, rows=(whole, books.rows[1]))
    assert 4 not in evidence_of(books, {n: r.printed for n, r in enumerate(books.rows)}).against


def test_a_row_of_which_another_table_knows_a_number_has_its_own_line() -> None:
    lines = [row(1, "20106", {3: "30.00", 4: "30.00"}), row(2, "20107", {3: "12.00", 4: "12.00"})]
    first, second = tokens(2, {3: "12.00", 4: "12.00"})
    exchanged = Candidate(
        fen("12.00", "12.00", None), (Read((first,), ""), Read((second,), ""), None), frozenset({1}), 3
    )
    within = equal([0], [1])
    assert 1 not in evidence(lines, [within], {0: exchanged}).within
    assert 1 in evidence(lines, [within, equal([0], [6])], {0: exchanged}, ["12.00"]).within
