"""Rows for seeds/*.csv that would make an unknown wording known: to be judged, then pasted."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

from ingest.dictionary import Dictionary
from ingest.dictionary.patterns import Entry
from ingest.dictionary.wording import normalise, strip_numeral
from ingest.doctor.unknown import HEADING, LABEL, TITLE, Unknown

NO_TITLE = "(no title)"
_ALIKE = 0.6  # of 1: from here a wording is taken for another way to say a known one
_FRAME = re.compile(r"^(?:20\d\d年?度?)?(?:部门|单位)?(?:综合)?(?:预算|决算)?(?=.{4})|表$")
# Axes that give a value column its meaning; `role` would turn a column of numbers into one of names.
_AXES_OF_NUMBERS = ("fund", "origin", "spend", "measure", "figure_kind", "figure_year", "total")
_Known = TypeVar("_Known")


@dataclass(frozen=True, slots=True)
class Proposal:
    seed: str  # the file below seeds/
    fields: tuple[str, ...]

    @property
    def line(self) -> str:
        text = io.StringIO()
        csv.writer(text, lineterminator="").writerow(self.fields)
        return text.getvalue()


def proposed(unknown: Unknown, dictionary: Dictionary) -> Proposal | None:
    """The row that the nearest known wording suggests, or else one that says the wording needs no meaning."""
    met_in = unknown.places[0].met_in
    if unknown.sort == TITLE and unknown.wording != NO_TITLE:
        return _title(unknown.wording, met_in, dictionary)
    if unknown.sort == HEADING:
        entry = _nearest_entry(unknown.wording, _entries(dictionary.headings, _AXES_OF_NUMBERS))
        axis, value = (entry.axis, entry.value) if entry else ("plain", "known")
        return Proposal("headings.csv", (axis, "is", unknown.wording, "", value, met_in))
    if unknown.sort == LABEL:
        name = normalise(strip_numeral(unknown.wording)[2])
        entry = _nearest_entry(name, _entries(dictionary.labels, ("total", "use", "summary_total")))
        axis, value = (entry.axis, entry.value) if entry else ("item", "yes")
        return Proposal("row_labels.csv", (axis, "is", name, "", value, met_in))
    return None


def _title(title: str, met_in: str, dictionary: Dictionary) -> Proposal:
    words = _FRAME.sub("", normalise(title))
    known = _nearest(words, dictionary.titles, lambda row: ("".join(row.pattern.words),))
    meaning = (
        (known.table_key, known.fund, known.origin, known.spend) if known else ("other", None, None, None)
    )
    return Proposal("table_titles.csv", (words, "", "", *(part or "" for part in meaning), met_in))


def _entries(by_axis: dict[str, tuple[Entry, ...]], axes: Iterable[str]) -> list[Entry]:
    return [entry for axis in axes for entry in by_axis.get(axis, ())]


def _nearest_entry(wording: str, entries: Iterable[Entry]) -> Entry | None:
    def spellings(entry: Entry) -> tuple[str, ...]:
        words = entry.pattern.words
        return words if entry.pattern.match == "is" else ("".join(words),)

    return _nearest(wording, entries, spellings)


def _nearest(
    wording: str, known: Iterable[_Known], spellings: Callable[[_Known], Iterable[str]]
) -> _Known | None:
    """The known wording most alike; the earlier one where two are."""
    found, most = None, _ALIKE
    for one in known:
        for spelling in spellings(one):
            likeness = SequenceMatcher(None, wording, spelling, autojunk=False).ratio()
            if likeness > most:
                found, most = one, likeness
    return found
