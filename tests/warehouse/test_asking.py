"""Macros and search for people who open the published file, and the plain tables where macros are out of reach."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

MACROS = ("entity", "subject", "search")
# Entries whose text holds all pairs of neighbouring signs of what is sought.
BY_GRAMS = """
    select entry_id
    from {catalog}marts.search_grams
    where gram in ('数据', '据资', '资源')
    group by entry_id having count(*) = 3
"""


@pytest.fixture(scope="module")
def con(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The file under another name, in a duckdb that fetches and loads no extension."""
    renamed = tmp_path_factory.mktemp("asking") / "another name.duckdb"
    shutil.copy(warehouse, renamed)
    plain = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    with duckdb.connect(renamed, read_only=True, config=plain) as connection:
        yield connection


def found(con: duckdb.DuckDBPyConnection, macro: str, asked: str | None, column: str) -> list[Any]:
    return [row[0] for row in con.execute(f"select {column} from {macro}($1)", [asked]).fetchall()]


@pytest.mark.parametrize(
    "asked",
    [
        "石家庄市数据资源管理局",
        "石家庄",
        "数据资源",
        "石家庄数管局",
        "shijiazhuang",
        "shi jia zhuang",
        "sjzssjzy",
        "sjj",
    ],
)
def test_an_agency_by_whatever_part_of_its_name(con: duckdb.DuckDBPyConnection, asked: str) -> None:
    assert "石家庄市数据资源管理局" in found(con, "entity", asked, "agency_name")


def test_an_agency_is_found_once_though_many_of_its_names_fit(con: duckdb.DuckDBPyConnection) -> None:
    assert found(con, "entity", "大数据管理局", "agency_name") == ["沈阳市大数据管理局"]


def test_pinyin_counts_from_the_start_of_a_syllable(con: duckdb.DuckDBPyConnection) -> None:
    assert found(con, "entity", "hen", "note")[0].startswith("没有找到“hen”")  # within 沈 shen


@pytest.mark.parametrize("macro", MACROS)
@pytest.mark.parametrize("asked", ["从未有过的东西", "qqqq", "", " ", "(a[", "'", None])
def test_nothing_found_is_said_in_one_row(
    con: duckdb.DuckDBPyConnection, macro: str, asked: str | None
) -> None:
    (note,) = found(con, macro, asked, "note")
    assert note.startswith(f"没有找到“{asked or ''}”")


@pytest.mark.parametrize(
    ("macro", "asked", "near"),
    [
        ("entity", "沈阳大数据中台", "沈阳市大数据管理局"),
        ("entity", "shenyang dashuju zhongtai", "沈阳市大数据管理局"),
        ("subject", "基本工资条", "基本工资"),
        ("search", "行政运行科", "行政运行"),
    ],
)
def test_what_comes_nearest_is_proposed(
    con: duckdb.DuckDBPyConnection, macro: str, asked: str, near: str
) -> None:
    (note,) = found(con, macro, asked, "note")
    assert note.startswith(f"没有找到“{asked}”，相近的有：")
    assert near in note


def test_a_subject_by_code_name_and_pinyin(con: duckdb.DuckDBPyConnection) -> None:
    by_code = found(con, "subject", "3010", "subject_code")
    assert "30101" in by_code
    assert all(code.startswith("3010") for code in by_code)
    assert "30231" in found(con, "subject", "车运维", "subject_code")  # its signs in their order
    assert "30101" in found(con, "subject", "基本工资", "subject_code")
    assert "30101" in found(con, "subject", "jibengongzi", "subject_code")


def test_search_leads_to_the_page(con: duckdb.DuckDBPyConnection) -> None:
    kinds = set(found(con, "search", "大数据", "kind"))
    assert {"agency", "project"} <= kinds
    places = con.execute(
        "select document_id, page_no, amount_yuan from search('大数据') where kind = 'project'"
    ).fetchall()
    assert all(None not in place for place in places)
    assert found(con, "search", "大数据 平台", "text")


def test_what_fits_best_comes_first(con: duckdb.DuckDBPyConnection) -> None:
    ranks = found(con, "search", "行政运行", "match_rank")
    assert ranks == sorted(ranks)
    assert ranks[0] == 1


def test_attached_under_an_alias_the_plain_tables_answer(warehouse: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"attach '{warehouse}' as budgets (read_only)")
        with pytest.raises(duckdb.CatalogException):
            connection.execute("from budgets.main.entity('沈阳')")
        names = connection.execute(
            "select name from budgets.marts.dim_agency_name where name like '%沈阳%' or pinyin like '%shen yang%'"
        ).fetchall()
        assert ("沈阳市大数据管理局",) in names
        by_grams = {row[0] for row in connection.execute(BY_GRAMS.format(catalog="budgets.")).fetchall()}
        by_text = {
            row[0]
            for row in connection.execute(
                "select entry_id from budgets.marts.search_entries where contains(left(text, 100), '数据资源')"
            ).fetchall()
        }
        assert by_grams == by_text != set()
