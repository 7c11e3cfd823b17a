"""The whole rows that a damaged row may be."""

from __future__ import annotations

from dataclasses import replace

from ingest.interpret.reading import SheetRow
from ingest.reconcile.candidates import AS_PRINTED, FIRM, Candidate, candidates
from ingest.reconcile.lines import is_torn, subjects_of
from ingest.reconcile.torn import COMPLETED, JOINED, SHORT, Manner
from tests.reconcile.by_hand import TOTAL_IS_PARTS, fen, row, subject_of, table

TOTAL, BASIC, PROJECT = 0, 1, 2


def by_values(found: list[Candidate]) -> dict[tuple[int | None, ...], Candidate]:
    return {candidate.values: candidate for candidate in found}


def test_a_row_as_printed_comes_first_though_others_are_cheaper() -> None:
    subject, lines = subject_of(row(1, "20106", {4: "30.00", 5: "30.00"}, is_slipped=True))
    found = candidates(subject, lines, table("30.00"), [TOTAL_IS_PARTS])
    assert found[AS_PRINTED].values == fen(None, "30.00", "30.00")
    assert found[AS_PRINTED].cost > min(candidate.cost for candidate in found)


def test_a_sound_row_as_printed_costs_nothing_and_is_held() -> None:
    subject, lines = subject_of(row(1, "20106", {3: "30.00", 4: "10.00", 5: "20.00"}))
    printed = candidates(subject, lines, table("30.00"), [TOTAL_IS_PARTS])[AS_PRINTED]
    assert (printed.cost, printed.held) == (0, frozenset({TOTAL, BASIC, PROJECT}))


def test_a_slipped_number_may_stand_under_its_neighbour() -> None:
    subject, lines = subject_of(row(1, "20106", {3: "30.00", 4: "30.00"}, is_slipped=True))
    found = by_values(candidates(subject, lines, table("30.00"), [TOTAL_IS_PARTS]))
    moved = found[fen("30.00", None, "30.00")]
    assert [read and [token.col_no for token in read.tokens] for read in moved.reads] == [[3], None, [4]]
    assert moved.held == {TOTAL, BASIC, PROJECT}


def test_a_row_that_shows_no_damage_is_hard_to_move() -> None:
    slipped, lines = subject_of(row(1, "20106", {3: "30.00", 4: "30.00"}, is_slipped=True))
    sound = replace(slipped, is_slipped=False)
    moved = fen("30.00", None, "30.00")
    dear, cheap = (
        by_values(candidates(subject, lines, table("30.00"), [TOTAL_IS_PARTS]))[moved].cost
        for subject in (sound, slipped)
    )
    assert dear == cheap + FIRM


def test_lines_of_one_code_are_one_row_torn_apart() -> None:
    rows = [
        row(1, "20106", {3: "14,22", 4: "14,22"}),
        row(2, "20106", {3: "8.00", 4: "8.00"}),
        row(3, "20107", {3: "5.00"}),
    ]
    _, subjects = subjects_of(rows)
    assert [(s.first, s.last, s.is_slipped) for s in subjects] == [(0, 1, True), (2, 2, False)]


def test_names_without_codes_are_never_one_row() -> None:
    nameless = [replace(s, place=replace(s.place, row_code=None)) for s in row(1, "1", {}).slots]
    rows = [replace(row(n, "1", {3: "1.00"}), slots=tuple(nameless)) for n in (1, 2)]
    assert len(subjects_of(rows)[1]) == 2


def test_halves_on_two_lines_are_joined_with_both_lines_taken() -> None:
    subject, lines = subject_of(
        row(1, "20106", {3: "14,22", 4: "14,22"}),
        row(2, None, {3: "8.00", 4: "8.00"}),
        row(3, "20107", {3: "5.00", 4: "5.00"}),
    )
    found = by_values(candidates(subject, lines, table("20,000.00"), [TOTAL_IS_PARTS]))
    whole = found[fen("14,228.00", "14,228.00", None)]
    assert whole.lines == {0, 1}
    assert [read.how for read in whole.reads if read] == [JOINED, JOINED]
    assert [[token.row_no for token in read.tokens] for read in whole.reads if read] == [[1, 2], [1, 2]]


def test_halves_that_make_more_than_any_number_of_the_document_are_not_joined() -> None:
    subject, lines = subject_of(row(1, "20106", {3: "14,22"}), row(2, None, {3: "8.00"}))
    found = by_values(candidates(subject, lines, table("9,000.00"), []))
    assert not any(read and read.how == JOINED for c in found.values() for read in c.reads)


def test_a_torn_row_may_take_a_line_beside_it_or_none() -> None:
    subject, lines = subject_of(row(1, "20106", {}), row(2, None, {3: "30.0", 4: "30.00"}))
    found = candidates(subject, lines, table("30.00"), [])
    assert found[AS_PRINTED].values == (None, None, None)
    assert {candidate.lines for candidate in found} >= {frozenset({0}), frozenset({1})}


def test_a_row_with_whole_numbers_around_it_takes_no_other_line() -> None:
    subject, lines = subject_of(
        row(1, "20106", {3: "30.00", 4: "30.00"}, is_slipped=True), row(2, "20107", {3: "5.00", 4: "5.00"})
    )
    assert not is_torn(subject, lines, Manner(2))
    assert {candidate.lines for candidate in candidates(subject, lines, table("30.00"), [])} == {
        frozenset({0})
    }


def test_cut_digits_are_read_short_and_completed() -> None:
    subject, lines = subject_of(row(1, "20106", {3: "1,234.5"}))
    found = by_values(candidates(subject, lines, table("1234.56"), []))
    how = {values[TOTAL]: read.how for values, c in found.items() if (read := c.reads[TOTAL])}
    assert how[fen("1234.50")[0]] == SHORT
    assert how[fen("1234.56")[0]] == COMPLETED


def test_cells_that_print_the_same_are_read_alike() -> None:
    subject, lines = subject_of(row(1, "20106", {3: "1,234.5", 4: "1,234.5"}))
    found = candidates(subject, lines, table("1234.56"), [])
    both = [c.values[:2] for c in found if c.values[TOTAL] is not None and c.values[BASIC] is not None]
    assert both
    assert all(total == basic for total, basic in both)


def test_lines_of_one_code_beside_two_others_are_two_rows() -> None:
    def paired(row_no: int, code: str | None) -> SheetRow:
        printed = row(row_no, "30101", {3: "30.00"})
        return replace(
            printed,
            slots=tuple(replace(s, place=replace(s.place, paired_code=code)) for s in printed.slots),
        )

    assert len(subjects_of([paired(1, "50101"), paired(2, "50501")])[1]) == 2
    assert len(subjects_of([paired(1, "50101"), paired(2, None)])[1]) == 1
