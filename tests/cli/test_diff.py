"""`yusuan diff`, and how `yusuan build` ends where old numbers changed by our own doing."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from ingest.build.run import Outcome
from ingest.cli import build as build_command
from ingest.cli import main


@pytest.fixture
def doubled(warehouse: Path, tmp_path: Path) -> Path:
    """The warehouse as a model that counts twice would have made it."""
    file = tmp_path / "doubled.duckdb"
    shutil.copy(warehouse, file)
    with duckdb.connect(str(file)) as connection:
        connection.execute("update marts.published_amounts set amount_yuan = amount_yuan * 2")
        connection.execute(
            "update audit.build_parts set fingerprint = 'other' where name = 'models/marts/fct_claim.sql'"
        )
    return file


def test_diff_of_a_first_build_says_so(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "--warehouse", str(warehouse)]) == 0
    assert capsys.readouterr().out == "not compared: there was no published file before\n"


def test_diff_of_two_files(warehouse: Path, doubled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "--warehouse", str(warehouse), "--against", str(warehouse)]) == 0
    assert capsys.readouterr().out == "nothing changed\n"
    assert main(["diff", "--warehouse", str(doubled), "--against", str(warehouse)]) == 0
    said = capsys.readouterr().out
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        rows = connection.execute(
            "select agency_name, fiscal_year, count(*) from marts.published_amounts"
            " inner join marts.dim_disclosure using (disclosure_id) where amount_yuan != 0 group by all"
        ).fetchall()
    for agency, year, count in rows:
        assert f"{agency} {year} " in said
        assert f"and {count - 10:,} more" in said
    assert said.splitlines()[-1] == "[model]  model models/marts/fct_claim.sql"
    agency = rows[0][0]
    assert main(["diff", agency, "--warehouse", str(doubled), "--against", str(warehouse)]) == 0
    assert capsys.readouterr().out.count(" more") == 1


@pytest.mark.parametrize(
    ("option", "code", "says"),
    [("--against", 2, "there is no warehouse"), ("--warehouse", 2, "there is no warehouse")],
)
def test_diff_with_a_file_that_is_not_there(
    warehouse: Path, option: str, code: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "--warehouse", str(warehouse), option, "nowhere.duckdb"]) == code
    assert says in capsys.readouterr().err


def test_diff_of_a_file_of_an_earlier_version(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "old.duckdb"
    duckdb.connect(str(file)).close()
    assert main(["diff", "--warehouse", str(file)]) == 1
    assert "make build" in capsys.readouterr().err


def test_a_build_that_changed_old_numbers_by_itself_publishes_and_ends_with_four(
    warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    published = tmp_path / "warehouse.duckdb"
    shutil.copy(warehouse, published)
    with duckdb.connect(str(published)) as connection:
        connection.execute(
            "insert into audit.changes (change_id, subject, change, disclosure_id, label, aspects, cause, cause_detail)"
            " values ('1', 'amount', 'changed', 'd', '合计', 'value', 'model', 'model a.sql'),"
            " ('2', 'amount', 'changed', 'd', '合计', 'value', 'dictionary', 'dictionary b.csv'),"
            " ('3', 'amount', 'new', 'd', '合计', null, 'model', 'model a.sql')"
        )
    monkeypatch.setattr(build_command, "build", lambda *_, **__: Outcome(is_new=True))
    (tmp_path / "documents").mkdir()
    code = main(["build", "--documents", str(tmp_path / "documents"), "--warehouse", str(published)])
    said = capsys.readouterr()
    assert code == 4
    assert "WARNING: 1 numbers" in said.err
    assert "model a.sql" in said.err
    assert "2 amounts changed · 1 amount new" in said.out
