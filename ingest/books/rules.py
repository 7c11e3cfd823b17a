"""The rules of the books and the rest of the dictionary that grounding them needs, as rows of seeds/*.csv."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest.books.subjects import Subjects, subjects_of


@dataclass(frozen=True, slots=True)
class Side:
    """Which cells one side of a rule takes. An empty set or text accepts any."""

    tables: frozenset[str]
    side: frozenset[str]
    rows: frozenset[str]
    labels: frozenset[str]
    funds: frozenset[str]  # words, or PARTS or LEAVES alone
    origins: frozenset[str]
    spends: frozenset[str]  # words, or PARTS alone
    level: str  # top | leaf | lone
    columns: str  # top
    units: str  # any | department | department_row | unit | lowest_unit
    sum_over: str  # table | tables | amount
    key: str  # row | parent


PARTS = frozenset({"parts"})
LEAVES = frozenset({"leaves"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of balance_rules.csv."""

    rule_id: str
    relation: str  # equal | at_most | one_of
    match_on: tuple[str, ...]  # what must agree between the sides beside year and kind of figure
    left: Side
    right: Side
    right_needs: str  # what the right side must print before its sum means anything; '' nothing
    right_min_columns: int
    blank_policy: str  # a blank right side: skip | nothing
    figure_kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class SummaryLabel:
    """What the label of a row of a 收支 table stands for."""

    kind: str
    fund: str | None
    origin: str | None


@dataclass(frozen=True, slots=True)
class ThreePublicItem:
    wording: str
    item: str
    code: str | None


@dataclass(frozen=True, slots=True)
class Books:
    rules: tuple[Rule, ...]
    two_sided: frozenset[str]  # table keys
    fund_paths: Mapping[str, str]
    origin_paths: Mapping[str, str]
    spend_paths: Mapping[str, str]
    summary_labels: Mapping[tuple[str, str], SummaryLabel]  # by label and side
    three_public_items: tuple[ThreePublicItem, ...]  # the likeliest first
    subjects: Subjects


def _rows(folder: Path, seed: str) -> list[dict[str, str]]:
    with (folder / f"{seed}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split("|")) if text else frozenset()


def _side(row: Mapping[str, str], name: str) -> Side:
    return Side(
        tables=_words(row[f"{name}_tables"]),
        side=_words(row[f"{name}_side"]),
        rows=_words(row[f"{name}_rows"]),
        labels=_words(row[f"{name}_labels"]),
        funds=_words(row[f"{name}_funds"]),
        origins=_words(row[f"{name}_origins"]),
        spends=_words(row[f"{name}_spends"]),
        level=row[f"{name}_level"],
        columns=row[f"{name}_columns"],
        units=row[f"{name}_units"],
        sum_over=row[f"{name}_sum_over"],
        key=row[f"{name}_key"],
    )


def _rule(row: Mapping[str, str]) -> Rule:
    return Rule(
        rule_id=row["rule_id"],
        relation=row["relation"],
        match_on=tuple(sorted(_words(row["match_on"]))),
        left=_side(row, "left"),
        right=_side(row, "right"),
        right_needs=row["right_needs"],
        right_min_columns=int(row["right_min_columns"]),
        blank_policy=row["blank_policy"],
        figure_kinds=_words(row["figure_kinds"]),
    )


@lru_cache(maxsize=4)
def load_books(folder: Path) -> Books:
    items = sorted(_rows(folder, "three_public_items"), key=lambda row: int(row["priority"]))
    return Books(
        rules=tuple(_rule(row) for row in _rows(folder, "balance_rules")),
        two_sided=frozenset(
            row["table_key"] for row in _rows(folder, "table_keys") if row["is_two_sided"] == "true"
        ),
        fund_paths={row["fund"]: row["fund_path"] for row in _rows(folder, "funds")},
        origin_paths={row["origin"]: row["origin_path"] for row in _rows(folder, "origins")},
        spend_paths={row["spend"]: row["spend_path"] for row in _rows(folder, "spends")},
        summary_labels={
            (row["label"], row["side"]): SummaryLabel(
                row["label_kind"], row["label_fund"] or None, row["label_origin"] or None
            )
            for row in _rows(folder, "summary_labels")
        },
        three_public_items=tuple(
            ThreePublicItem(row["wording"], row["item"], row["item_code"] or None) for row in items
        ),
        subjects=subjects_of(
            _rows(folder, "function_codes"), _rows(folder, "economic_codes"), _rows(folder, "subject_names")
        ),
    )
