"""The words a warehouse may use, read from the dictionary: the gate keeps no list of its own."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Vocabulary:
    table_keys: frozenset[str]
    funds: frozenset[str]
    origins: frozenset[str]
    spends: frozenset[str]
    measures: frozenset[str]
    row_kinds: frozenset[str]
    sides: frozenset[str]
    figure_kinds: frozenset[str]
    rules: tuple[str, ...]


def load_vocabulary(seeds: Path) -> Vocabulary:
    headings = _rows(seeds / "headings.csv")
    titles = _rows(seeds / "table_titles.csv")
    labels = _rows(seeds / "row_labels.csv")
    money = (r["value"] for r in _rows(seeds / "form_fields.csv") if r["axis"] == "money")
    rules = _rows(seeds / "balance_rules.csv")
    balanced = frozenset(k for r in rules for k in (*r["left_rows"].split("|"), *r["right_rows"].split("|")))
    kinds = _on(headings, "figure_kind")
    return Vocabulary(
        table_keys=_column(seeds / "table_keys.csv", "table_key"),
        funds=_column(seeds / "funds.csv", "fund"),
        origins=_column(seeds / "origins.csv", "origin"),
        spends=_column(seeds / "spends.csv", "spend"),
        # In a form one axis says both what a sum measures and which kind of figure it is.
        measures=(_on(headings, "measure") | frozenset(money)) - kinds,
        row_kinds=_on(headings, "scheme")
        | frozenset(kind for row in titles for kind in row["rows"].split())
        | (balanced - {"", "head"})  # head: whichever row holds a table's total
        | ({"total"} & {row["axis"] for row in labels}),
        sides=_on(headings, "side"),
        figure_kinds=kinds,
        rules=tuple(row["rule_id"] for row in rules),
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _column(path: Path, name: str) -> frozenset[str]:
    return frozenset(row[name] for row in _rows(path))


def _on(rows: Iterable[dict[str, str]], axis: str) -> frozenset[str]:
    return frozenset(row["value"] for row in rows if row["axis"] == axis)
