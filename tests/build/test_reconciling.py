"""A damaged text, built with the help of its books and without: what was repaired is told, and nothing is lost."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from ingest.build.progress import SilentReporter
from ingest.build.run import build
from ingest.cli import main
from ingest.project import Places
from tests.damaged_disclosure import write_damaged_disclosure

pytestmark = pytest.mark.slow


def _rows(warehouse: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.execute(query).fetchall()


@pytest.fixture(scope="module")
def reconciled(tmp_path_factory: pytest.TempPathFactory) -> Places:
    folder = tmp_path_factory.mktemp("damaged")
    places = Places(folder / "documents", folder / "warehouse.duckdb")
    places.documents.mkdir()
    write_damaged_disclosure(places.documents / "damaged.txt")
    build(places, 1, SilentReporter())
    return places


def test_repairs_are_published_with_what_stood_on_the_page(reconciled: Places) -> None:
    repairs = _rows(
        reconciled.warehouse,
        """
        select kind, reading, was_text, was_place, became_yuan, became_place, tail_row_no, equalities > 0
        from audit.repairs where table_key = 'expenditure_summary' order by kind, became_yuan
        """,
    )
    money = [(kind, was, int(yuan)) for kind, _, was, _, yuan, *_ in repairs]
    assert money == [
        ("joined", "1,34 5.00", 13_450_000),
        ("joined", "10,00 0.00", 100_000_000),
        ("joined", "11,34 5.00", 113_450_000),
        ("moved", "10,000.00", 100_000_000),
    ]
    assert {row[1] for row in repairs} == {"repaired"}
    assert [(row[3], row[5]) for row in repairs if row[0] == "moved"] == [
        ("all/all/basic", "all/all/project")
    ]
    assert [row[6] is not None for row in repairs] == [True, True, True, False]
    assert all(row[7] for row in repairs)


def test_the_report_of_repairs_is_in_chinese(reconciled: Places) -> None:
    query = 'select "原文", "原位置", "位置" from reports."数字修复" where "修复方式" = \'移位\' and "行" like \'2012604%\''
    assert set(_rows(reconciled.warehouse, query)) == {
        ("10,000.00", "全部资金·全部·基本支出", "全部资金·全部·项目支出")
    }


def test_explain_says_what_was_repaired(reconciled: Places, capsys: pytest.CaptureFixture[str]) -> None:
    ((amount_id,),) = _rows(
        reconciled.warehouse,
        "select amount_id from audit.repairs where kind = 'moved' and table_key = 'expenditure_summary'",
    )
    assert main(["explain", amount_id, "--warehouse", str(reconciled.warehouse)]) == 0
    assert "moved · was 10,000.00 under all/all/basic · is for all/all/project" in capsys.readouterr().out


def test_without_reconciling_every_number_is_where_it_seems_to_stand(
    reconciled: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(reconciled.warehouse.parent, tmp_path / "copy")
    warehouse = folder / "warehouse.duckdb"
    paths = ["--documents", str(folder / "documents"), "--warehouse", str(warehouse)]
    assert main(["build", "--no-reconcile", *paths]) == 0
    said = capsys.readouterr().out
    assert "interpret" in said
    assert "read …" not in said, "the landed cells are the same"
    assert _rows(warehouse, "select count(*) from audit.repairs") == [(0,)]
    assert _rows(warehouse, "select distinct reading from marts.published_amounts order by all") == [
        ("doubtful",),
        ("printed",),
    ]
    assert _rows(warehouse, "select count(*) from audit.unplaced_cells") == [(6,)]
