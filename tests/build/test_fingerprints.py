"""What changes makes only what depends on it again."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.build import fingerprints
from ingest.build.fingerprints import build_fingerprint, current_identifiers
from ingest.build.limits import Limits
from ingest.build.offered import offered_files

LIMITS = Limits(1.0, 1)


@pytest.fixture
def copy_of_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The parts of the project that fingerprints look at, to be changed freely."""
    root = tmp_path / "project"
    for folder in ("ingest", "seeds", "models", "macros"):
        for file in (fingerprints.ROOT / folder).rglob("*"):
            if file.suffix in {".py", ".csv", ".sql", ".yml"}:
                copied = root / file.relative_to(fingerprints.ROOT)
                copied.parent.mkdir(parents=True, exist_ok=True)
                copied.write_bytes(file.read_bytes())
    for name in ("dbt_project.yml", "profiles.yml"):
        (root / name).write_bytes((fingerprints.ROOT / name).read_bytes())
    monkeypatch.setattr(fingerprints, "ROOT", root)
    monkeypatch.setattr(fingerprints, "SEEDS", root / "seeds")
    return root


@pytest.mark.parametrize(
    ("changed", "reader", "interpreter", "build"),
    [
        ("ingest/readers/pdf.py", True, False, True),
        ("ingest/layout/joining.py", True, False, True),
        ("ingest/page.py", True, True, True),
        ("seeds/headings.csv", False, True, True),
        ("ingest/interpret/rows.py", False, True, True),
        ("ingest/reconcile/rounds.py", False, True, True),
        ("ingest/books/rules.py", False, True, True),
        ("seeds/balance_rules.csv", False, True, True),
        ("seeds/fact_sources.csv", False, False, True),
        ("models/marts/dim_document.sql", False, False, True),
        ("ingest/gate/suites.py", False, False, True),
        ("ingest/cli/read.py", False, False, False),
    ],
)
def test_a_change_reaches_what_depends_on_it(
    copy_of_project: Path, tmp_path: Path, changed: str, reader: bool, interpreter: bool, build: bool
) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    offered = offered_files(documents)
    ids, whole = current_identifiers(), build_fingerprint(offered, current_identifiers(), LIMITS)
    with (copy_of_project / changed).open("a", encoding="utf-8") as file:
        file.write("\n")
    new = current_identifiers()
    assert (new.reader != ids.reader, new.interpreter != ids.interpreter) == (reader, interpreter)
    assert (build_fingerprint(offered, new, LIMITS) != whole) == build


def test_reading_with_the_books_and_without_are_two_interpreters(tmp_path: Path) -> None:
    with_books, without = current_identifiers(), current_identifiers(with_books=False)
    assert with_books.reader == without.reader
    assert with_books.interpreter != without.interpreter
    fingerprints_of = {
        build_fingerprint(offered_files(tmp_path), ids, LIMITS) for ids in (with_books, without)
    }
    assert len(fingerprints_of) == 2


def test_a_document_or_its_name_changes_the_build(tmp_path: Path) -> None:
    ids = current_identifiers()
    (tmp_path / "a.pdf").write_text("a", encoding="utf-8")
    first = build_fingerprint(offered_files(tmp_path), ids, LIMITS)
    assert build_fingerprint(offered_files(tmp_path), ids, LIMITS) == first
    (tmp_path / "a.pdf").rename(tmp_path / "b.pdf")
    assert build_fingerprint(offered_files(tmp_path), ids, LIMITS) != first
