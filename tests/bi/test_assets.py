"""The dashboard as code: what is imported holds together, bears the contract's words, and runs nothing of strangers."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from ingest.project import ROOT

BI = ROOT / "bi" / "superset"
ASSETS = BI / "assets"


@pytest.fixture(autouse=True)
def beside_the_scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BI))


def files(kind: str) -> list[dict[str, Any]]:
    return [
        yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((ASSETS / kind).rglob("*.yaml"))
    ]


def chosen(tmp_path: Path, server: str | None = None) -> Any:
    from settings import Settings

    return Settings(tmp_path / "home", tmp_path / "secrets", tmp_path / "w.duckdb", server, 8088)


def test_every_reference_has_its_other_end() -> None:
    database, datasets, charts, (dashboard,) = (
        files(kind) for kind in ("databases", "datasets", "charts", "dashboards")
    )
    known = {dataset["uuid"] for dataset in datasets}
    assert {dataset["database_uuid"] for dataset in datasets} == {database[0]["uuid"]}
    assert {chart["dataset_uuid"] for chart in charts} == known
    placed = [
        part["meta"]
        for part in dashboard["position"].values()
        if isinstance(part, dict) and part["type"] == "CHART"
    ]
    assert sorted(meta["uuid"] for meta in placed) == sorted(chart["uuid"] for chart in charts)
    filters = dashboard["metadata"]["native_filter_configuration"]
    assert {target["datasetUuid"] for one in filters for target in one["targets"]} <= known
    assert [one["name"] for one in filters] == ["预决算", "城市", "年度", "部门"]


def test_charts_ask_for_what_their_dataset_has() -> None:
    datasets = {dataset["uuid"]: dataset for dataset in files("datasets")}
    for chart in files("charts"):
        dataset, params = datasets[chart["dataset_uuid"]], chart["params"]
        columns = {column["column_name"] for column in dataset["columns"]}
        metrics = {metric["metric_name"] for metric in dataset["metrics"]}
        assert set(columns_of(params)) <= columns, chart["slice_name"]
        assert set(metrics_of(params)) <= metrics, chart["slice_name"]


def test_no_table_renders_markup_and_none_is_without_a_limit() -> None:
    for chart in files("charts"):
        params = chart["params"]
        if chart["viz_type"] in ("table", "pivot_table_v2"):
            assert params["allow_render_html"] is False, chart["slice_name"]
        if chart["viz_type"] != "big_number_total":
            assert params["row_limit"] <= 5_000, chart["slice_name"]
    assert all(dataset["template_params"] is None for dataset in files("datasets"))


def test_a_comparison_never_adds_what_cannot_be_compared() -> None:
    """Neither the incomparable, nor a level and the one below it, nor two plans of one year."""
    datasets = {dataset["uuid"]: dataset["table_name"] for dataset in files("datasets")}
    compared = [
        chart for chart in files("charts") if datasets[chart["dataset_uuid"]] in ("预算决算对比", "年度对比")
    ]
    assert len(compared) == 8
    for chart in compared:
        params = chart["params"]
        fixed = {one["subject"]: one["comparator"] for one in params["adhoc_filters"]}
        assert fixed["是否全口径"] is True, chart["slice_name"]
        assert fixed["是否可比"] is ("不可比原因" not in columns_of(params)), chart["slice_name"]
        wanted = {"分解方式", "层级"} | (
            {"预算口径"} if datasets[chart["dataset_uuid"]] == "预算决算对比" else set()
        )
        single = {subject for subject, value in fixed.items() if isinstance(value, str)}
        assert wanted <= single | set(columns_of(params, filters=False)), chart["slice_name"]


def test_columns_bear_the_descriptions_of_the_contract(tmp_path: Path) -> None:
    from assets import assets

    contents = assets(chosen(tmp_path))
    for name, content in contents.items():
        if name.startswith("datasets/"):
            bare = [
                column["column_name"]
                for column in yaml.safe_load(content)["columns"]
                if not column["description"]
            ]
            assert not bare, f"{name}: {bare}"


def test_the_file_is_opened_to_read_and_a_server_as_any_is(tmp_path: Path) -> None:
    from assets import assets

    file = yaml.safe_load(assets(chosen(tmp_path))["databases/yusuan.yaml"])
    assert file["sqlalchemy_uri"] == f"duckdb:///{tmp_path / 'w.duckdb'}"
    assert file["extra"]["engine_params"]["connect_args"]["read_only"] is True
    assert file["extra"]["engine_params"]["connect_args"]["config"]["enable_external_access"] == "false"

    server = yaml.safe_load(
        assets(chosen(tmp_path, "postgresql://reader@localhost/budgets"))["databases/yusuan.yaml"]
    )
    assert server["sqlalchemy_uri"] == "postgresql+psycopg2://reader@localhost/budgets"
    assert server["extra"]["engine_params"] == {}
    assert server["uuid"] == file["uuid"]
    with pytest.raises(ValueError, match="not an address") as caught:
        assets(chosen(tmp_path, "mysql://u:secret@localhost/b"))
    assert "secret" not in str(caught.value)


def test_secrets_are_made_once_for_their_owner_alone(tmp_path: Path) -> None:
    from settings import secret

    folder = tmp_path / "secrets"
    made = secret("SUPERSET_ADMIN_PASSWORD", folder, {})
    assert len(made) >= 32
    assert secret("SUPERSET_ADMIN_PASSWORD", folder, {}) == made
    assert stat.S_IMODE((folder / "superset_admin_password").stat().st_mode) == 0o600
    assert secret("SUPERSET_ADMIN_PASSWORD", folder, {"SUPERSET_ADMIN_PASSWORD": "given"}) == "given"


def test_a_missing_warehouse_is_said_before_anything_starts(tmp_path: Path) -> None:
    environment = {"YUSUAN_WAREHOUSE": str(tmp_path / "none.duckdb"), "SUPERSET_HOME": str(tmp_path / "home")}
    run = subprocess.run(
        [sys.executable, str(BI / "start.py")], env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert "make build" in run.stderr
    assert not (tmp_path / "home").exists()


def columns_of(params: dict[str, Any], filters: bool = True) -> list[str]:
    lists = ("groupby", "groupbyRows", "groupbyColumns", "columns", "all_columns")
    named = [column for key in lists for column in params.get(key) or []]
    filtered = [
        one["subject"] for one in params["adhoc_filters"] if filters and one["expressionType"] == "SIMPLE"
    ]
    return [*named, *filtered, *([params["x_axis"]] if "x_axis" in params else [])]


def metrics_of(params: dict[str, Any]) -> list[str]:
    return [*(params.get("metrics") or []), *([params["metric"]] if "metric" in params else [])]
