"""Superset as people have it: started by its own script, asked through its API, looked at in a browser.

Minutes long, so `make bi-test` runs it and `make test` does not.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from ingest.build.progress import SilentReporter
from ingest.build.run import build
from ingest.project import DEFAULT_DOCUMENTS, ROOT, Places
from tests.bi.running import BI, PASSWORD, PYTHON, Api, environment, refused, rows_of, signed_in, superset

pytestmark = pytest.mark.superset

CHARTS = [
    yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((BI / "assets/charts").glob("*.yaml"))
]
# The sample documents balance: this chart lists what does not.
EMPTY = {"公开数自身不符之处"}
SOUND = "'function' as breakdown, '201' as item, '一般公共服务支出' as item_name"
UNSOUND = "'economic_dept' as breakdown, '30311' as item, false as is_comparable, 'scheme' as obstacle"
STRANGER = "<img src=x onerror=\"window.stranger='ran'\">运维"
PICTURES = ROOT / "target" / "superset"


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """A warehouse of all documents but one, in which a stranger has named a project and an agency.

    The samples are one year of each agency: what comparing a second would add is put in.
    """
    folder = tmp_path_factory.mktemp("superset")
    documents = folder / "documents"
    shutil.copytree(DEFAULT_DOCUMENTS, documents)
    (documents / "jincheng-bigdata-2023-budget.pdf").rename(folder / "later.pdf")
    made = Places(documents, folder / "warehouse.duckdb")
    build(made, 2, SilentReporter())
    with duckdb.connect(str(made.warehouse)) as connection:
        connection.execute(
            "update marts.budget_lines set project_name = $1, agency_name = $1, city_name = $1 where line_id in"
            " (select line_id from marts.budget_lines where breakdown = 'project' and line_kind = 'leaf'"
            " and kind = 'budget' order by amount_yuan desc limit 1)",
            [STRANGER],
        )
        for mart in ("plan_vs_actual", "year_on_year"):
            for letter, changed in (("a", SOUND), ("b", UNSOUND)):
                connection.execute(
                    f"insert into marts.{mart} select * replace ('{letter}' || line_id as line_id, {changed})"
                    f" from marts.{mart} where breakdown = 'three_public' and is_widest"
                )
    return made


@pytest.fixture(scope="module")
def surroundings(places: Places) -> dict[str, str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return environment(places.warehouse.parent, places.warehouse, port)


@pytest.fixture(scope="module")
def address(surroundings: dict[str, str]) -> Iterator[str]:
    with superset(surroundings) as found:
        yield found


@pytest.fixture(scope="module")
def api(address: str) -> Api:
    return signed_in(address)


@pytest.mark.parametrize("chart", CHARTS, ids=[chart["slice_name"] for chart in CHARTS])
def test_every_chart_gets_rows(api: Api, chart: dict[str, Any]) -> None:
    rows = rows_of(api, chart)
    assert bool(rows) is (chart["slice_name"] not in EMPTY)


def test_the_sum_is_that_of_the_warehouse(api: Api, places: Places) -> None:
    chart = next(chart for chart in CHARTS if chart["slice_name"] == "支出总额")
    query = """select sum("金额元") * 0.00000001 from reports."预算明细" where "分解方式" = '支出功能分类'"""
    assert rows_of(api, chart)[0]["金额_亿元"] == pytest.approx(float(one(places.warehouse, query)))


@pytest.mark.parametrize(
    ("name", "metric", "other", "report", "columns"),
    [
        ("三公经费：预算数与决算数（万元）", "决算_万元", "预算_万元", "预算决算对比", ("决算元", "预算元")),
        ("三公经费：本年与上年（万元）", "本年_万元", "上年_万元", "年度对比", ("本年元", "上年元")),
    ],
)
def test_a_comparison_adds_one_level_of_what_is_comparable(
    api: Api, places: Places, name: str, metric: str, other: str, report: str, columns: tuple[str, str]
) -> None:
    rows = rows_of(api, next(chart for chart in CHARTS if chart["slice_name"] == name))
    for key, column in zip((metric, other), columns, strict=True):
        query = f"""select sum("{column}") * 0.0001 from reports."{report}"
        where "是否全口径" and "是否可比" and "分解方式" = '三公经费' and "层级" = '合计'"""
        assert sum(row[key] for row in rows) == pytest.approx(float(one(places.warehouse, query)))


def test_a_dashboard_is_drawn_and_strangers_words_are_text(address: str, places: Places) -> None:
    shutil.rmtree(PICTURES, ignore_errors=True)
    run = subprocess.run(
        [PYTHON, ROOT / "tests/bi/browse.py", address, PASSWORD, PICTURES],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert run.returncode == 0, run.stderr
    seen = json.loads(run.stdout)
    (PICTURES / "seen.json").write_text(run.stdout, encoding="utf-8")
    assert list(seen["tabs"]) == ["总览", "支出科目", "三公经费", "预算与决算", "年度对比", "账目质量"]
    charts = [name for tab in seen["tabs"].values() for name in tab["charts"]]
    assert sorted(charts) == sorted(chart["slice_name"] for chart in CHARTS)
    assert [error for tab in seen["tabs"].values() for error in tab["errors"]] == []
    drawn = {name for tab in seen["tabs"].values() for name in tab["drawn"]}
    assert set(charts) - drawn <= EMPTY

    query = """select sum("金额元") * 0.00000001 from reports."预算明细"
    where "分解方式" = '支出功能分类' and "预决算" = '预算'"""
    assert f"{one(places.warehouse, query):,.2f}" in seen["tabs"]["总览"]["text"]

    # As text, of which the table leaves out what a browser would run.
    assert "<img src" in seen["tabs"]["支出科目"]["text"]
    assert sum(tab["images"] for tab in seen["tabs"].values()) == 0
    assert seen["scripted"] is None
    assert seen["requests"] == [address.removeprefix("http://")]


def test_nothing_answers_without_a_password_and_none_of_it_outside(address: str) -> None:
    import urllib.request

    stranger = Api(address, urllib.request.build_opener(urllib.request.ProxyHandler({})), {})
    assert refused(lambda: stranger.get("/api/v1/chart/")).startswith("401")
    port = f"{int(address.rsplit(':', 1)[1]):04X}"
    listening = [
        line.split()[1]
        for table in ("/proc/net/tcp", "/proc/net/tcp6")
        for line in Path(table).read_text().splitlines()[1:]
        if line.split()[3] == "0A" and line.split()[1].endswith(f":{port}")
    ]
    assert listening == [f"0100007F:{port}"]


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_csv('/etc/hostname')",
        "copy (select 1) to '/tmp/out.csv'",
        "create table marts.more as select 1 as one",
        "update marts.budget_lines set amount_yuan = 0",
        "attach '/tmp/other.duckdb' as other",
    ],
)
def test_a_query_reads_the_warehouse_and_nothing_else(api: Api, sql: str) -> None:
    database = api.get("/api/v1/database/")["result"][0]["id"]
    ask = {"database_id": database, "sql": sql, "runAsync": False, "schema": "marts"}
    assert not refused(lambda: api.post("/api/v1/sqllab/execute/", ask)).startswith("not refused")


def test_templates_are_not_run(api: Api) -> None:
    database = api.get("/api/v1/database/")["result"][0]["id"]
    ask = {"database_id": database, "sql": "select '{{ 6 * 7 }}' as said", "runAsync": False}
    assert api.post("/api/v1/sqllab/execute/", ask)["data"] == [{"said": "{{ 6 * 7 }}"}]


def test_a_port_in_use_is_said(address: str, surroundings: dict[str, str]) -> None:
    run = subprocess.run(
        [PYTHON, BI / "start.py"], env=surroundings, capture_output=True, text=True, check=False, timeout=60
    )
    assert run.returncode == 1
    assert "YUSUAN_SUPERSET_PORT=" in run.stderr
    assert PASSWORD not in run.stdout + run.stderr


def test_charts_and_a_build_do_not_disturb_each_other(api: Api, places: Places) -> None:
    chart = next(chart for chart in CHARTS if chart["slice_name"] == "披露份数")
    before = rows_of(api, chart)[0]["披露份数"]
    answers: list[int] = []
    failures: list[Exception] = []
    done = threading.Event()

    def keep_asking() -> None:
        while not done.is_set():
            try:
                answers.append(rows_of(api, chart)[0]["披露份数"])
            except Exception as error:  # noqa: BLE001 - whatever it is, the test must hear of it
                failures.append(error)

    reader = threading.Thread(target=keep_asking)
    reader.start()
    try:
        (places.warehouse.parent / "later.pdf").rename(places.documents / "later.pdf")
        assert build(places, 2, SilentReporter()).is_new
    finally:
        time.sleep(2)
        done.set()
        reader.join()
    assert failures == []
    assert set(answers) == {before, before + 1}
    assert answers == sorted(answers)
    assert rows_of(api, chart)[0]["披露份数"] == before + 1


def test_a_second_start_is_quick_and_adds_nothing(places: Places, surroundings: dict[str, str]) -> None:
    """On the same metadata, beside the first: another port stands for another day."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        again = {**surroundings, "YUSUAN_SUPERSET_PORT": str(probe.getsockname()[1])}
    started = time.monotonic()
    with superset(again, within=120) as address:
        assert time.monotonic() - started < 60
        assert signed_in(address).get("/api/v1/chart/?q=(page_size:100)")["count"] == len(CHARTS)


def one(warehouse: Path, query: str) -> Any:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.sql(query).fetchall()[0][0]
