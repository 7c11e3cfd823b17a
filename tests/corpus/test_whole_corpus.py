"""Every document of the corpus: opened, nothing lost, few tables unknown."""

from __future__ import annotations

from tests.corpus.conftest import Corpus

MOST_UNPLACED = 0.005
MOST_IN_UNKNOWN_TABLES = 0.02
# Its converter printed many numbers twice and tore others in two; what the books leave over of them has no place on any page.
DAMAGED = "text/shenyang-bigdata-2023-budget.txt"
MOST_UNPLACED_OF_DAMAGED = 0.12
MOST_UNPLACED_OF_ONE = 0.05


def test_every_document_is_read(corpus: Corpus) -> None:
    assert corpus.refused == {}
    assert all(document.page_count > 0 for document in corpus.read.values())
    assert len(corpus.read) == len(corpus.manifest)


def test_every_document_says_something(corpus: Corpus) -> None:
    silent = {
        path
        for path, document in corpus.read.items()
        if not document.reading.amounts and "statement" not in path  # whose tables are another file
    }
    assert not silent


def test_few_numbers_find_no_place(corpus: Corpus) -> None:
    unplaced = {path: len(document.reading.unplaced) for path, document in corpus.read.items()}
    amounts = {path: len(document.reading.amounts) for path, document in corpus.read.items()}
    share = {p: unplaced[p] / (unplaced[p] + amounts[p] or 1) for p in unplaced}
    assert share.pop(DAMAGED) <= MOST_UNPLACED_OF_DAMAGED
    lost = sum(unplaced[p] for p in share)
    assert lost / (lost + sum(amounts[p] for p in share)) <= MOST_UNPLACED, {
        p: n for p, n in unplaced.items() if n
    }
    assert max(share.values()) <= MOST_UNPLACED_OF_ONE, share


def test_every_number_without_a_place_has_a_reason(corpus: Corpus) -> None:
    cells = [cell for document in corpus.read.values() for cell in document.reading.unplaced]
    assert all(len(cell.reason) > 10 and cell.page_no > 0 and cell.text for cell in cells)


def test_few_amounts_stand_in_unknown_tables(corpus: Corpus) -> None:
    keys = [a.place.table_key for document in corpus.read.values() for a in document.reading.amounts]
    assert keys.count("other") / len(keys) <= MOST_IN_UNKNOWN_TABLES
