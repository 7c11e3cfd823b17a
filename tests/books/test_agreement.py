"""Rules are written once and have two evaluators: here both look at the same amounts, and must see the same checks."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from ingest.build.progress import SilentReporter
from ingest.build.run import build
from ingest.project import Places
from tests.books.landed import amounts, python_checks, sql_checks

# Of few pages and many makers: rows by name alone, funds in columns, units, three code columns, yuan, a final account.
CORPUS = (
    "text/shenyang-bigdata-2023-budget.txt",
    "text/shijiazhuang-data-2023-budget.txt",
    "pdf/changchun-petitions-2026-budget.pdf",
    "pdf/jiangsu-high-court-2018-budget.pdf",
    "pdf/shanghai-putuo-commerce-2025-budget.pdf",
    "pdf/national-petitions-2024-final.pdf",
    "pdf/planted-errors.shanghai-putuo-finance-2024-final.pdf",
)


@pytest.fixture(scope="session")
def corpus_warehouse(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of a few documents of the corpus, each a disclosure of its own."""
    folder = tmp_path_factory.mktemp("books")
    for path in CORPUS:
        shutil.copyfile(shared_folder / "corpus" / path, folder / Path(path).name)
    places = Places(folder, tmp_path_factory.mktemp("books_built") / "warehouse.duckdb")
    build(places, 2, SilentReporter())
    return places.warehouse


def _compare(warehouse: Path) -> tuple[int, Counter[str]]:
    """How many documents and how many checks of each rule both evaluators agree on; they must on all."""
    by_sql, rules = sql_checks(warehouse), Counter[str]()
    for document_id, expected in by_sql.items():
        found = python_checks(amounts(warehouse)[document_id])
        assert found - expected == set()
        assert expected - found == set()
        rules.update(compared.rule_id for compared in found)
    return len(by_sql), rules


def test_both_evaluators_see_the_same_checks(warehouse: Path) -> None:
    documents, rules = _compare(warehouse)
    assert documents == 5
    assert rules.total() > 1900
    assert len(rules) > 35


def test_both_evaluators_see_the_same_checks_of_the_corpus(corpus_warehouse: Path) -> None:
    documents, rules = _compare(corpus_warehouse)
    assert documents == len(CORPUS)
    assert rules.total() > 2000
    assert len(rules) > 35
