"""dbt's time and memory over the documents of a warehouse, and over ten and a hundred times as many.

    python -m bench.growth [--times N …] [--slowest N] [--warehouse FILE]

The copies are made within the landing, under other agencies and document ids; no document is read for them.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.growth.measure import Grown, grown
from ingest.cli.codes import CommandError
from ingest.cli.options import add_warehouse, existing_warehouse
from ingest.project import Places
from ingest.terminal import columns

_HEADING = (
    "copies", "disclosures", "amounts", "dbt s", "of it work s", "ms a disclosure", "MB at most", "file MB",
)  # fmt: skip


def table_of(measured: Sequence[Grown]) -> str:
    lines = [
        [
            f"{one.times}×",
            f"{one.disclosures:,}",
            f"{one.amounts:,}",
            f"{one.seconds:.1f}",
            f"{one.work:.1f}",
            f"{one.seconds * 1000 / one.disclosures:.0f}",
            f"{one.memory_mb:,.0f}",
            f"{one.file_mb:,.0f}",
        ]
        for one in measured
    ]
    return columns([_HEADING, *lines], numeric=frozenset(range(len(_HEADING))))


def slowest_of(measured: Sequence[Grown], most: int) -> str:
    """The nodes that take longest over most copies, and how much longer than linear that is."""
    least, largest = measured[0], measured[-1]
    factor = largest.disclosures / least.disclosures
    names = sorted(largest.nodes, key=lambda name: -largest.nodes[name])[:most]
    lines = [
        [
            name,
            *(f"{one.nodes[name]:.2f}" for one in measured),
            f"{largest.nodes[name] / (least.nodes[name] * factor):.2f}" if least.nodes[name] else "",
        ]
        for name in names
    ]
    heading = ["slowest, s", *(f"{one.times}×" for one in measured), "of linear"]
    return columns([heading, *lines], numeric=frozenset(range(1, len(heading))))


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.growth", description=__doc__.partition("\n")[0] if __doc__ else None
    )
    parser.add_argument("--times", type=int, nargs="+", default=[1, 10, 100], metavar="N", help="copies")
    parser.add_argument("--slowest", type=int, default=12, metavar="N", help="nodes listed (default: 12)")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1, metavar="N", help="of dbt")
    add_warehouse(parser)
    options = parser.parse_args()
    try:
        places = Places(Path(), existing_warehouse(options.warehouse.resolve()))
    except CommandError as error:
        print(f"bench.growth: {error}", file=sys.stderr)
        return error.code
    measured = []
    for times in sorted(options.times):
        measured.append(grown(places, times, options.threads))
        print(table_of(measured[-1:]), flush=True)
    print("", table_of(measured), "", slowest_of(measured, options.slowest), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
