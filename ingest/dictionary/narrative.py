"""What the words of the narrative mean: which figure a sentence names, and what it does with the number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ingest.dictionary.wording import normalise

_AXES = ("metric", "item", "subject", "side", "fund", "spend", "origin", "figure_kind")


@dataclass(frozen=True, slots=True)
class ClaimWord:
    """What one wording says of the number it stands beside; one that says nothing only holds others together."""

    metric: str | None = None
    item: str | None = None
    side: str | None = None  # revenue | expenditure | both
    fund: str | None = None
    spend: str | None = None
    origin: str | None = None
    figure_kind: str | None = None
    year: int | None = None  # years after the disclosure's own
    subject: str | None = None  # name of a subject, where the wording is one


@dataclass(frozen=True, slots=True)
class Narrative:
    words: Mapping[str, ClaimWord]  # by normalised wording
    roles: Mapping[str, tuple[str, ...]]  # normalised wordings of each role, the longest first
    economics: Mapping[str, str]  # names of economic classes by their normalised wording
    shared: Mapping[str, Mapping[str, str]]  # a name that both bear: what it is as a function, and as a class
    items: frozenset[tuple[str, str]] = field(init=False)  # metrics with their items
    sides: Mapping[str, tuple[str, ...]] = field(init=False)  # wordings that name a side and nothing else
    longest: int = field(init=False)

    def __post_init__(self) -> None:
        items = frozenset((w.metric, w.item) for w in self.words.values() if w.metric and w.item)
        sides = {
            side: tuple(word for word, said in self.words.items() if said == ClaimWord(side=side))
            for side in ("revenue", "expenditure")
        }
        object.__setattr__(self, "items", items)
        object.__setattr__(self, "sides", sides)
        object.__setattr__(self, "longest", max(map(len, self.words), default=0))

    def ends(self, role: str, text: str) -> str | None:
        """The wording of that role with which the text ends."""
        return next((word for word in self.roles[role] if text.endswith(word)), None)

    def begins(self, role: str, text: str) -> str | None:
        return next((word for word in self.roles[role] if text.startswith(word)), None)

    def has(self, role: str, text: str) -> bool:
        return any(word in text for word in self.roles[role])


def narrative_of(
    rows: Iterable[Mapping[str, str]], functions: Iterable[str], economics: Iterable[str]
) -> Narrative:
    """Names of subjects are words as well; a row of the seed with the same wording has the last word."""
    by_function, by_economic = _by_wording(functions), _by_wording(economics)
    words = {
        wording: ClaimWord(metric=metric, subject=name)
        for metric, own, other in (
            ("function", by_function, by_economic),
            ("economic", by_economic, by_function),
        )
        for wording, name in own.items()
        if wording not in other  # 其他支出 is a function and an economic class: it names neither
    }
    roles: dict[str, list[str]] = {}
    for row in rows:
        wordings = [normalise(word) for word in row["words"].split()]
        if row["role"]:
            roles.setdefault(row["role"], []).extend(wordings)
            continue
        year = int(row["year"]) if row["year"] else None
        meaning = ClaimWord(**{axis: row[axis] or None for axis in _AXES}, year=year)
        words |= dict.fromkeys(wordings, meaning)
    longest_first = {role: tuple(sorted(found, key=len, reverse=True)) for role, found in roles.items()}
    shared = {
        wording: {"function": by_function[wording], "economic": name}
        for wording, name in by_economic.items()
        if wording in by_function
    }
    return Narrative(words, longest_first, by_economic, shared)


def _by_wording(names: Iterable[str]) -> dict[str, str]:
    """Names by the wordings that stand for them: 教育支出 is also said as 教育."""
    found: dict[str, str] = {}
    for name in names:
        wording = normalise(name)
        found[wording] = name
        if len(short := wording.removesuffix("支出")) > 1:
            found.setdefault(short, name)
    return found
