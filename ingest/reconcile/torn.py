"""Numbers that a converter has torn: halves on two lines, last digits lost, a comma taken for a point.

A whole number of a table has as many decimals as the table's others. What has fewer may be the head of one.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ingest.numbers import parse_number

_GROUPED = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_MOST_RIVALS = 6  # a head that begins more of the document's numbers says too little
_LEAST_HEAD = 3  # characters

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


def usual_decimals(texts: Iterable[str]) -> int:
    """How many decimals most numbers of a table print."""
    counted = Counter(number.decimals for text in texts if (number := parse_number(text)) is not None)
    return max(counted, key=lambda decimals: (counted[decimals], decimals)) if counted else 2


def is_whole(text: str, decimals: int) -> bool:
    number = parse_number(text)
    return number is not None and number.decimals == decimals


def joined(head: str, tail: str, decimals: int) -> Decimal | None:
    """The number of which these are the two halves, or None: 14,22 and 8.00 are 14,228.00, also where 14.22 is read."""
    head, tail = plain(head), plain(tail)
    if not head or not tail or "-" in tail:
        return None
    heads = [head] if "." not in tail else [head.replace(".", ",")]
    for text in (h + tail for h in heads):
        number = parse_number(text) if _GROUPED.fullmatch(text) else None
        if number is not None and number.decimals == decimals:
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


def figures(text: str, decimals: int, pool: Pool) -> list[Figure]:
    """Every way to read one cell by itself, the likeliest first."""
    text = plain(text)
    number = parse_number(text)
    found: list[Figure] = []
    if number is not None and number.decimals == decimals:
        found.append(Figure(number.value, "", 0))
    elif number is not None and number.decimals < decimals:
        found.append(Figure(number.value, SHORT, SHORT_COST))
    for head in dict.fromkeys((text, text.replace(".", ","))):
        found += [Figure(value, COMPLETED, _COMPLETED_COST) for value in pool.beginning_with(head)]
    return _once(found)


def _once(found: list[Figure]) -> list[Figure]:
    best: dict[Decimal, Figure] = {}
    for figure in sorted(found, key=lambda f: f.cost):
        best.setdefault(figure.value, figure)
    return list(best.values())
