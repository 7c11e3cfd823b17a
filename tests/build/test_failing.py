"""What fails publishes nothing and says where it failed. dbt is stood in for: its own failing takes no second."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from ingest.build import dbt
from ingest.build.assemble import build_folder, discard, quoted
from ingest.build.dbt import DbtFailed, DbtFailure
from ingest.build.progress import SilentReporter, Stage
from ingest.build.run import build
from ingest.cli import main
from ingest.gate.run import GateFailed
from ingest.project import Places


@pytest.fixture
def changed(built: Places, tmp_path: Path) -> Places:
    """A copy of the shared warehouse that has to be built again: a source address was added."""
    places = Places(tmp_path / "documents", tmp_path / "warehouse.duckdb")
    shutil.copytree(built.documents, places.documents)
    first = min(file.name for file in built.documents.iterdir() if file.suffix == ".pdf")
    (places.documents / "sources.csv").write_text(
        f"path,source_url,published_on\n{first},https://example.org/,2023-03-01\n", encoding="utf-8"
    )
    shutil.copy(built.warehouse, places.warehouse)
    shutil.copy(built.landing, places.landing)
    return places


def test_failing_test_publishes_nothing_and_shows_its_rows(
    changed: Places, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = changed.warehouse.read_bytes()

    def failing(*arguments: object) -> None:
        raise DbtFailed([DbtFailure("test.yusuan.one_total", "Got 1 result", ("row_no=3",))], Path("dbt.log"))

    monkeypatch.setattr(dbt, "run_dbt", failing)
    code = main(["build", "--documents", str(changed.documents), "--warehouse", str(changed.warehouse)])
    assert code == 1
    said = capsys.readouterr().err
    for part in ("test.yusuan.one_total", "row_no=3", "Nothing was published", "is as it was"):
        assert part in said
    assert changed.warehouse.read_bytes() == before
    assert not build_folder(changed.warehouse).exists()


def test_failing_gate_publishes_nothing(
    changed: Places, built: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stand-in for dbt loses one amount on the way; the gate must see it."""
    before = changed.warehouse.read_bytes()

    def losing(build_file: Path, landing: Path, target: Path, threads: int, stage: Stage) -> None:
        with duckdb.connect(str(build_file)) as connection:
            connection.execute(f"attach '{quoted(built.warehouse)}' as sound (read_only)")
            tables = connection.execute(
                "select schema_name, table_name from duckdb_tables() where database_name = 'sound'"
            ).fetchall()
            for schema, table in tables:
                if table == "build":
                    continue
                connection.execute(f"create schema if not exists {schema}")
                connection.execute(f"create table {schema}.{table} as select * from sound.{schema}.{table}")
            connection.execute(
                "delete from marts.published_amounts"
                " where amount_id = (select min(amount_id) from marts.published_amounts)"
            )

    monkeypatch.setattr(dbt, "run_dbt", losing)
    with pytest.raises(GateFailed) as failed:
        build(changed, 1, SilentReporter())
    assert {"conserved", "same_amounts", "money_cells"} >= {fault.frame for fault in failed.value.faults}
    assert "conserved" in {fault.frame for fault in failed.value.faults}
    assert changed.warehouse.read_bytes() == before
    assert not build_folder(changed.warehouse).exists()


def test_rows_of_a_failing_test_are_read_from_the_build_file(tmp_path: Path) -> None:
    build_file, landing = tmp_path / "build.duckdb", tmp_path / "landing.duckdb"
    duckdb.connect(str(landing)).close()
    with duckdb.connect(str(build_file)) as connection:
        connection.execute("create table t as select 1 as row_no, '表' as name")
    results = tmp_path / "run_results.json"
    results.write_text(
        '{"results": [{"unique_id": "test.a", "status": "fail", "message": "Got 1 result",'
        ' "compiled_code": "select * from t"}, {"unique_id": "model.b", "status": "success"}]}',
        encoding="utf-8",
    )
    found = dbt._failures(results, build_file, landing, [], tmp_path / "stderr.txt")
    assert found == [DbtFailure("test.a", "Got 1 result", ("row_no=1, name=表",))]


def test_left_over_build_is_swept(tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse.duckdb"
    build_folder(warehouse).mkdir()
    (build_folder(warehouse) / "build.duckdb.wal").write_text("left", encoding="utf-8")
    discard(warehouse)
    assert list(tmp_path.iterdir()) == []
