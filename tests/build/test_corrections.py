"""A publisher's known slip is corrected in the facts, kept in print, and asks for attention once it is gone."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from ingest.build.dbt import DbtFailed
from ingest.build.progress import SilentReporter
from ingest.build.run import build
from ingest.project import Places
from tests.build.small_disclosure import AGENCY, write_small_disclosure
from tests.edited_project import project_with

SLIP = {
    "agency_name": AGENCY,
    "fiscal_year": "2031",
    "kind": "budget",
    "scope": "department",
    "table_key": "expenditure_summary",
    "row_name": "行政运行",
    "field": "code",
    "expects": "2012601",
    "becomes": "2010101",
    "reason": "made for this test",
}


def built(folder: Path, monkeypatch: pytest.MonkeyPatch, *rows: dict[str, str]) -> Path:
    monkeypatch.setattr("ingest.build.dbt.ROOT", project_with(folder / "project", "corrections", *rows))
    (folder / "documents").mkdir()
    write_small_disclosure(folder / "documents" / "small.xlsx")
    places = Places(folder / "documents", folder / "warehouse.duckdb")
    build(places, 1, SilentReporter())
    return places.warehouse


def test_the_facts_take_the_correction_and_the_print_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with duckdb.connect(built(tmp_path, monkeypatch, SLIP), read_only=True) as connection:
        lines = connection.execute(
            "select lines.function_code, lines.is_corrected, amounts.row_code"
            " from marts.fct_expenditure_by_function as lines"
            " inner join marts.published_amounts as amounts using (amount_id)"
            " where lines.printed_name = '行政运行'"
        ).fetchall()
        assert lines
        assert set(lines) == {("2010101", True, "2012601")}
        assert connection.execute(
            "select distinct expects, becomes from audit.corrected_amounts"
        ).fetchall() == [("2012601", "2010101")]


def test_a_slip_that_was_put_right_fails_the_build_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_right = {**SLIP, "expects": "2012602"}
    absent = {**put_right, "agency_name": "某市不在此处局"}
    with pytest.raises(DbtFailed) as failed:
        built(tmp_path, monkeypatch, put_right, absent)
    (failure,) = failed.value.failures
    assert "assert_corrections_still_fit" in failure.node
    (row,) = failure.rows
    assert f"agency_name={AGENCY}" in row
    assert not (tmp_path / "warehouse.duckdb").exists()
