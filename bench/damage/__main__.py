"""Damages sound documents as converters do, reads them, and counts what the books have put right.

    python -m bench.damage [--rounds N] [DOCUMENT …]

Documents must be sound and read without a fault: what is read of them undamaged is taken for the truth.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from bench.damage.measure import MIXED, Tally, measure, trials_of
from bench.damage.striking import KINDS
from ingest.project import DEFAULT_DOCUMENTS
from ingest.terminal import columns

PERCENTS = (2, 5, 10, 20)
_HEADING = ("damage", "struck", "cells", "right", "marked", "lost", "wrong", "elsewhere", "others read")


def sample_documents() -> list[Path]:
    return sorted(file for file in DEFAULT_DOCUMENTS.iterdir() if file.suffix != ".csv")


def table(tallies: dict[tuple[str, int], Tally]) -> str:
    """A line for each kind and likelihood, and one for all together."""
    lines = [
        _line(kind, f"{percent} %", tally) for (kind, percent), tally in sorted(tallies.items(), key=_order)
    ]
    lines.append(_line("all", "", sum(tallies.values(), Tally())))
    return columns([_HEADING, *lines], numeric=frozenset(range(1, len(_HEADING))))


def _order(entry: tuple[tuple[str, int], Tally]) -> tuple[int, int]:
    kind, percent = entry[0]
    return (*KINDS, MIXED).index(kind), percent


def _line(kind: str, struck: str, tally: Tally) -> tuple[str, ...]:
    def share(part: int, whole: int) -> str:
        return f"{part / whole:.1%}" if whole else ""

    return (
        kind,
        struck,
        f"{tally.damaged:,}",
        share(tally.right, tally.damaged),
        share(tally.marked, tally.damaged),
        share(tally.lost, tally.damaged),
        f"{tally.wrong:,}",
        f"{tally.elsewhere:,}",
        share(tally.whole_sure, tally.whole),
    )


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.damage", description=__doc__.partition("\n")[0] if __doc__ else None
    )
    parser.add_argument(
        "files",
        type=Path,
        nargs="*",
        metavar="DOCUMENT",
        help="sound documents (default: those of documents/)",
    )
    parser.add_argument(
        "--rounds", type=int, default=1, metavar="N", help="times that each is damaged (default: 1)"
    )
    options = parser.parse_args()
    trials = trials_of(options.files or sample_documents(), (*KINDS, MIXED), PERCENTS, options.rounds)
    print(table(measure(trials, os.cpu_count() or 1)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
