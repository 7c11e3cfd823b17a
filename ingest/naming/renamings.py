"""What a document's prose says of the former name of the body that publishes it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

_WORDINGS = "renaming_words.csv"
_NAME = r"[\u4e00-\u9fff]{4,40}"
_ENDS_AS_A_BODY = re.compile(r"[局委办厅院会署部所站处校馆团社队]$|中心$|办公室$")
_QUOTES = str.maketrans("", "", "“”\"'「」 \u3000")
# 2024年3月某局更名为…, 将原某局更名为…
_BEFORE_A_NAME = re.compile(r"^(?:根据.*?|自?\d{2,4}年(?:\d+月)?(?:\d+日)?起?)?(?:将|由|把)?(?:原)?")
_AFTER_A_NAME = re.compile(r"(?:并|后|以来|，).*$")
_PLACE = "省市区县州盟旗"
_SENTENCES = re.compile(r"[。；;，,\n]")


@dataclass(frozen=True, slots=True)
class Renaming:
    former_name: str
    later_name: str


@dataclass(frozen=True)
class Wordings:
    becomes: tuple[str, ...]
    formerly: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return self.becomes + self.formerly

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        becomes, formerly = "|".join(self.becomes), "|".join(self.formerly)
        return (
            re.compile(rf"^(?P<former>{_NAME}?)(?:已|正式|统一|整体)?(?:{becomes})(?P<later>{_NAME})"),
            re.compile(rf"(?P<later>{_NAME}?)[（(](?:{formerly})[:：]?(?P<former>{_NAME})[）)]"),
            re.compile(rf"^(?P<later>{_NAME}?)(?:{formerly})[:：]?(?P<former>{_NAME})"),
        )


def load_wordings(seeds: Path) -> Wordings:
    with (seeds / _WORDINGS).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    # 原名 before 原: the longer wording is meant
    words = sorted((row["words"] for row in rows), key=len, reverse=True)
    role = {row["words"]: row["role"] for row in rows}
    return Wordings(
        tuple(word for word in words if role[word] == "becomes"),
        tuple(word for word in words if role[word] == "formerly"),
    )


def renamings_in(text: str, own_name: str, wordings: Wordings) -> Iterator[Renaming]:
    """Renamings of the body itself. A unit's, or another body's, say nothing of it and are passed over."""
    for sentence in _SENTENCES.split(text.translate(_QUOTES)):
        for pattern in wordings.patterns:
            found = pattern.search(sentence)
            if not found:
                continue
            former = _whole(_BEFORE_A_NAME.sub("", found["former"]), own_name)
            later = _whole(_AFTER_A_NAME.sub("", _BEFORE_A_NAME.sub("", found["later"])), own_name)
            if own_name in {former, later} and _are_one_kind(former, later):
                yield Renaming(former, later)
            break


def _are_one_kind(former: str, later: str) -> bool:
    """Two bodies of one place: a name cut out of a sentence elsewhere is neither."""
    return (
        former != later
        and former[:2] == later[:2]
        and all(_ENDS_AS_A_BODY.search(name) for name in (former, later))
    )


def _whole(name: str, own_name: str) -> str:
    """市某局 in the prose of 某市…: the place that the reader knows is put back."""
    if name[:1] not in _PLACE:
        return name
    at = own_name.find(name[0], 1, 8)
    return own_name[:at] + name if at > 0 else name
