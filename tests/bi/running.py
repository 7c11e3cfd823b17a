"""A Superset started for tests as `make bi` starts it, and its REST API."""

from __future__ import annotations

import http.cookiejar
import json
import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.project import ROOT

BI = ROOT / "bi" / "superset"
PYTHON = BI / ".venv" / "bin" / "python"
PASSWORD = "a password of this test"
FIRST_START = 420  # seconds: the metadata is made, on a machine that does other things too


@dataclass(frozen=True)
class Api:
    address: str
    opener: urllib.request.OpenerDirector
    headers: Mapping[str, str]

    def get(self, path: str) -> Any:
        return self._answer(urllib.request.Request(self.address + path, headers=dict(self.headers)))

    def post(self, path: str, content: Any) -> Any:
        headers = {**self.headers, "Content-Type": "application/json", "Referer": self.address}
        return self._answer(
            urllib.request.Request(self.address + path, json.dumps(content).encode(), headers, method="POST")
        )

    def _answer(self, request: urllib.request.Request) -> Any:
        with self.opener.open(request, timeout=120) as answer:
            return json.load(answer)


def environment(folder: Path, warehouse: Path, port: int) -> dict[str, str]:
    return os.environ | {
        "SUPERSET_HOME": str(folder / "home"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "SUPERSET_ADMIN_PASSWORD": PASSWORD,
        "YUSUAN_WAREHOUSE": str(warehouse),
        "YUSUAN_SUPERSET_PORT": str(port),
    }


@contextmanager
def superset(surroundings: Mapping[str, str], within: float = FIRST_START) -> Iterator[str]:
    """Its address, while it runs; ended as by Ctrl-C."""
    log = Path(surroundings["XDG_CONFIG_HOME"]).parent / "superset.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [PYTHON, BI / "start.py"],
            env=dict(surroundings),
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        deadline = time.monotonic() + within
        while "Superset: " not in log.read_text():
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < deadline, f"no address within {within} s:\n{log.read_text()}"
            time.sleep(0.5)
        yield f"http://127.0.0.1:{surroundings['YUSUAN_SUPERSET_PORT']}"
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
    assert not alive(process.pid), "something that was started still runs"


def alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def signed_in(address: str) -> Api:
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    )
    stranger = Api(address, opener, {})
    answer = stranger.post(
        "/api/v1/security/login", {"username": "admin", "password": PASSWORD, "provider": "db"}
    )
    known = Api(address, opener, {"Authorization": f"Bearer {answer['access_token']}"})
    token = known.get("/api/v1/security/csrf_token/")["result"]
    return Api(address, opener, {**known.headers, "X-CSRFToken": token})


def rows_of(api: Api, chart: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What a chart of the assets gets when it asks for its data."""
    params = chart["params"]
    found = api.get(f"/api/v1/dataset/?q=(filters:!((col:uuid,opr:eq,value:'{chart['dataset_uuid']}')))")[
        "result"
    ]
    lists = ("groupby", "groupbyRows", "groupbyColumns", "columns", "all_columns")
    columns = [column for key in lists for column in params.get(key) or []]
    metrics = params.get("metrics") or ([params["metric"]] if "metric" in params else [])
    simple = [one for one in params["adhoc_filters"] if one["expressionType"] == "SIMPLE"]
    free = [one["sqlExpression"] for one in params["adhoc_filters"] if one["expressionType"] == "SQL"]
    query = {
        "columns": [*([params["x_axis"]] if "x_axis" in params else []), *columns],
        "metrics": metrics,
        "filters": [{"col": f["subject"], "op": f["operator"], "val": f["comparator"]} for f in simple],
        "extras": {"where": " and ".join(f"({text})" for text in free)},
        "row_limit": params.get("row_limit", 1),
    }
    context = {"datasource": {"id": found[0]["id"], "type": "table"}, "queries": [query], "force": True}
    answer = api.post("/api/v1/chart/data", context)["result"][0]
    assert answer["status"] == "success", answer["error"]
    rows: list[dict[str, Any]] = answer["data"]
    return rows


def refused(call: Any) -> str:
    """What was answered where something was refused."""
    try:
        return f"not refused: {call()}"
    except urllib.error.HTTPError as error:
        return f"{error.code} {error.read().decode(errors='replace')}"
