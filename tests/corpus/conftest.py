"""The corpus, read once for all tests that look at it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from bench.scoring import load_scorer, rows_of
from ingest.build.progress import SilentReporter
from ingest.build.run import build
from ingest.project import DEFAULT_DOCUMENTS, Places
from tests.corpus.disclosures import Disclosure, read_all


@dataclass(frozen=True, slots=True)
class Corpus:
    manifest: tuple[dict[str, str], ...]
    read: dict[str, Disclosure]  # by path
    refused: dict[str, str]  # path: why


@pytest.fixture(scope="session")
def corpus(shared_folder: Path) -> Corpus:
    folder = shared_folder / "corpus"
    manifest = tuple(rows_of(folder / "MANIFEST.csv"))
    return Corpus(manifest, *read_all(folder, (row["file"] for row in manifest)))


@pytest.fixture(scope="session")
def scorer(shared_folder: Path) -> ModuleType:
    return load_scorer(shared_folder)


@pytest.fixture(scope="session")
def corpus_warehouse(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of the corpus's PDFs and the default documents; the planted errors stay out, as in any build."""
    offered = tmp_path_factory.mktemp("corpus") / "documents"
    offered.mkdir()
    pdfs = [
        *(shared_folder / "corpus" / "pdf").glob("*.pdf"),
        *(shared_folder / "corpus" / "more").glob("*.pdf"),
    ]
    for path in [*pdfs, *DEFAULT_DOCUMENTS.iterdir()]:
        if not path.name.startswith("planted-errors."):
            (offered / path.name).symlink_to(path)
    places = Places(offered, offered.with_name("warehouse.duckdb"))
    build(places, 2, SilentReporter())
    return places.warehouse
