"""Names in pinyin, for people who type letters. What the library reads wrongly is a row of seeds/syllables.csv."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_SYLLABLES = "syllables.csv"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A name as it is said; the fields are the columns of raw.pinyin."""

    name: str
    pinyin: str  # syllables with a blank between
    initials: str


def spoken(names: Iterable[str], seeds: Path) -> Iterator[Spoken]:
    from pypinyin import lazy_pinyin, load_phrases_dict  # noqa: PLC0415 - it loads its dictionaries

    with (seeds / _SYLLABLES).open(encoding="utf-8") as file:
        load_phrases_dict(
            {row["word"]: [[each] for each in row["syllables"].split()] for row in csv.DictReader(file)}
        )
    for name in names:
        # signs that are not Chinese are said one by one
        said = " ".join(lazy_pinyin(name, errors=" ".join)).split()
        syllables = [letters for each in said if (letters := _letters(each))]
        yield Spoken(name, " ".join(syllables), "".join(each[0] for each in syllables))


def _letters(syllable: str) -> str:
    return "".join(letter for letter in syllable.lower() if letter.isascii() and letter.isalnum())
