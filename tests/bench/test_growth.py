"""The landing that growth is measured on holds the same documents many times, each copy by itself."""

from __future__ import annotations

from pathlib import Path

import duckdb
import yaml

from bench.growth.__main__ import slowest_of, table_of
from bench.growth.copies import write_copies
from bench.growth.measure import Grown
from ingest.build.assemble import quoted
from ingest.project import ROOT, Places


def test_every_copy_has_documents_agencies_and_numbers_of_its_own(built: Places, tmp_path: Path) -> None:
    landing, build_file = tmp_path / "landing.duckdb", tmp_path / "build.duckdb"
    write_copies(built, 3, landing, build_file)
    with duckdb.connect(str(build_file), read_only=True) as connection:
        connection.execute(f"attach '{quoted(landing)}' as copied (read_only)")
        connection.execute(f"attach '{quoted(built.landing)}' as landing (read_only)")

        def count(query: str) -> int:
            return int(connection.execute(f"select count({query}").fetchall()[0][0])

        for what in ("distinct document_id) from {}.raw.interpretations", "distinct amount_id) from {}.raw.amounts",
                     "*) from {}.raw.terms", "distinct claim_id) from {}.raw.claims"):  # fmt: skip
            assert count(what.format("copied")) == 3 * count(what.format("landing")) > 0
        assert count("distinct agency_name) from copied.raw.interpretations") == 3 * count(
            "distinct agency_name) from landing.raw.interpretations"
        )
        offered = "*) from raw.offered_files as offered inner join copied.raw.interpretations"
        assert count(f"{offered} using (document_id, interpreter_id)") == 3 * count(
            "*) from landing.raw.interpretations"
        )
        amounts = "*) from copied.raw.amounts left join copied.raw.tables using (document_id, table_ordinal)"
        assert count(f"{amounts} where tables.document_id is null") == 0


def test_copies_hold_every_table_that_models_read(built: Places, tmp_path: Path) -> None:
    landing, build_file = tmp_path / "landing.duckdb", tmp_path / "build.duckdb"
    write_copies(built, 2, landing, build_file)
    declared = yaml.safe_load((ROOT / "models/staging/_sources.yml").read_text(encoding="utf-8"))["sources"]
    held = {"landing": landing, "build": build_file, "published": build_file}
    for source in declared:
        with duckdb.connect(str(held[source["name"]]), read_only=True) as connection:
            found = connection.execute(
                "select table_name from duckdb_tables() where schema_name = ?", [source["schema"]]
            ).fetchall()
        assert {table["name"] for table in source["tables"]} <= {name for (name,) in found}, source["name"]


def test_nodes_that_grow_faster_than_the_disclosures_show(tmp_path: Path) -> None:
    small = Grown(1, 10, 100, 5.0, 200.0, 1.0, {"model.linear": 0.1, "model.squared": 0.01})
    large = Grown(10, 100, 1000, 20.0, 400.0, 8.0, {"model.linear": 1.0, "model.squared": 1.0})
    assert "200" in table_of([small, large]).splitlines()[2].split()
    lines = {line.split()[0]: line.split()[-1] for line in slowest_of([small, large], 5).splitlines()}
    assert (lines["model.linear"], lines["model.squared"]) == ("1.00", "10.00")
