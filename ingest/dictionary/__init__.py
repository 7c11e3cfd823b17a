"""The dictionary: what titles, headings, labels and units mean, as rows of seeds/*.csv."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from ingest.dictionary.narrative import Narrative, narrative_of
from ingest.dictionary.patterns import Entry, Pattern, best, by_axis
from ingest.dictionary.wording import normalise

_BRACKETED_UNIT = re.compile(r"\((?:单位:)?(?:元|千元|万元|百万元|亿元)\)$")

_MOST_ANSWERS = 200_000  # a bound, so that a document of endless wordings costs no memory

__all__ = ["DICTIONARY_SEEDS", "Dictionary", "TableTitle", "load_dictionary", "load_personal_labels"]

# The seeds that reading depends on; a change in one of them re-interprets every document.
DICTIONARY_SEEDS = (
    "table_titles.csv",
    "headings.csv",
    "row_labels.csv",
    "form_fields.csv",
    "money_units.csv",
    "function_codes.csv",
    "economic_codes.csv",
    "subject_names.csv",
    "claim_words.csv",
    # what the books need: interpretation reads damaged tables with their help
    "balance_rules.csv",
    "table_keys.csv",
    "funds.csv",
    "origins.csv",
    "spends.csv",
    "summary_labels.csv",
    "three_public_items.csv",
)


@dataclass(frozen=True, slots=True)
class TableTitle:
    """A wording of titles, the table it names, and what it says of every number below it."""

    pattern: Pattern
    rows: frozenset[str]  # row kinds the table must hold; empty: any
    table_key: str
    fund: str | None
    origin: str | None
    spend: str | None


@dataclass(frozen=True, slots=True)
class Dictionary:
    titles: tuple[TableTitle, ...]
    headings: dict[str, tuple[Entry, ...]]  # by axis
    labels: dict[str, tuple[Entry, ...]]  # by role
    fields: dict[str, tuple[Entry, ...]]  # by axis
    money_units: dict[str, Decimal]  # in yuan
    assumed_unit: str  # of money where none is printed; never taken without saying so
    function_names: frozenset[str]  # names of 类, normalised
    function_wordings: frozenset[str]  # the same, and what they were called in other years
    function_sections: frozenset[str]  # names of 款 of any year, normalised
    economic_names: dict[str, str]  # normalised name -> scheme, where one scheme alone has it
    economic_wordings: frozenset[str]  # names of economic classes of either scheme, normalised
    economic_tops: frozenset[str]  # names of economic 类 of any year, normalised
    fund_paths: dict[str, str]  # fund -> the funds it is part of, outermost first: /all/fiscal/general/
    narrative: Narrative  # words of the prose
    _answers: dict[tuple[str, str, str], str | None] = field(default_factory=dict, compare=False, repr=False)

    def heading(self, axis: str, text: str) -> str | None:
        return self._look_up("heading", self.headings, axis, text)

    def label(self, role: str, text: str) -> str | None:
        return self._look_up("label", self.labels, role, text)

    def field(self, axis: str, text: str) -> str | None:
        return self._look_up("field", self.fields, axis, text)

    def _look_up(self, kind: str, entries: dict[str, tuple[Entry, ...]], axis: str, text: str) -> str | None:
        """The same few wordings are asked for in every row: each is worked out once."""
        key = (kind, axis, text)
        if key not in self._answers:
            if len(self._answers) > _MOST_ANSWERS:
                self._answers.clear()
            wording = normalise(text)
            wording = _BRACKETED_UNIT.sub("", wording) if kind == "heading" else wording
            self._answers[key] = best(entries.get(axis, ()), wording)
        return self._answers[key]

    def title(self, text: str, row_kinds: frozenset[str]) -> TableTitle | None:
        """The title row that explains most of a line, among those whose kinds of rows the table holds."""
        wording, found, most = normalise(text), None, 0
        for row in self.titles:
            if row.rows and row_kinds and not row.rows & row_kinds:
                continue
            weight = row.pattern.weight(wording)
            if weight and row.rows & row_kinds:
                weight += 1  # a row that asks for these kinds beats one that asks for none
            if weight > most:
                found, most = row, weight
        return found


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def load_personal_labels(folder: Path) -> tuple[str, ...]:
    """The labels of forms behind which a person's name or number stands; what they mark is never landed."""
    return tuple(row["label"] for row in _rows(folder / "personal_labels.csv"))


def _names(rows: list[dict[str, str]], digits: int) -> frozenset[str]:
    return frozenset(normalise(row["name"]) for row in rows if len(row["code"]) == digits)


def _entries(path: Path) -> dict[str, tuple[Entry, ...]]:
    return by_axis(
        [Entry(r["axis"], Pattern.of(r["match"], r["words"], r["without"]), r["value"]) for r in _rows(path)]
    )


@lru_cache(maxsize=4)
def load_dictionary(folder: Path) -> Dictionary:
    titles = tuple(
        TableTitle(
            Pattern.of("has", r["words"], r["without"]),
            frozenset(r["rows"].split()),
            r["table_key"],
            r["fund"] or None,
            r["origin"] or None,
            r["spend"] or None,
        )
        for r in _rows(folder / "table_titles.csv")
    )
    functions, economics = _rows(folder / "function_codes.csv"), _rows(folder / "economic_codes.csv")
    renamed = _rows(folder / "subject_names.csv")
    of_any_year = functions + [r for r in renamed if r["scheme"] == "function"]
    schemes: dict[str, set[str]] = {}
    for row in economics:
        schemes.setdefault(normalise(row["name"]), set()).add(row["scheme"])
    return Dictionary(
        titles=titles,
        headings=_entries(folder / "headings.csv"),
        labels=_entries(folder / "row_labels.csv"),
        fields=_entries(folder / "form_fields.csv"),
        money_units={r["unit"]: Decimal(r["yuan"]) for r in _rows(folder / "money_units.csv")},
        assumed_unit=next(r["unit"] for r in _rows(folder / "money_units.csv") if r["is_assumed"] == "true"),
        function_names=_names(functions, 3),
        function_wordings=_names(of_any_year, 3),
        function_sections=_names(of_any_year, 5),
        economic_names={name: next(iter(found)) for name, found in schemes.items() if len(found) == 1},
        economic_wordings=frozenset(schemes),
        economic_tops=_names(economics + [r for r in renamed if r["scheme"] != "function"], 3),
        fund_paths={r["fund"]: r["fund_path"] for r in _rows(folder / "funds.csv")},
        narrative=narrative_of(
            _rows(folder / "claim_words.csv"),
            functions=[r["name"] for r in of_any_year if len(r["code"]) != 5],
            economics=[r["name"] for r in economics],
        ),
    )
