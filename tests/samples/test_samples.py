"""The committed documents are what the facts say: same bytes, balanced books, small files."""

from pathlib import Path

import pytest

from samples.facts import FACTS_FOLDER, FactsError, load_facts, stems
from samples.identities import checks, failures
from samples.make import DOCUMENTS, make, registry
from samples.tables import figures, label, pivot
from samples.typeset import FontMissing, require_fonts

STEMS = stems()
SIZE_LIMIT = 3 * 1024 * 1024


@pytest.mark.parametrize("stem", STEMS)
def test_committed_document_equals_fresh_one(stem: str, tmp_path: Path) -> None:
    try:
        require_fonts()
    except FontMissing as missing:
        pytest.skip(str(missing))
    fresh = make(stem, tmp_path)
    committed = DOCUMENTS / fresh.name
    assert committed.exists(), f"{committed.name} is not in documents/: run make samples"
    same = committed.read_bytes() == fresh.read_bytes()
    assert same, f"{committed.name} differs from its facts: run make samples and commit it"


def test_documents_are_small() -> None:
    total = sum(path.stat().st_size for path in DOCUMENTS.rglob("*") if path.is_file())
    assert total < SIZE_LIMIT


def test_every_template_has_facts_and_every_facts_a_template() -> None:
    assert sorted(registry()) == sorted(STEMS)


@pytest.mark.parametrize("stem", STEMS)
def test_facts_balance_save_the_publishers_own_breaks(stem: str) -> None:
    facts = load_facts(FACTS_FOLDER / stem)
    assert sum(1 for _ in checks(facts)) > 0
    assert [str(check) for check in failures(facts)] == []


@pytest.mark.parametrize("stem", STEMS)
def test_every_named_break_is_really_one(stem: str) -> None:
    """A break that the identities do not show would excuse a later mistake. Some rules (against a sentence,
    between two forms) are not among the identities; those must state their own difference."""
    facts = load_facts(FACTS_FOLDER / stem)
    for row in facts.breaks:
        assert row.why, f"{stem}: the break of {row.table_key} {row.place} gives no reason"
        assert row.left != row.right


def test_two_rows_of_one_name_stay_two() -> None:
    first = load_facts(FACTS_FOLDER / STEMS[0]).amounts[0]
    columns = [label("名称", lambda amount: amount.row_name), figures("数", fund=first.fund)]
    grid = pivot([first, first], columns)
    assert grid.rows == grid.head_rows + 2


def test_pivot_refuses_an_amount_without_a_column() -> None:
    amounts = load_facts(FACTS_FOLDER / STEMS[0]).amounts[:1]
    with pytest.raises(FactsError, match="has 0 columns"):
        pivot(amounts, [label("名称", lambda amount: amount.row_name), figures("数", fund="soe")])


def test_malformed_facts_are_refused_by_file_and_row(tmp_path: Path) -> None:
    source = FACTS_FOLDER / STEMS[0]
    for path in source.glob("*.csv"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / "amounts.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "amounts.csv").write_text(text[0] + text[1].replace(",amount,", ",weight,"), encoding="utf-8")
    with pytest.raises(FactsError, match=r"amounts\.csv, row 1 .*measure 'weight'"):
        load_facts(tmp_path)
