"""Numbers that a converter has torn: halves on two lines, last digits lost, a comma taken for a point.

A whole number of a table has as many decimals as the table's others. What has fewer may be the head of one, save in a table
that prints no zeros behind the last digit.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.numbers import parse_number

_GROUPED = re.compile(r"-?(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d+)?")
_MOST_RIVALS = 6  # a head that begins more of the document's numbers says too little
_LEAST_HEAD = 3  # characters
_ENOUGH = 60  # numbers with decimals: of so many, some would end in 0 if any could
_SOME = 0.05  # of all numbers

JOINED, COMPLETED, SHORT = "joined", "completed", "short"


@dataclass(frozen=True, slots=True)
class Figure:
    """One way to read what stands in a cell."""

    value: Decimal
    how: str  # '' as printed; JOINED, COMPLETED, SHORT
    cost: int


def plain(text: str) -> str:
    """Digits and marks alone, in one width."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("，", ",")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a table prints its numbers."""

    decimals: int
    drops_zeros: bool = False  # 12.5 and 3 for 12.50 and 3.00, as spreadsheets do

    def is_whole(self, text: str) -> bool:
        number = parse_number(text)
        if number is None:
            return False
        is_short = number.decimals < self.decimals and not _ends_in_zero(text, number.decimals)
        return number.decimals == self.decimals or plain(text) == "0" or (self.drops_zeros and is_short)


def manner_of(texts: Sequence[str], *, drops_zeros: bool) -> Manner:
    """As many decimals as most numbers of a table print; where zeros are dropped, as more than a few do."""
    counted = _counted(texts)
    if drops_zeros:
        return Manner(max((n for n, k in counted.items() if k > _SOME * counted.total()), default=2), True)
    return Manner(max(counted, key=lambda decimals: (counted[decimals], decimals)) if counted else 2)


def drops_zeros(texts: Sequence[str]) -> bool:
    """Whether of many numbers none ends in a zero behind the point, and some are shorter than others."""
    counted = _counted(texts)
    most = max(counted, default=0)
    return (
        counted.total() - counted[0] >= _ENOUGH
        and counted.total() - counted[most] >= _SOME * counted.total()
        and not any(_ends_in_zero(text, n.decimals) for text in texts if (n := parse_number(text)))
    )


def _counted(texts: Sequence[str]) -> Counter[int]:
    return Counter(number.decimals for text in texts if (number := parse_number(text)) is not None)


def _ends_in_zero(text: str, decimals: int) -> bool:
    return decimals > 0 and plain(text).rstrip("%)").endswith("0")


def joined(head: str, tail: str, manner: Manner) -> Decimal | None:
    """The number of which these are the two halves, or None: 14,22 and 8.00 are 14,228.00, also where 14.22 is read."""
    head, tail = plain(head), plain(tail)
    if not head or not tail or "-" in tail:
        return None
    heads = [head] if "." not in tail else [head.replace(".", ",")]
    for text in (h + tail for h in heads):
        number = parse_number(text) if _GROUPED.fullmatch(text) else None
        if number is not None and manner.is_whole(text):
            return number.value
    return None


class Pool:
    """The numbers that a document prints whole, to be found by how they begin."""

    def __init__(self, values: Iterable[Decimal], decimals: int) -> None:
        self._values, self._decimals = frozenset(values), decimals
        self._most = max(self._values, default=Decimal(0))
        self._printed = sorted((f"{value:,.{decimals}f}", value) for value in self._values)

    def __contains__(self, value: Decimal) -> bool:
        return value in self._values

    def with_also(self, values: Iterable[Decimal]) -> Pool:
        return Pool(self._values | frozenset(values), self._decimals)

    def may_hold(self, value: Decimal) -> bool:
        """No number of a document is larger than the largest that it prints."""
        return value <= self._most

    def beginning_with(self, head: str) -> list[Decimal]:
        """Those longer than this head; none where the head is too short to tell."""
        if len(head) < _LEAST_HEAD:
            return []
        at = bisect_left(self._printed, (head, Decimal("-Infinity")))
        found = []
        while at < len(self._printed) and self._printed[at][0].startswith(head):
            if len(self._printed[at][0]) > len(head):
                found.append(self._printed[at][1])
            at += 1
        return found if len(found) <= _MOST_RIVALS else []


_COMPLETED_COST, SHORT_COST = 4, 2


def figures(text: str, manner: Manner, pool: Pool) -> list[Figure]:
    """Every way to read one cell by itself, the likeliest first."""
    text = plain(text)
    number = parse_number(text)
    found: list[Figure] = []
    if number is not None and manner.is_whole(text):
        found.append(Figure(number.value, "", 0))
    elif number is not None and number.decimals < manner.decimals:
        found.append(Figure(number.value, SHORT, SHORT_COST))
    for head in dict.fromkeys((text, text.replace(".", ","))):
        found += [Figure(value, COMPLETED, _COMPLETED_COST) for value in pool.beginning_with(head)]
    return _once(found)


def _once(found: list[Figure]) -> list[Figure]:
    best: dict[Decimal, Figure] = {}
    for figure in sorted(found, key=lambda f: f.cost):
        best.setdefault(figure.value, figure)
    return list(best.values())
