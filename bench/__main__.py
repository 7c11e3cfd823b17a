"""Reads the same files with our reader and with pdfplumber's defaults, each in a process of its own on one core.

    python -m bench [--pages N] [PDF …]

Files named on the command line are measured too; what their cells should hold is not known, so none are counted.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from bench.measure import measured, ours, pdfplumbers
from bench.pages import Made, Truth, make_all
from ingest.terminal import columns
from samples.typeset import FontMissing


def _line(made: Made, warm_up: Path) -> list[str]:
    we = measured(ours, made.file, warm_up)
    they = measured(pdfplumbers, made.file, warm_up)
    right = [_right(made.truth, one.cells) for one in (we, they)]
    return [
        made.name,
        f"{we.pages}",
        f"{we.milliseconds:.1f}",
        f"{they.milliseconds:.1f}",
        f"{they.milliseconds / we.milliseconds:.1f}×",
        f"{we.megabytes:.0f}",
        f"{they.megabytes:.0f}",
        *right,
        f"{we.interpreting or 0.0:.1f}",
    ]


def _right(truth: Truth | None, cells: Truth) -> str:
    """A cell counts where row, column and text are right."""
    return "" if truth is None else f"{len(truth & cells) / len(truth):.2%}"


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__.partition("\n")[0] if __doc__ else None
    )
    parser.add_argument("files", type=Path, nargs="*", metavar="PDF", help="other files to measure as well")
    parser.add_argument(
        "--pages", type=int, default=20, metavar="N", help="pages of each file made (default: 20)"
    )
    options = parser.parse_args()
    heading = [
        "file",
        "pages",
        "ms/page",
        "pdfplumber",
        "faster",
        "MB",
        "pdfplumber",
        "cells right",
        "pdfplumber",
        "meaning ms/page",
    ]
    with tempfile.TemporaryDirectory() as folder:
        try:
            made = make_all(Path(folder), options.pages)
        except FontMissing as error:
            print(f"bench: {error}", file=sys.stderr)
            return 1
        files = made + [Made(file.name, file, 0, None) for file in options.files]
        lines = [_line(one, made[0].file) for one in files]
    print(columns([heading, *lines], numeric=frozenset(range(1, len(heading)))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
