"""The landing loses nothing and doubles nothing."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import duckdb
import pytest

from ingest.interpret.reading import (
    Amount,
    Candidate,
    Claim,
    Identity,
    Indicator,
    Observation,
    Place,
    Reading,
    Repair,
    TableReading,
    Term,
    Unplaced,
)
from ingest.landing.refusal import Refusal
from ingest.landing.store import Landing, Unstorable
from ingest.layout.grid import Grid, GridCell, Layout, Paragraph
from ingest.page import Box, Doubt

LAYOUT = Layout(
    "application/pdf",
    2,
    (
        Grid(
            1,
            1,
            ("表1", "单位：万元"),
            ("注：空表",),
            (
                GridCell(1, 1, 1, 1, 2, "合计", Box(1.5, 2.0, 3.0, 4.25)),
                GridCell(2, 2, 1, 1, 1, "'; drop table raw.cells; --", None, (Doubt("cut_by_page", "上半"),)),
                GridCell(2, 2, 2, 1, 1, "1,234.50"),
            ),
            2,
            2,
        ),
        Grid(2, 2, (), (), (), 0, 0),
    ),
    (Paragraph(1, 1, "表1", Box(0.0, 0.0, 1.0, 1.0), 1), Paragraph(2, 2, "一段话")),
)


def place(name: str, fund: str = "general") -> Place:
    return Place(
        "expenditure_summary", None, "expenditure", "function", "201", None, None, name, None, 1, fund, "all",
        "all", "amount", 2023, "budget",
    )  # fmt: skip


def amount(value: str, col: int, *rivals: str) -> Amount:
    candidates = tuple(Candidate(place("合计"), Decimal(v)) for v in (value, *rivals))
    seen = Observation(1, "表1", "支出总表", 1, 2, col, Box(1, 2, 3, 4), value, "万元", candidates)
    return Amount(seen, place("合计"), Decimal(value), Decimal(value) * 10000, "printed", None)


def reading(*amounts: Amount) -> Reading:
    return Reading(
        Identity("某局2023年预算", "某局", 2023, "budget", "department"),
        (TableReading(1, 1, "expenditure_summary", "表1", "支出总表", "万元", False, False, None),),
        amounts,
        (
            Indicator(
                1, 1, 3, 1, "project", "项目", "产出", None, None, "≥", "95", "%", None, "annual",
                Decimal("12.5"), None, None, "≥95%",
            ),
        ),
        (Term(1, 2, "基本支出", "说明", ()),),
        (Unplaced(1, None, 1, 5, 5, "7.00", "no heading"),),
        (
            Claim(
                2, 2, 1, "支出总计1.5万元。", "支出总计", "expenditure", None, None, None, None, "all", None,
                "amount", None, 2023, "budget", None, None, None, None, None, None,
                Decimal("1.5"), Decimal(15000), Decimal(1000), "1.5万元", "万元", True,
            ),
        ),
    )  # fmt: skip


def count(path: Path, table: str) -> int:
    with duckdb.connect(str(path), read_only=True) as connection:
        row = connection.execute(f"select count(*) from raw.{table}").fetchone()
    assert row is not None
    return int(row[0])


def test_layout_comes_back_as_it_was(tmp_path: Path) -> None:
    with Landing(tmp_path / "landing.duckdb") as landing:
        landing.save_layout("d1", "r1", LAYOUT)
        assert landing.load_layout("d1", "r1") == LAYOUT
        assert landing.read_documents("r1")["d1"].page_count == 2
        assert landing.read_documents("another reader") == {}


def test_refusal_is_remembered_with_its_remedy(tmp_path: Path) -> None:
    with Landing(tmp_path / "landing.duckdb") as landing:
        landing.save_refusal("d1", "r1", Refusal("is locked; save it without a password"))
        found = landing.read_documents("r1")["d1"]
        assert (found.status, found.message) == ("refused", "is locked; save it without a password")
        with pytest.raises(LookupError):
            landing.load_layout("d1", "r1")


def test_decimals_stay_exact(tmp_path: Path) -> None:
    large = amount("12345678901234.67", 1)
    with Landing(tmp_path / "landing.duckdb") as landing:
        landing.save_reading("d1", "r1", "i1", reading(large, amount("0.123456", 2)))
    with duckdb.connect(str(tmp_path / "landing.duckdb")) as connection:
        rows = connection.execute("select value, amount_yuan from raw.amounts order by col_no").fetchall()
    assert rows == [
        (Decimal("12345678901234.67000000"), Decimal("123456789012346700.00")),
        (Decimal("0.12345600"), Decimal("1234.56")),
    ]


def test_a_repair_is_kept_under_the_id_of_its_amount(tmp_path: Path) -> None:
    repair = Repair(
        "joined", "1,00 0.00", "all/all/basic", ("total_is_spends", "units_make_department"), 3, (3, 2)
    )
    amounts = amount("2.00", 1), replace(amount("1000.00", 2), reading="repaired", repair=repair)
    with Landing(tmp_path / "landing.duckdb") as landing:
        landing.save_reading("d1", "r1", "i1", reading(*amounts))
    with duckdb.connect(str(tmp_path / "landing.duckdb")) as connection:
        rows = connection.execute(
            "select amounts.value, repairs.* exclude (amount_id, document_id, interpreter_id)"
            " from raw.repairs inner join raw.amounts using (amount_id)"
        ).fetchall()
    assert rows == [
        (
            Decimal(1000), "joined", "1,00 0.00", "all/all/basic", "total_is_spends|units_make_department", 3, 3, 2,
        )
    ]  # fmt: skip


def test_second_reading_replaces_the_first(tmp_path: Path) -> None:
    path = tmp_path / "landing.duckdb"
    with Landing(path) as landing:
        landing.save_layout("d1", "r1", LAYOUT)
        landing.save_layout("d1", "r1", LAYOUT)
        landing.save_reading("d1", "r1", "i1", reading(amount("1.00", 1), amount("2.00", 2)))
        landing.save_reading("d1", "r1", "i1", reading(amount("1.00", 1), amount("2.00", 2)))
        landing.save_reading("d1", "r1", "i2", reading(amount("3.00", 1)))
        assert landing.interpreted_documents("r1", "i1") == frozenset()
        assert landing.interpreted_documents("r1", "i2") == {"d1"}
        assert landing.interpreted_documents("another reader", "i2") == frozenset()
    assert {t: count(path, t) for t in ("cells", "amounts", "terms", "indicators", "unplaced", "claims", "tables")} == {
        "cells": 3, "amounts": 1, "terms": 1, "indicators": 1, "unplaced": 1, "claims": 1, "tables": 1,
    }  # fmt: skip


def test_amount_ids_are_the_same_after_every_rebuild_and_differ_within_a_cell(tmp_path: Path) -> None:
    ids = []
    for name in ("a", "b"):
        with Landing(tmp_path / f"{name}.duckdb") as landing:
            landing.save_reading(
                "d1", "r1", name, reading(amount("1.00", 1), amount("2.00", 1), amount("2.00", 2))
            )
        with duckdb.connect(str(tmp_path / f"{name}.duckdb")) as connection:
            ids.append(connection.execute("select amount_id from raw.amounts order by all").fetchall())
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 3


def test_rivals_of_an_amount_are_kept(tmp_path: Path) -> None:
    with Landing(tmp_path / "landing.duckdb") as landing:
        landing.save_reading("d1", "r1", "i1", reading(amount("1.00", 1, "7.00")))
    with duckdb.connect(str(tmp_path / "landing.duckdb")) as connection:
        (rivals,) = connection.execute("select candidates from raw.amounts").fetchone() or (None,)
    assert '"7.00"' in str(rivals)


def test_failed_save_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "landing.duckdb"
    with Landing(path) as landing:
        landing.save_reading("d1", "r1", "i1", reading(amount("1.00", 1)))
        too_large = amount("1" + "0" * 25, 1)
        with pytest.raises(Unstorable):
            landing.save_reading("d1", "r1", "i2", reading(too_large))
        assert landing.interpreted_documents("r1", "i1") == {"d1"}
    assert count(path, "amounts") == 1


def test_landing_of_another_schema_is_emptied(tmp_path: Path) -> None:
    path = tmp_path / "landing.duckdb"
    with Landing(path) as landing:
        landing.save_layout("d1", "r1", LAYOUT)
    with duckdb.connect(str(path)) as connection:
        connection.execute("update raw.landing_schema set fingerprint = 'of an older project'")
    with Landing(path) as landing:
        assert landing.read_documents("r1") == {}


@pytest.mark.parametrize("table", ["grids", "paragraphs"])
def test_kill_within_a_document_leaves_whole_documents_only(tmp_path: Path, table: str) -> None:
    """The process dies after one table's rows went in: the document before stays, this one is not there."""
    path = tmp_path / "landing.duckdb"
    script = dedent(
        f"""
        import os, sys
        sys.path.insert(0, {str(Path(__file__).parent)!r})
        from pathlib import Path
        from test_store import LAYOUT
        from ingest.landing.store import Landing
        landing = Landing(Path({str(path)!r}))
        landing.save_layout("d1", "r1", LAYOUT)
        insert = landing._insert
        def insert_and_die(name, rows):
            insert(name, rows)
            if name == {table!r}:
                os.kill(os.getpid(), 9)
        landing._insert = insert_and_die
        landing.save_layout("d2", "r1", LAYOUT)
        """
    )
    ended = subprocess.run([sys.executable, "-c", script], check=False)
    assert ended.returncode == -9
    with Landing(path) as landing:
        assert set(landing.read_documents("r1")) == {"d1"}
        assert landing.load_layout("d1", "r1") == LAYOUT
        landing.save_layout("d2", "r1", LAYOUT)
        assert landing.load_layout("d2", "r1") == LAYOUT
