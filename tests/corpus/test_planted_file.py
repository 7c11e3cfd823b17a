"""The corpus's file with errors planted by hand, beside the real one: what is missing there is told of it alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

from ingest.audit.findings import Findings, findings_of
from ingest.audit.note import note_of
from ingest.build.progress import SilentReporter
from ingest.build.run import build
from ingest.project import Places

REAL = "shanghai-putuo-finance-2024-final.pdf"
PLANTED = f"planted-errors.{REAL}"


def audited(file: Path, folder: Path) -> Findings:
    (folder / "documents").mkdir()
    shutil.copy(file, folder / "documents")
    build(Places(folder / "documents", folder / "warehouse.duckdb"), 2, SilentReporter())
    with duckdb.connect(str(folder / "warehouse.duckdb"), read_only=True) as connection:
        (findings,) = findings_of(connection)
    return findings


def test_missing_and_empty_tables_and_wrong_prose_are_in_the_note(
    shared_folder: Path, tmp_path: Path
) -> None:
    found = audited(shared_folder / "corpus" / "pdf" / PLANTED, tmp_path)
    assert {(each.table_key, each.state) for each in found.absences} == {
        ("expenditure_summary", "missing"),
        ("three_public", "empty"),
    }
    said = note_of([found])
    assert "(expenditure_summary)  is missing" in said
    assert "(three_public)         is empty, without a word of it" in said
    assert found.grade > "A"
    assert "balance" in {each.metric for each in found.contradictions}
    assert "29,953,900.00 yuan: 收入支出决算总表" in said


def test_the_real_one_is_quiet_but_for_its_own_prose(shared_folder: Path, tmp_path: Path) -> None:
    found = audited(shared_folder / "corpus" / "pdf" / REAL, tmp_path)
    assert found.absences == ()
    assert found.breaks == ()
    assert found.grade_reasons
    (reason,) = found.grade_reasons.split("; ")
    assert reason.startswith("B: statements of the prose that the tables contradict: 1 (")
