"""Readings against truth, counted with the very keys of ../shared/score/score.py."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any

from ingest.interpret.reading import Amount, Reading

Keys = Counter[Any]
SURE = frozenset({"printed", "repaired"})


@dataclass(frozen=True, slots=True)
class Score:
    """How much of the truth was found, and how much of what was found is true."""

    truth: int
    got: int
    hit: int
    forgiven: int  # found as the truth could only infer it
    missed: Keys
    extra: Keys

    @property
    def recall(self) -> float:
        return self.hit / self.truth if self.truth else 1.0

    @property
    def precision(self) -> float:
        return (self.hit + self.forgiven) / self.got if self.got else 1.0


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def load_scorer(shared: Path) -> ModuleType:
    loader = SourceFileLoader("shared_score", str(shared / "score" / "score.py"))
    scorer = ModuleType(loader.name)
    loader.exec_module(scorer)
    return scorer


class Judge:
    """Scores what was read of one disclosure; `base` is the path of its truth without .amounts.csv."""

    def __init__(self, scorer: ModuleType, base: str, readings: Iterable[Reading]) -> None:
        self._scorer, self._base, self._readings = scorer, base, tuple(readings)
        truth = [row for row in rows_of(Path(f"{base}.amounts.csv")) if row["amount"].strip()]
        self._truth = [self._of_truth(row) for row in truth if row["table_key"] not in scorer.UNSCORED]
        self._tables = {row["table_key"].split(":")[0] for row in self._truth}

    def _of_truth(self, row: dict[str, Any]) -> dict[str, Any]:
        return {
            **row,
            "yuan": self._scorer.money(row["amount"]),
            "measure": self._scorer.truth_measure(row),
        }

    def _found(self) -> list[tuple[Amount, Any]]:
        """The amounts in the tables that the truth covers, with their keys."""
        return [
            (amount, self._scorer.amount_key(_of_amount(amount)))
            for reading in self._readings
            for amount in reading.amounts
            if amount.place.table_key in self._tables
            and amount.place.measure in self._scorer.MEASURES
            and amount.amount_yuan is not None
        ]

    def amounts(self) -> Score:
        return self._of_amounts([key for _, key in self._found()])

    def sure(self) -> Score:
        """Only what is itself called printed or repaired."""
        return self._of_amounts([key for amount, key in self._found() if amount.reading in SURE])

    def _of_amounts(self, found: list[Any]) -> Score:
        solid = [self._scorer.amount_key(r) for r in self._truth if r["status"] != "inferred"]
        inferred = Counter(self._scorer.amount_key(r) for r in self._truth if r["status"] == "inferred")
        hit, truth, got, missed, extra = self._scorer.tally(solid, found)
        return Score(truth, got, hit, sum((inferred & extra).values()), missed, extra - inferred)

    def wrong_but_printed(self) -> Keys:
        """Amounts that are not true and yet called printed: the worst that a warehouse can do."""
        everything = Counter(self._scorer.amount_key(row) for row in self._truth)
        return Counter(key for amount, key in self._found() if amount.reading == "printed") - everything

    def indicators(self) -> Score | None:
        """None where the truth has no indicators."""
        truth = Path(f"{self._base}.indicators.csv")
        if not truth.exists():
            return None
        leaf, norm, target = self._scorer.leaf, self._scorer.norm, self._scorer.target
        found = [indicator for reading in self._readings for indicator in reading.indicators]
        return self._of_keys(
            [(leaf(r["subject"])[:12], norm(r["level3"])[:10], target(r["target"])) for r in rows_of(truth)],
            [(leaf(i.subject)[:12], norm(i.level3)[:10], target(i.target)) for i in found],
        )

    def terms(self) -> Score | None:
        truth = Path(f"{self._base}.terms.csv")
        if not truth.exists():
            return None
        norm = self._scorer.norm
        return self._of_keys(
            [norm(row["term"])[:30] for row in rows_of(truth)],
            [norm(term.term)[:30] for reading in self._readings for term in reading.terms],
        )

    def _of_keys(self, truth: list[Any], got: list[Any]) -> Score:
        hit, wanted, found, missed, extra = self._scorer.tally(truth, got)
        return Score(wanted, found, hit, 0, missed, extra)


def _of_amount(amount: Amount) -> dict[str, Any]:
    """As a row of marts.published_amounts."""
    place = amount.place
    yuan = amount.amount_yuan
    return {
        "table_key": place.table_key,
        "side": place.side,
        "row_code": place.row_code,
        "row_name": place.row_name,
        "fund": place.fund,
        "origin": place.origin,
        "spend": place.spend,
        "measure": place.measure,
        "figure_year": place.figure_year,
        "figure_kind": place.figure_kind,
        "yuan": yuan.quantize(Decimal("0.01")) if yuan is not None else None,
    }
