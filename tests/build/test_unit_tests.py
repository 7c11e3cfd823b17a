"""dbt's unit tests, which no build runs: over a warehouse of no document, whose tables lend them their columns."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from ingest.build.assemble import write_offered
from ingest.build.dbt import run_dbt
from ingest.build.names import write_names
from ingest.build.progress import SilentReporter
from ingest.changes.published import write_comparison
from ingest.project import Places

pytestmark = pytest.mark.slow


def test_every_unit_test_of_the_models_holds(built: Places, tmp_path: Path) -> None:
    build_file, target = tmp_path / "build.duckdb", tmp_path / "target"
    write_offered(build_file, [])
    write_names(build_file, built.landing)
    write_comparison(build_file, [], tmp_path / "none.duckdb")
    with SilentReporter().stage("dbt", None) as stage:
        run_dbt(build_file, built.landing, target, 2, stage, "build --exclude-resource-type test")
    results = json.loads((target / "dbt" / "run_results.json").read_text(encoding="utf-8"))["results"]
    kinds = Counter(result["unique_id"].split(".")[0] for result in results)
    assert kinds["unit_test"] > 20
    assert kinds["test"] == 0
