"""What docs/connect.md marks as tested is run here, as it stands on the page; a mark that nothing runs fails."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from ingest.export.run import FORMATS, export
from ingest.project import ROOT

ENGLISH, CHINESE = ROOT / "docs" / "connect.md", ROOT / "docs" / "连接.md"
_CODE = re.compile(r"`([^`]+)`")
_LISTED = (
    "select '\"' || table_schema || '\".\"' || table_name || '\"' from information_schema.tables"
    " where table_schema in ('marts', 'audit', 'reports')"
)
_SELECT_ALL = """
import sys, duckdb
print(duckdb.__version__)
connection = duckdb.connect(sys.argv[1], read_only=True)
for name, in connection.execute(sys.argv[2]).fetchall():
    connection.execute(f"select * from {name}").fetchall()
    print(name)
"""


def rows(page: Path) -> list[tuple[str, str, str]]:
    """Tool, what to type, and the mark, of the table in the head."""
    head = page.read_text(encoding="utf-8").partition("\n## ")[0]
    table = [line.strip("| ").split(" | ") for line in head.splitlines() if line.startswith("| ")]
    assert {len(row) for row in table} == {4}
    return [(tool, typed, mark) for tool, typed, _, mark in table[1:]]


def run_python(code: str) -> Any:
    return eval(code, {"duckdb": duckdb})


def first_code(typed: str) -> str:
    found = _CODE.search(typed)
    assert found, typed
    return found[1]


def gives_decimals(code: str) -> None:
    assert {type(value) for row in run_python(code) for value in row} >= {Decimal}


def gives_polars_decimals(code: str) -> None:
    assert run_python(code).schema["amount_yuan"] == pl.Decimal(20, 2)


def gives_pandas_decimals(code: str) -> None:
    assert {type(value) for value in run_python(code)["amount_yuan"]} == {Decimal}


def attaches_every_table(code: str) -> None:
    with duckdb.connect() as connection:
        connection.execute(code)
        connection.execute("use budget")
        names = connection.execute(_LISTED + " and table_catalog = 'budget'").fetchall()
        connection.execute("use memory")
        assert names
        for (name,) in names:
            connection.execute(f"select * from budget.{name}").fetchall()


def an_older_one_selects_every_table(code: str) -> None:
    version = code.partition("==")[2]
    python = Path("older") / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", "older"], check=True)
    pip, *install = code.split()
    quickly = ["--quiet", "--only-binary", ":all:", "--retries", "0", "--timeout", "10"]
    installed = subprocess.run(
        [sys.executable, "-m", pip, "--python", python, *install, *quickly],
        capture_output=True,
        text=True,
        check=False,
    )
    if installed.returncode != 0:
        pytest.skip(f"duckdb {version} (no package index can be reached, or none with this wheel)")
    told = subprocess.run(
        [python, "-c", _SELECT_ALL, "warehouse.duckdb", _LISTED],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    said, *names = told.stdout.splitlines()
    assert said == version
    assert '"marts"."budget_lines"' in names


def gives_texts(code: str) -> None:
    assert {type(value) for row in run_python(code) for value in row} == {str, type(None)}


def names_the_reports(code: str) -> None:
    first, *others = run_python(code)
    assert first == "目录"
    assert "三公经费" in others


RUNS: dict[str, Callable[[str], None]] = {
    "Python": gives_decimals,
    "polars": gives_polars_decimals,
    "pandas": gives_pandas_decimals,
    "SQL in another DuckDB": attaches_every_table,
    "an older DuckDB": an_older_one_selects_every_table,
    "Parquet": gives_decimals,
    "CSV": gives_texts,
    "workbook": names_the_reports,
}
TESTED = [(tool, first_code(typed)) for tool, typed, mark in rows(ENGLISH) if mark == "yes"]


@pytest.fixture(scope="module")
def place(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the file and an export under the names that the page uses."""
    folder = tmp_path_factory.mktemp("connect")
    os.link(warehouse, folder / "warehouse.duckdb")
    export(warehouse, folder / "out", FORMATS, lambda _: None)
    return folder


@pytest.mark.parametrize(("tool", "code"), TESTED, ids=[tool for tool, _ in TESTED])
def test_what_is_marked_tested_works(
    tool: str, code: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tool in RUNS, f"docs/connect.md says that {tool} is tested; nothing runs it"
    monkeypatch.chdir(place)
    RUNS[tool](code)


def test_every_row_says_whether_it_is_tested() -> None:
    assert {tool for tool, _ in TESTED} == set(RUNS)
    assert {mark for _, _, mark in rows(ENGLISH)} == {"yes", "no", "by `make bi-test`"}


def test_the_chinese_page_says_the_same() -> None:
    marks = {"yes": "已测试", "no": "未测试", "by `make bi-test`": "由 `make bi-test`"}
    english = [(_CODE.findall(typed), marks[mark]) for _, typed, mark in rows(ENGLISH)]
    assert [(_CODE.findall(typed), mark) for _, typed, mark in rows(CHINESE)] == english


def test_what_superset_is_told_is_set_by_its_tests() -> None:
    """These take a browser: `make bi-test` runs them."""
    section = ENGLISH.read_text(encoding="utf-8").partition("\n## Superset")[2]
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "bi").glob("*.py"))
    claimed = [line for line in section.splitlines() if line.startswith("| ") and line.endswith("| yes |")]
    assert claimed
    for line in claimed:
        for name in re.findall(r"[A-Z]+_[A-Z_]+", line):
            assert name in tests, f"{name} is marked tested; no test of tests/bi sets it"
