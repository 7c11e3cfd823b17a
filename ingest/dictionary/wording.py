"""Wording as the dictionary compares it: without spaces, quotes, width and the numerals that only count."""

from __future__ import annotations

import re
import unicodedata

_SPACE = re.compile(r"[\s\u3000\u200b\ufeff]+")
_QUOTES = re.compile(r"[\"'“”‘’「」『』《》<>〈〉*]")

_CHINESE = "〇零一二三四五六七八九十百"
# Each pattern is one depth of numbering, from the outermost in.
NUMERALS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(rf"^([{_CHINESE}]{{1,4}})\s*[、.．:：]\s*")),
    (2, re.compile(rf"^[（(]\s*([{_CHINESE}]{{1,4}})\s*[）)]\s*[、.．]?\s*")),
    (3, re.compile(r"^(\d{1,2})\s*(?:[、．]|\.(?!\d))\s*")),
    (4, re.compile(r"^[（(]\s*(\d{1,2})\s*[）)]\s*[、.．]?\s*")),
    (5, re.compile(r"^([①②③④⑤⑥⑦⑧⑨⑩])\s*")),
)
_AMONG = re.compile(r"^其中\s*[:：]?\s*|^其中[:：]")


def squeeze(text: str) -> str:
    """The text without any white space; width and punctuation as printed."""
    return _SPACE.sub("", text)


def normalise(text: str) -> str:
    """What two wordings must share to be the same."""
    text = unicodedata.normalize("NFKC", text)
    text = _QUOTES.sub("", _SPACE.sub("", text))
    return text.replace("－", "-").replace("—", "-").replace("–", "-").lower()


def strip_numeral(text: str) -> tuple[int | None, str | None, str]:
    """(depth, the numeral, the rest): 「（一）本年收入」 is (2, 一, 本年收入)."""
    text = text.strip()
    for depth, pattern in NUMERALS:
        found = pattern.match(text)
        if found and found.end() < len(text):
            return depth, found.group(1), text[found.end() :].strip()
    return None, None, text


def strip_among(text: str) -> tuple[bool, str]:
    """Whether the label begins with 其中, and the label without it."""
    found = _AMONG.match(text.strip())
    if found:
        return True, text.strip()[found.end() :].strip()
    return False, text.strip()


def chinese_ordinal(numeral: str) -> int | None:
    """一 is 1, 二十三 is 23; arabic and circled numerals count as well."""
    if numeral.isdigit():
        return int(unicodedata.normalize("NFKC", numeral))
    digits = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0}
    if "十" in numeral:
        tens, _, ones = numeral.partition("十")
        return digits.get(tens, 1) * 10 + (digits.get(ones, 0) if ones else 0)
    return digits.get(numeral)
