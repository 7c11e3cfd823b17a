"""How sure each number is when the books have spoken, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from ingest.books import Equality
from ingest.interpret.reading import SheetRow
from ingest.reconcile.candidates import INFERRED, Candidate, Read
from ingest.reconcile.doubts import CUT_HEADING, UNCONFIRMED
from ingest.reconcile.torn import JOINED
from tests.reconcile.by_hand import document, fen, row, settled, tokens

SOUND = {3: "30.00", 4: "10.00", 5: "20.00"}
CHILD = row(1, "20106", SOUND)


def equal(
    left: Sequence[int], right: Sequence[int], relation: str = "equal", tolerance: str = "0", choice: str = ""
) -> Equality:
    return Equality("some_rule", relation, tuple(left), tuple(right), Decimal(tolerance), choice)


WITHIN = equal([0], [1, 2])  # the row's total is its parts
FIRST, SECOND = 3, 4  # entries that stand fast elsewhere, behind one row of three places


def of_row(
    printed: SheetRow, *equalities: Equality, elsewhere: Sequence[str] = (), chosen: Candidate | None = None
) -> list[tuple[str, str | None]]:
    amounts, _ = settled(document([printed], equalities, elsewhere), {0: chosen} if chosen else None)
    return [(amount.reading, amount.reading_note) for amount in amounts.values()]


def test_a_number_that_another_table_confirms_is_printed() -> None:
    said = of_row(row(1, "20106", {3: "30.00"}), equal([0], [FIRST]), elsewhere=["30.00"])
    assert said == [("printed", None)]


def test_a_sound_row_whose_own_equality_holds_is_printed() -> None:
    assert of_row(CHILD, WITHIN) == [("printed", None)] * 3


def test_what_nothing_confirms_is_doubtful() -> None:
    assert of_row(CHILD) == [("doubtful", UNCONFIRMED)] * 3


def test_an_equality_that_fails_speaks_against_a_number() -> None:
    (reading, note), *_ = of_row(row(1, "20106", {3: "30.00"}), equal([0], [FIRST]), elsewhere=["31.00"])
    assert reading == "doubtful"
    assert note is not None
    assert "fails" in note


def test_one_equality_that_holds_outweighs_one_that_fails() -> None:
    said = of_row(
        row(1, "20106", {3: "30.00"}), equal([0], [FIRST]), equal([0], [SECOND]), elsewhere=["30.00", "31.00"]
    )
    assert said == [("printed", None)]


def test_where_parts_are_missing_the_doubt_says_so() -> None:
    (_, note), *_ = of_row(
        row(1, "20106", {3: "30.00"}), equal([FIRST], [0, SECOND]), elsewhere=["99.00", "5.00"]
    )
    assert note is not None
    assert "parts of its sum are missing" in note


def test_zeros_prove_nothing() -> None:
    said = of_row(row(1, "20106", {3: "0.00"}), equal([0], [FIRST]), elsewhere=["0.00"])
    assert said == [("doubtful", UNCONFIRMED)]


def test_a_rounding_proves_nothing_and_speaks_against_nothing() -> None:
    said = of_row(row(1, "20106", {3: "30.00"}), equal([0], [FIRST], tolerance="200"), elsewhere=["30.01"])
    assert said == [("doubtful", UNCONFIRMED)]


def test_an_alternative_that_fails_speaks_against_nothing() -> None:
    one, other = equal([0], [FIRST], choice="a"), equal([0], [SECOND], choice="a")
    assert of_row(row(1, "20106", {3: "30.00"}), one, other, elsewhere=["30.00", "7.00"]) == [
        ("printed", None)
    ]


def test_being_less_than_a_limit_proves_nothing() -> None:
    said = of_row(row(1, "20106", {3: "30.00"}), equal([0], [FIRST], "at_most"), elsewhere=["99.00"])
    assert said == [("doubtful", UNCONFIRMED)]


def test_a_number_with_fewer_digits_may_be_cut_unless_another_table_has_it_so() -> None:
    short = row(1, "20106", {3: "30.5", 4: "10.5", 5: "20.00"})
    (reading, note), *_ = of_row(short, WITHIN)
    assert reading == "doubtful"
    assert note is not None
    assert "fewer digits" in note
    assert of_row(short, WITHIN, equal([0], [FIRST]), elsewhere=["30.50"])[0] == ("printed", None)


# ---- what was moved, joined or inferred

SLIPPED = row(1, "20106", {3: "30.00", 4: "30.00"}, is_slipped=True)
TOTAL, BESIDE = tokens(1, {3: "30.00", 4: "30.00"})
MOVED = Candidate(
    fen("30.00", None, "30.00"), (Read((TOTAL,), ""), None, Read((BESIDE,), "")), frozenset({0}), 1
)


def test_a_number_that_was_moved_is_repaired_and_says_whence_and_why() -> None:
    amounts, unplaced = settled(document([SLIPPED], [WITHIN, equal([2], [FIRST])], ["30.00"]), {0: MOVED})
    moved = amounts[0, 2]
    assert (moved.reading, moved.reading_note) == (
        "repaired",
        "stood under all/all/basic; holds with some_rule",
    )
    assert moved.repair is not None
    assert (moved.repair.kind, moved.repair.was_text, moved.repair.was_place) == (
        "moved",
        "30.00",
        "all/all/basic",
    )
    assert (moved.repair.rules, moved.repair.equalities) == (("some_rule",), 2)
    assert moved.place.spend == "project"
    assert (moved.observation.row_no, moved.observation.col_no) == (1, 4)  # where it is printed
    assert moved.amount_yuan == Decimal(300_000)
    assert unplaced == []


def test_a_move_that_no_equality_holds_is_doubtful_but_told() -> None:
    amounts, _ = settled(document([SLIPPED]), {0: MOVED})
    moved = amounts[0, 2]
    assert moved.reading == "doubtful"
    assert moved.repair is not None
    assert (moved.repair.kind, moved.repair.rules, moved.repair.equalities) == ("moved", (), 0)


def test_an_open_place_is_doubtful_whatever_holds() -> None:
    amounts, _ = settled(
        document([CHILD], [WITHIN, equal([0], [FIRST])], ["30.00"]), open_places={0: frozenset({1})}
    )
    assert [amount.reading for amount in amounts.values()] == ["printed", "doubtful", "printed"]


def test_a_zero_that_was_moved_is_never_sure() -> None:
    (zero,) = tokens(1, {3: "0.00"})
    moved = Candidate(fen(None, None, "0.00"), (None, None, Read((zero,), "")), frozenset({0}), 1)
    ((reading, note),) = of_row(
        row(1, "20106", {3: "0.00"}), equal([2], [FIRST]), elsewhere=["0.00"], chosen=moved
    )
    assert reading == "doubtful"
    assert note is not None
    assert "zero" in note


def test_a_number_that_is_not_printed_is_inferred() -> None:
    printed = row(1, "20106", {3: "30.00", 4: "10.00"})
    total, basic = (Read((token,), "") for token in printed.tokens)
    whole = Candidate(fen("30.00", "10.00", "20.00"), (total, basic, Read((), INFERRED)), frozenset({0}), 6)
    amounts, _ = settled(document([printed], [WITHIN, equal([2], [FIRST])], ["20.00"]), {0: whole})
    inferred = amounts[0, 2]
    assert (inferred.reading, inferred.reading_note) == ("inferred", "not printed; holds with some_rule")
    assert (inferred.observation.printed_text, inferred.observation.col_no) == ("", 5)
    assert inferred.value == Decimal(20)


def test_a_joined_number_says_both_its_halves() -> None:
    lines = [row(1, "20106", {3: "14,22"}), row(2, None, {3: "8.00"})]
    halves = (lines[0].tokens[0], lines[1].tokens[0])
    whole = Candidate(fen("14,228.00", None, None), (Read(halves, JOINED), None, None), frozenset({0, 1}), 2)
    amounts, unplaced = settled(document(lines, [equal([0], [FIRST])], ["14228.00"]), {0: whole})
    joined = amounts[0, 0]
    assert (joined.reading, joined.observation.printed_text) == ("repaired", "14,22 8.00")
    assert joined.reading_note == "torn into 14,22 8.00; holds with some_rule"
    assert joined.repair is not None
    assert joined.repair.tail == (2, 3)
    assert unplaced == []


# ---- what is left over, and what is nowhere sure


def test_a_number_that_no_row_takes_has_no_place_and_casts_doubt_on_its_neighbours() -> None:
    lines = [CHILD, row(2, None, {3: "7.00"})]
    amounts, unplaced = settled(document(lines, [WITHIN]))
    assert [(u.row_no, u.col_no, u.text) for u in unplaced] == [(2, 3, "7.00")]
    assert {(a.reading, a.reading_note) for a in amounts.values()} == {
        ("doubtful", "numbers beside it are torn, and no other row confirms it")
    }


def test_what_another_row_confirms_stands_beside_a_line_left_over() -> None:
    lines = [CHILD, row(2, None, {3: "7.00"})]
    amounts, _ = settled(document(lines, [WITHIN, equal([0], [FIRST])], ["30.00"]))
    assert amounts[0, 0].reading == "printed"


@pytest.mark.parametrize("elsewhere", ["30.00", "31.00"])
def test_in_a_table_with_twin_columns_nothing_is_sure(elsewhere: str) -> None:
    first, _, third = CHILD.slots
    twin = replace(CHILD, slots=(first, replace(third, col_no=4), third))
    said = of_row(twin, WITHIN, equal([0], [FIRST]), elsewhere=[elsewhere])
    assert said == [("doubtful", CUT_HEADING)] * 3
