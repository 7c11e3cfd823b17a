"""How a dictionary row finds its wording: by words that must be there and words that must not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.dictionary.wording import normalise


@dataclass(frozen=True, slots=True)
class Pattern:
    """`is`: the whole wording; `has`: every word somewhere; `starts`: the wording begins so."""

    match: str
    words: tuple[str, ...]
    without: tuple[str, ...]

    @classmethod
    def of(cls, match: str, words: str, without: str) -> Pattern:
        def split(text: str) -> tuple[str, ...]:
            return tuple(normalise(word) for word in text.split() if word)

        return cls(match, split(words), split(without))

    def weight(self, wording: str) -> int:
        """How much of a normalised wording it explains; 0 where it does not match."""
        if any(word in wording for word in self.without):
            return 0
        if self.match == "is":
            return 1000 + len(wording) if wording in self.words else 0
        if self.match == "starts":
            return max((len(w) for w in self.words if wording.startswith(w)), default=0)
        if all(word in wording for word in self.words):
            return sum(len(word) for word in self.words)
        return 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a dictionary table: a pattern and what it means."""

    axis: str
    pattern: Pattern
    value: str


def best(entries: Iterable[Entry], wording: str) -> str | None:
    """The value of the entry that explains most of the wording; the earlier row wins a tie."""
    found, most = None, 0
    for entry in entries:
        weight = entry.pattern.weight(wording)
        if weight > most:
            found, most = entry.value, weight
    return found


def by_axis(entries: Sequence[Entry]) -> dict[str, tuple[Entry, ...]]:
    axes: dict[str, list[Entry]] = {}
    for entry in entries:
        axes.setdefault(entry.axis, []).append(entry)
    return {axis: tuple(rows) for axis, rows in axes.items()}
