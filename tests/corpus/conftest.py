"""The corpus, read once for all tests that look at it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from bench.scoring import load_scorer, rows_of
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
