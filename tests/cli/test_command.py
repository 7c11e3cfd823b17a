"""The command as a script uses it: output, exit codes, and errors that name file and remedy."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest
from PIL import Image

from ingest.build.lock import only_build
from ingest.cli import main
from ingest.project import DEFAULT_DOCUMENTS, Places

PDF = next(iter(sorted(DEFAULT_DOCUMENTS.glob("*.pdf"))))


def one(warehouse: Path, query: str) -> tuple[str, ...]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        row = connection.execute(query).fetchone()
    assert row is not None
    return row


def test_help_lists_every_command_and_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    for word in ("build", "read", "check", "explain", "exit codes", "130"):
        assert word in said


def test_read_draws_tables_with_captions(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(PDF)]) == 0
    said = capsys.readouterr().out
    assert str(PDF) in said
    assert "table 1, page" in said
    assert "│" in said
    assert "单位：" in said


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["read", "nowhere.pdf"], 2, "nowhere.pdf: no such file"),
        (["check", "--warehouse", "nowhere.duckdb"], 2, "make build"),
        (["explain", "a", "--warehouse", "nowhere.duckdb"], 2, "make build"),
        (["build", "--documents", "nowhere", "--warehouse", "w.duckdb"], 2, "--documents"),
    ],
)
def test_wrong_arguments_name_the_remedy(
    arguments: list[str], code: int, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == code
    said = capsys.readouterr().err
    assert said.startswith("yusuan: ")
    assert says in said


def test_read_of_a_broken_file_names_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing follows")
    assert main(["read", str(broken)]) == 1
    assert str(broken) in capsys.readouterr().err


def test_file_that_is_no_warehouse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.duckdb"
    other.write_text("not a database", encoding="utf-8")
    assert main(["check", "--warehouse", str(other)]) == 1
    assert "other.duckdb" in capsys.readouterr().err


def test_build_while_another_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "documents").mkdir()
    places = Places(tmp_path / "documents", tmp_path / "warehouse.duckdb")
    with only_build(places.lock):
        code = main(["build", "--documents", str(places.documents), "--warehouse", str(places.warehouse)])
    assert code == 3
    assert "another build" in capsys.readouterr().err


def test_check_notes_every_disclosure(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--warehouse", str(warehouse)]) == 0
    said = capsys.readouterr().out
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        disclosures = connection.execute(
            "select agency_name, fiscal_year, kind, grade from audit.disclosure_quality"
        ).fetchall()
    for agency_name, fiscal_year, kind, grade in disclosures:
        assert f"{agency_name} {fiscal_year} {kind}" in said
        assert f": grade {grade}" in said
    assert "0 to look at, 0 acknowledged" in said


def test_check_of_one_agency(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agency, year = one(warehouse, "select agency_name, fiscal_year from marts.dim_disclosure order by all")
    assert main(["check", agency, str(year), "--warehouse", str(warehouse)]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{agency} {year}")
    assert said.count(": grade") == 1
    assert main(["check", "无此部门", "--warehouse", str(warehouse)]) == 2
    assert "marts.dim_disclosure" in capsys.readouterr().err


def test_check_counts_by_rule(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--rules", "--warehouse", str(warehouse)]) == 0
    said = capsys.readouterr().out
    assert said.splitlines()[0].split()[:2] == ["rule", "holds"]
    assert said.splitlines()[-1].startswith("all ")


def test_a_break_fails_until_it_is_acknowledged(
    warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.duckdb"
    shutil.copyfile(warehouse, broken)
    (check_id,) = one(
        warehouse,
        "select check_id from audit.balance_checks inner join audit.balance_rules using (rule_id)"
        " where verdict = 'holds' and relation = 'equal' order by check_id",
    )

    def publish(change: str) -> None:
        with duckdb.connect(str(broken)) as connection:
            connection.execute(f"update audit.balance_checks set {change} where check_id = ?", [check_id])

    publish("verdict = 'publisher', right_yuan = 7, difference_yuan = left_yuan - 7")
    assert main(["check", "--warehouse", str(broken)]) == 1
    said = capsys.readouterr().out
    assert said.count("difference ") == 1
    assert "should be equal to 7.00" in said
    assert "the publisher's" in said

    publish("is_acknowledged = true, acknowledged_reason = 'explained elsewhere'")
    assert main(["check", "--warehouse", str(broken)]) == 0
    said = capsys.readouterr().out
    assert "acknowledged: explained elsewhere" in said
    assert "0 to look at, 1 acknowledged" in said


def test_explain_says_where_how_and_which_checks(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    amount_id, printed, path, page_no = one(
        warehouse,
        """
        select amounts.amount_id, amounts.printed_text, documents.path, amounts.page_no
        from audit.balance_checks as checks
        inner join marts.published_amounts as amounts on amounts.amount_id = split_part(checks.left_ids, ',', 1)
        inner join audit.documents as documents on documents.document_id = amounts.document_id
        where amounts.x0 is not null and checks.verdict = 'holds'
        order by amounts.amount_id
        """,
    )
    assert main(["explain", amount_id, "--warehouse", str(warehouse)]) == 0
    said = capsys.readouterr().out
    for part in (amount_id, printed, path, f"page {page_no}", "printed", "holds"):
        assert str(part) in said


def test_explain_crops_the_place(warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (amount_id,) = one(
        warehouse, "select amount_id from marts.published_amounts where x0 is not null order by amount_id"
    )
    out = tmp_path / "out.png"
    assert main(["explain", amount_id, "--warehouse", str(warehouse), "--crop", str(out)]) == 0
    assert str(out) in capsys.readouterr().out
    with Image.open(out) as image:
        assert image.format == "PNG"
        assert (210, 30, 30) in {colour for _, colour in image.getcolors(1 << 24) or []}


def test_explain_of_a_format_without_pages(
    warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (amount_id,) = one(
        warehouse, "select amount_id from marts.published_amounts where x0 is null order by amount_id"
    )
    out = tmp_path / "out.png"
    assert main(["explain", amount_id, "--warehouse", str(warehouse), "--crop", str(out)]) == 2
    assert "no pages to picture" in capsys.readouterr().err
    assert not out.exists()


def test_explain_of_an_unknown_amount(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "0000", "--warehouse", str(warehouse)]) == 2
    assert "0000: no such amount" in capsys.readouterr().err
