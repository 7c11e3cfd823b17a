"""The questions of examples/: each file is asked of a warehouse and answered as a Markdown table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import duckdb

from ingest.project import ROOT

EXAMPLES = ROOT / "examples"


class BadExample(Exception):
    """An example does not open with its question in English and in Chinese."""


@dataclass(frozen=True, slots=True)
class Example:
    name: str
    question: str
    question_zh: str
    sql: str  # with its comments


def load_example(path: Path) -> Example:
    text = path.read_text(encoding="utf-8")
    opening = [line.removeprefix("-- ") for line in text.splitlines()[:2] if line.startswith("-- ")]
    if len(opening) != 2 or not opening[0].endswith("?") or not opening[1].endswith("？"):
        raise BadExample(f"{path}: the first two lines are the question in English (?) and in Chinese (？)")
    return Example(path.stem, opening[0], opening[1], text)


def all_examples() -> list[Example]:
    return [load_example(path) for path in sorted(EXAMPLES.glob("*.sql"))]


def answer(sql: str, warehouse: Path) -> str:
    """What the query returns, as a Markdown table."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        found = connection.execute(sql)
        names = [column[0] for column in found.description or ()]
        rows = found.fetchall()
    return table(names, rows)


def table(names: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Columns that hold nothing but numbers are set to the right."""
    numeric = [
        bool(rows) and all(isinstance(row[at], (int, Decimal, type(None))) for row in rows)
        for at in range(len(names))
    ]
    return "\n".join(
        _line(cells)
        for cells in [
            list(names),
            ["---:" if is_numeric else "---" for is_numeric in numeric],
            *([_shown(value) for value in row] for row in rows),
        ]
    )


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _shown(value: object) -> str:
    """Money with separators; whole numbers as they are, for years are among them."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:,}"
    return str(value).replace("|", "\\|")
