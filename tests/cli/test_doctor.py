"""`yusuan doctor` over files, folders and the last build."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.cli import main
from ingest.project import Places


def page(title: str) -> str:
    return (
        f"<html><body><p>某市财政局2026年部门预算</p><p>{title}</p><table><tr><td>项目</td><td>金额</td></tr>"
        "<tr><td>甲</td><td>1.00</td></tr><tr><td>乙</td><td>2.00</td></tr></table></body></html>"
    )


def test_a_folder_is_looked_through(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.html").write_text(page("甲乙丙情况表"), encoding="utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing follows")
    assert main(["doctor", str(tmp_path), "--jobs", "1"]) == 0
    said = capsys.readouterr().out
    assert "1 documents, 2 amounts, 0 numbers without a place" in said
    assert "not read: " in said
    assert "甲乙丙情况表   2 numbers in 1 document" in said
    assert "seeds/table_titles.csv" in said
    assert "甲乙丙情况,,,other,,,,某市财政局2026预算" in said


def test_the_last_build_is_looked_through(built: Places, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--warehouse", str(built.warehouse), "--jobs", "1"]) == 0
    assert "documents, " in capsys.readouterr().out


def test_without_a_build_it_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--warehouse", str(tmp_path / "w.duckdb")]) == 2
    assert "build first" in capsys.readouterr().err
    assert main(["doctor", "nowhere.pdf"]) == 2
    assert "no such file" in capsys.readouterr().err
