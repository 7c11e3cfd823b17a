"""An acknowledgement of a break that is not there fails the build of its disclosure, and of no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.build.dbt import DbtFailed
from ingest.build.progress import SilentReporter
from ingest.build.run import build
from ingest.project import Places
from tests.build.small_disclosure import AGENCY, write_small_disclosure
from tests.edited_project import project_with

STALE = {
    "agency_name": AGENCY,
    "fiscal_year": "2031",
    "kind": "budget",
    "scope": "department",
    "rule_id": "total_is_function",
    "table_key": "expenditure_summary",
    "row_label": "合计",
    "difference_yuan": "-50000.00",
    "reason": "since corrected",
}
OF_AN_ABSENT_ONE = {**STALE, "agency_name": "某市不在此处局"}


def test_a_stale_acknowledgement_fails_the_build_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = project_with(tmp_path / "project", "acknowledged_breaks", STALE, OF_AN_ABSENT_ONE)
    monkeypatch.setattr("ingest.build.dbt.ROOT", project)
    (tmp_path / "documents").mkdir()
    write_small_disclosure(tmp_path / "documents" / "small.xlsx")
    places = Places(tmp_path / "documents", tmp_path / "warehouse.duckdb")
    with pytest.raises(DbtFailed) as failed:
        build(places, 1, SilentReporter())
    (failure,) = failed.value.failures
    assert "assert_acknowledgements_still_fit" in failure.node
    (row,) = failure.rows
    assert f"agency_name={AGENCY}" in row
    assert not places.warehouse.exists()
