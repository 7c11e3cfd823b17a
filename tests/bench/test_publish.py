"""The larger warehouse that publishing is measured on keeps its keys, and so can be published."""

from __future__ import annotations

from pathlib import Path

import duckdb

from bench.publish import changed, multiplied
from ingest.server.contract import contract_of
from ingest.server.keys import load_keys
from ingest.server.stream import opened
from tests.server.small_warehouse import write_warehouse


def test_a_multiplied_warehouse_holds_every_key_so_many_times(tmp_path: Path) -> None:
    small, large = write_warehouse(tmp_path / "s.duckdb", 1, rows=10), tmp_path / "l.duckdb"
    assert multiplied(small, 3, large).source.name == "published_amounts"
    with duckdb.connect(str(large), read_only=True) as file:
        rows, keys, lost = file.execute(
            "select count(*), count(distinct amount_id), count(*) filter (fund not in (select fund from marts.dim_fund))"
            " from marts.published_amounts"
        ).fetchall()[0]
        assert (rows, keys, lost) == (30, 30, 0)
        assert file.execute("select count(*) from audit.build").fetchall() == [(1,)]


def test_what_is_changed_is_changed_and_the_file_is_another(tmp_path: Path) -> None:
    file = write_warehouse(tmp_path / "w.duckdb", 1, rows=10)
    with opened(file) as published:
        table = next(t for t in contract_of(published, load_keys(), "") if t.name.name == "published_amounts")
    changed(file, table, "amount_id = (select min(amount_id) from {})")
    with duckdb.connect(str(file), read_only=True) as connection:
        texts = connection.execute(
            "select printed_text from marts.published_amounts order by amount_id"
        ).fetchall()
        assert [text for (text,) in texts if text.endswith("*")] == ["0.05*"]
        assert connection.execute("from audit.build").fetchall() == [("version 1*",)]
