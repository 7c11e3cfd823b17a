"""What the benches of a warehouse and of a larger copy of it share: their options, and lines told as they come."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from ingest.project import DEFAULT_WAREHOUSE
from ingest.terminal import padded


def options_of(name: str, doc: str | None) -> tuple[Path, int]:
    """The warehouse, and how many times as much the larger file holds."""
    parser = argparse.ArgumentParser(
        prog=f"python -m bench.{name}", description=doc.partition("\n")[0] if doc else None
    )
    parser.add_argument("warehouse", type=Path, nargs="?", default=DEFAULT_WAREHOUSE, metavar="WAREHOUSE")
    parser.add_argument(
        "--times", type=int, default=100, metavar="N", help="copies in the larger file (default: 100)"
    )
    options = parser.parse_args()
    if not options.warehouse.is_file():
        parser.exit(1, f"bench: {options.warehouse}: there is no warehouse; make it with `make build`\n")
    return options.warehouse, options.times


def told(line: Sequence[str], widths: Sequence[int]) -> None:
    """Two names and then numbers, at once, for the next line takes minutes."""
    left = [padded(text, wide) for text, wide in zip(line, widths[:2], strict=False)]
    right = [padded(text, wide, right=True) for text, wide in zip(line[2:], widths[2:], strict=True)]
    print("  ".join([*left, *right]), flush=True)
