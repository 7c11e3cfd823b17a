"""The books mend what is damaged and leave the rest alone."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from bench.damage.__main__ import sample_documents
from bench.damage.measure import MIXED, Trial, damaged_text
from bench.damage.source import meaning_of
from bench.damage.typewriter import to_text, type_out
from bench.scoring import rows_of
from ingest.books import Entry, check, ground, load_books, quanta_of
from ingest.build.work import read, understand
from ingest.dictionary import load_dictionary
from ingest.interpret import interpret
from ingest.interpret.reading import Place, Reading
from ingest.landing.refusal import Refusal
from ingest.layout.grid import Layout
from ingest.project import SEEDS

SAMPLES = sample_documents()
MOST = 0.95  # of the numbers that are sure
MOST_OF_CORPUS = 0.93  # in which books that do not balance throw doubt on the rest of a converted text
BY_STEM = pytest.mark.parametrize("file", SAMPLES, ids=[file.stem for file in SAMPLES])


def layout_of(file: Path) -> Layout:
    layout = read(file, SEEDS)
    assert not isinstance(layout, Refusal), layout.message
    return layout


def before_and_after(layout: Layout) -> tuple[Reading, Reading]:
    """What a document says by itself, and after its books have spoken."""
    return interpret(layout, load_dictionary(SEEDS)), understand(layout, SEEDS)


def typed(file: Path, folder: Path, *, drops_zeros: bool = False) -> Layout:
    text = folder / "converted.txt"
    printed = to_text(type_out(layout_of(file)))
    text.write_text(without_zeros(printed) if drops_zeros else printed, encoding="utf-8")
    return layout_of(text)


def without_zeros(text: str) -> str:
    """Numbers in cells as a spreadsheet prints them by itself: 12.5 and 3 for 12.50 and 3.00."""
    return re.sub(r"(?<=\t)(-?[\d,]+)(?:\.0+|(\.\d*?[1-9])0+)(?=\t|\n)", r"\1\2", text)


@BY_STEM
def test_a_printed_document_stays_as_it_is(file: Path) -> None:
    before, after = before_and_after(layout_of(file))
    assert after == before


def test_printed_documents_of_the_corpus_stay_as_they_are(shared_folder: Path) -> None:
    corpus = shared_folder / "corpus"
    files = [row["file"] for row in rows_of(corpus / "MANIFEST.csv")]
    changed = []
    for file in files:
        if file.endswith(".pdf") and "planted-errors" not in file:
            before, after = before_and_after(layout_of(corpus / file))
            changed += [file] if after != before else []
    assert not changed


@BY_STEM
def test_undamaged_text_is_not_given_other_numbers(file: Path, tmp_path: Path) -> None:
    before, after = before_and_after(typed(file, tmp_path))
    said = Counter(meaning_of(amount) for amount in before.amounts)
    says = Counter(meaning_of(amount) for amount in after.amounts if amount.reading != "doubtful")
    assert not says - said


@BY_STEM
@pytest.mark.parametrize("drops_zeros", [False, True])
def test_undamaged_text_is_not_doubted(file: Path, tmp_path: Path, drops_zeros: bool) -> None:
    before, after = before_and_after(typed(file, tmp_path, drops_zeros=drops_zeros))
    assert sure(after) >= MOST * sure(before)


def test_the_corpus_typed_as_text_is_not_doubted(shared_folder: Path, tmp_path: Path) -> None:
    said, says = 0, 0
    for file in sorted((shared_folder / "corpus").rglob("*.pdf")):
        before, after = before_and_after(typed(file, tmp_path))
        said += sure(before)
        says += sure(after)
    assert says >= MOST_OF_CORPUS * said


def sure(reading: Reading) -> int:
    return sum(amount.reading == "printed" for amount in reading.amounts)


@BY_STEM
def test_no_equality_that_holds_is_made_to_fail(file: Path, tmp_path: Path) -> None:
    text = tmp_path / "converted.txt"
    text.write_text(damaged_text(Trial(file, MIXED, 5, 1)), encoding="utf-8")
    before, after = map(equalities, before_and_after(layout_of(text)))
    broken = {key for key, holds in before.items() if holds and not after.get(key, True)}
    assert not broken


Key = tuple[str, frozenset[tuple[int, Place]], frozenset[tuple[int, Place]]]


def equalities(reading: Reading) -> dict[Key, bool]:
    """Whether each equality between the same places holds; of these alone it can be said that it came to fail."""
    money = [amount for amount in reading.amounts if amount.amount_yuan is not None]
    entries = [
        Entry(a.observation.table_ordinal, a.observation.row_no, a.observation.col_no, a.place, a.amount_yuan)
        for a in money
        if a.place.measure == "amount"
    ]
    quanta = quanta_of([amount.observation for amount in money], load_dictionary(SEEDS))
    checks = check(entries, ground(entries, quanta, load_books(SEEDS)))

    def places(positions: tuple[int, ...]) -> frozenset[tuple[int, Place]]:
        return frozenset((entries[n].table_ordinal, entries[n].place) for n in positions)

    return {
        (c.equality.rule_id, places(c.equality.left), places(c.equality.right)): (
            c.difference_yuan <= c.equality.tolerance_yuan
            if c.equality.relation == "at_most"
            else abs(c.difference_yuan) <= c.equality.tolerance_yuan
        )
        for c in checks
    }
