"""What the books make of converted texts: how long it takes, how sure the numbers are then, and how true.

    python -m bench.books [DOCUMENT …]

By default the documents of documents/, typed as text and damaged, always the same; and where the shared corpus lies beside the
project its texts, and its sound documents in one line. Where a truth lies there too, recall and precision of what is called sure
are added.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import ingest.reconcile.rounds  # noqa: F401 - loading the solver is no document's time
from bench.damage.__main__ import sample_documents
from bench.damage.measure import MIXED, Trial, damaged_text
from bench.scoring import Judge, load_scorer, rows_of
from bench.stages import stages
from ingest.books import Books, load_books
from ingest.build.work import read
from ingest.dictionary import Dictionary, load_dictionary
from ingest.interpret import interpret
from ingest.interpret.reading import Reading
from ingest.landing.refusal import Refusal
from ingest.layout.grid import Layout
from ingest.project import ROOT, SEEDS
from ingest.readers import Unreadable
from ingest.reconcile import reconcile
from ingest.reconcile.document import books_of, doubtful
from ingest.reconcile.opening import problem_of
from ingest.terminal import columns

_WITH_TRUTH = ROOT / "tests" / "corpus" / "documents_with_truth.csv"
SHARED = Path(os.environ.get("YUSUAN_SHARED", ROOT.parent / "shared"))
PERCENT = 5  # of the rows, pages and headings of a sample are struck
READINGS = ("printed", "repaired", "inferred", "doubtful")
_TIMES = (
    "document", "reading ms", "interpreting ms", "reconciling ms", "open rows",
    *(f"{name} before" for name in ("printed", "doubtful")), *READINGS,
)  # fmt: skip
_TRUTHS = ("truth", "stage", "recall", "precision", "sure recall", "sure precision", "wrong printed")


@dataclass(frozen=True, slots=True)
class Measured:
    reading: float  # milliseconds of this process, whatever else the machine does
    interpreting: float
    reconciling: float
    open_rows: int
    before: Counter[str]  # amounts by how they are read
    after: Counter[str]


def laid_out(file: Path) -> Layout:
    layout = read(file, SEEDS)
    if isinstance(layout, Refusal):
        raise Unreadable(f"{file}: {layout.message}")
    return layout


def measured(file: Path) -> Measured:
    dictionary, books = load_dictionary(SEEDS), load_books(SEEDS)
    started = time.process_time()
    layout = laid_out(file)
    read_at = time.process_time()
    alone = interpret(layout, dictionary)
    interpreted_at = time.process_time()
    helped = reconcile(alone, books, dictionary)
    reconciled_at = time.process_time()
    return Measured(
        (read_at - started) * 1000,
        (interpreted_at - read_at) * 1000,
        (reconciled_at - interpreted_at) * 1000,
        _open_rows(alone, books, dictionary),
        *(Counter(amount.reading for amount in reading.amounts) for reading in (alone, helped)),
    )


def _open_rows(alone: Reading, books: Books, dictionary: Dictionary) -> int:
    sheets = doubtful(alone.sheets, dictionary)
    return len(problem_of(books_of(sheets, alone.amounts, books, dictionary))[1]) if sheets else 0


def times(documents: Sequence[tuple[str, Path]], sound: Sequence[Path]) -> str:
    """A line for each document, by name and file; one for those that are sound; one for all."""
    found = [(name, measured(file)) for name, file in documents]
    if sound:
        found.append((f"{len(sound)} sound documents", _together([measured(file) for file in sound])))
    found.append(("all", _together([one for _, one in found])))
    return columns([_TIMES, *(_line(*one) for one in found)], numeric=frozenset(range(1, len(_TIMES))))


def _together(found: Sequence[Measured]) -> Measured:
    return Measured(
        sum(one.reading for one in found),
        sum(one.interpreting for one in found),
        sum(one.reconciling for one in found),
        sum(one.open_rows for one in found),
        sum((one.before for one in found), Counter()),
        sum((one.after for one in found), Counter()),
    )


def _line(name: str, one: Measured) -> list[str]:
    return [
        name,
        *(f"{milliseconds:,.0f}" for milliseconds in (one.reading, one.interpreting, one.reconciling)),
        f"{one.open_rows:,}",
        *(f"{one.before[reading]:,}" for reading in ("printed", "doubtful")),
        *(f"{one.after[reading]:,}" for reading in READINGS),
    ]


def truths_of(files: Sequence[Path]) -> list[tuple[str, Path]]:
    """The shared truths that cover one of these files each: the truth's path without its endings, and the file."""
    by_name = {file.name: file for file in files}
    return [
        (str(SHARED / "truth" / case["truth"].removeprefix("shared/")), by_name[name])
        for case in rows_of(_WITH_TRUTH)
        if case["truth"].startswith("shared/") and (name := Path(case["files"]).name) in by_name
    ]


def truth_table(truths: Sequence[tuple[str, Path]]) -> str:
    scorer = load_scorer(SHARED)
    lines: list[Sequence[str]] = [_TRUTHS]
    for base, file in truths:
        for stage, reading in stages(laid_out(file)).items():
            judge = Judge(scorer, base, [reading])
            scores = (judge.amounts(), judge.sure())
            shares = [f"{share:.1%}" for score in scores for share in (score.recall, score.precision)]
            lines.append([Path(base).name, stage, *shares, f"{sum(judge.wrong_but_printed().values()):,}"])
    return columns(lines, numeric=frozenset(range(2, len(_TRUTHS))))


def _damaged_samples(folder: Path) -> list[tuple[str, Path]]:
    made = []
    for sample in sample_documents():
        file = folder / f"{sample.stem}.txt"
        file.write_text(damaged_text(Trial(sample, MIXED, PERCENT, 1)), encoding="utf-8")
        made.append((f"{sample.stem} (damaged)", file))
    return made


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.books", description=__doc__.partition("\n")[0] if __doc__ else None
    )
    parser.add_argument("files", type=Path, nargs="*", metavar="DOCUMENT", help="converted texts to measure")
    options = parser.parse_args()
    files = options.files or sorted((SHARED / "corpus" / "text").glob("*.txt"))
    sound = [] if options.files else sorted((SHARED / "corpus").rglob("*.pdf"))
    with tempfile.TemporaryDirectory() as folder:
        samples = [] if options.files else _damaged_samples(Path(folder))
        try:
            print(times([*samples, *((file.stem, file) for file in files)], sound))
            if SHARED.is_dir() and (truths := truths_of(files)):
                print("", truth_table(truths), sep="\n")
        except Unreadable as error:
            print(f"bench.books: {error}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
