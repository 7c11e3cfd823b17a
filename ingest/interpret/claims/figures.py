"""What a sentence states: amounts of money, percentages, and comparisons in words (与上年持平, 决算数大于预算数)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ingest.dictionary.narrative import Narrative

_NUMBER = (
    r"(?<![\d.a-z])(?<!\d,)(?:(?<=[\u4e00-\u9fff:(])-)?(?:\d{1,3}(?:,\d{3})+|\d{1,16})(?:\.\d{1,8})?(?![\d.])"
)
_NO_SUM = Decimal(10) ** 16  # yuan; beyond it a run of digits is damage
_PERCENT = re.compile(rf"(?P<number>{_NUMBER})%")
# 万 without 元 is money only where nothing that could be counted follows; a number without any unit, only with decimals
# and behind an amount that has one.
_BARE_WAN = r"万(?=[。,;:、)(]|$)"
_BARE = re.compile(rf"(?<=[\u4e00-\u9fff])(?P<number>{_NUMBER})(?=[。,;、()]|$)")


@dataclass(frozen=True, slots=True)
class Figure:
    start: int  # in the sentence
    end: int
    kind: str  # money | percent | equal | relation
    value: Decimal | None
    unit: str | None
    decimals: int
    text: str
    direction: str | None = None  # of a relation: increase | decrease | equal


class FigureFinder:
    """Finds the figures of sentences; made once for a document."""

    def __init__(self, narrative: Narrative, units: Mapping[str, Decimal]) -> None:
        self._narrative, self._units = narrative, units
        names = "|".join(sorted(units, key=len, reverse=True))
        self._money = re.compile(rf"(?P<number>{_NUMBER})(?P<unit>{names}|{_BARE_WAN})")
        self._equal = _any_of(narrative, "equal")
        verbs = _words(narrative, "increase", "decrease")
        self._compared = re.compile(rf"(?<=[\u4e00-\u9fff])(?P<number>{_NUMBER})(?={verbs})")
        self._relation = re.compile(
            rf"(?P<word>{_words(narrative, 'greater', 'less', 'same')})(?=[^,;。]{{0,4}}预算)"
        )

    def find(self, sentence: str) -> list[Figure]:
        """In the order of the sentence."""
        found = sorted(self._all(sentence), key=lambda figure: figure.start)
        money = [figure for figure in found if figure.kind == "money"]
        if money:
            taken = {place for figure in found for place in range(figure.start, figure.end)}
            bare = [_figure(f, "money", None) for f in _BARE.finditer(sentence, money[0].start)]
            bare += self._in_the_unit_behind(sentence, money)
            found += [figure for figure in bare if figure.decimals and figure.start not in taken]
        return sorted(found, key=lambda figure: figure.start)

    def _in_the_unit_behind(self, sentence: str, money: list[Figure]) -> Iterator[Figure]:
        """比上年12.30增加1.20万元: what a change is counted from is of the change's unit."""
        for found in self._compared.finditer(sentence):
            if change := next((figure for figure in money if figure.start >= found.end()), None):
                yield _figure(found, "money", change.unit)

    def _all(self, sentence: str) -> Iterator[Figure]:
        for found in self._money.finditer(sentence):
            unit = "万元" if found["unit"] == "万" else found["unit"]
            figure = _figure(found, "money", unit)
            is_too_large = figure.value is not None and figure.value * self._units[unit] >= _NO_SUM
            if not is_too_large and not self._is_bound(sentence, found.start(), found.end()):
                yield figure
        for found in _PERCENT.finditer(sentence):
            if not self._is_bound(sentence, found.start(), found.end()):
                yield _figure(found, "percent", "%")
        for found in self._equal.finditer(sentence):
            if not sentence[: found.start()].endswith("基本"):  # about equal is no number
                yield Figure(found.start(), found.end(), "equal", None, None, 0, found.group(), "equal")
        for found in self._relation.finditer(sentence):
            yield Figure(
                found.start(),
                found.end(),
                "relation",
                None,
                None,
                0,
                found.group(),
                self._sense(found["word"]),
            )

    def _sense(self, word: str) -> str:
        if word in self._narrative.roles["greater"]:
            return "increase"
        return "decrease" if word in self._narrative.roles["less"] else "equal"

    def _is_bound(self, sentence: str, start: int, end: int) -> bool:
        """A threshold or a rate, not a figure of the books: 单价100万元以上, 人均90元/月."""
        return bool(
            self._narrative.begins("bound", sentence[end:]) or self._narrative.ends("each", sentence[:start])
        )


def _figure(found: re.Match[str], kind: str, unit: str | None) -> Figure:
    number = found["number"].replace(",", "")
    decimals = len(number.partition(".")[2])
    return Figure(found.start(), found.end(), kind, Decimal(number), unit, decimals, found.group())


def _words(narrative: Narrative, *roles: str) -> str:
    words = sorted((word for role in roles for word in narrative.roles[role]), key=len, reverse=True)
    return "|".join(map(re.escape, words))


def _any_of(narrative: Narrative, *roles: str) -> re.Pattern[str]:
    return re.compile(_words(narrative, *roles))
