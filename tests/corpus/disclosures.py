"""The documents of ../shared/corpus, each read and interpreted once, as a build does it, in two processes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ingest.build.limits import limits_from_environment
from ingest.build.pool import Failure, Pool, Task
from ingest.build.work import read, understand
from ingest.interpret.reading import Reading
from ingest.landing.refusal import Refusal
from ingest.project import SEEDS

HERE = Path(__file__).parent
PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A document of the corpus with what was made of it."""

    path: str  # below the corpus
    page_count: int
    reading: Reading


def read_and_understand(file: Path) -> tuple[int, Reading] | Refusal:
    """In a worker, so that only what the tests look at is handed back."""
    layout = read(file, SEEDS)
    if isinstance(layout, Refusal):
        return layout
    return layout.page_count, understand(layout, SEEDS)


def read_all(corpus: Path, paths: Iterable[str]) -> tuple[dict[str, Disclosure], dict[str, str]]:
    """What was read by path, and why the rest was not. The largest files first: both processes end together."""
    by_size = sorted(paths, key=lambda path: (corpus / path).stat().st_size, reverse=True)
    found: dict[str, Disclosure] = {}
    refused: dict[str, str] = {}
    with Pool(PROCESSES, limits_from_environment()) as pool:
        tasks = [Task(path, (corpus / path,)) for path in by_size]
        for path, answer in pool.run(read_and_understand, tasks):
            if isinstance(answer, Refusal | Failure):
                refused[path] = answer.message
            else:
                found[path] = Disclosure(path, *answer)
    return found, refused
