"""The few numbers a build ends with, out of the published file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from ingest.terminal import columns

_READINGS = ("printed", "repaired", "inferred", "doubtful")
_VERDICTS = ("holds", "rounding", "publisher", "unread", "suspect")


@dataclass(frozen=True, slots=True)
class Summary:
    files: tuple[tuple[str, int], ...]  # by status
    disclosures: int
    amounts: tuple[tuple[str, int], ...]  # by reading
    unplaced: int
    checks: tuple[tuple[str, int], ...]  # by verdict


def summary_of(warehouse: Path) -> Summary:
    with duckdb.connect(str(warehouse), read_only=True) as connection:

        def counts(table: str, column: str, known: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
            rows = dict(
                connection.execute(f"select {column}, count(*) from {table} group by {column}").fetchall()
            )
            names = [*known, *sorted(set(rows) - set(known))]
            return tuple((name, rows[name]) for name in names if name in rows)

        def count(table: str) -> int:
            found = connection.execute(f"select count(*) from {table}").fetchone()
            return 0 if found is None else int(found[0])

        return Summary(
            counts("audit.documents", "status", ("read", "duplicate", "refused")),
            count("marts.dim_disclosure"),
            counts("marts.published_amounts", "reading", _READINGS),
            count("audit.unplaced_cells"),
            counts("audit.balance_checks", "verdict", _VERDICTS),
        )


def summary_table(summary: Summary, seconds: float) -> str:
    def listed(counts: tuple[tuple[str, int], ...]) -> str:
        return " · ".join(f"{number:,} {name}" for name, number in counts) or "none"

    return columns(
        [
            ["files", listed(summary.files)],
            ["disclosures", f"{summary.disclosures:,}"],
            ["amounts", listed(summary.amounts)],
            ["unplaced", f"{summary.unplaced:,}"],
            ["checks", listed(summary.checks)],
            ["seconds", f"{seconds:.1f}"],
        ]
    )
