"""Codes of subjects and units: which classification a code belongs to, and codes printed in part."""

from __future__ import annotations

import re

from ingest.dictionary.wording import normalise

_LEADING = re.compile(r"^[\[【(]?(\d{3}|\d{5,9})[\]】)]?[\s\-_—:：]*(?=[^\d\s.,%年])")

# A project's national code is of place, year, sort and number, and no subject's: 99000021R000000012345-工资性支出
_OF_A_PROJECT = re.compile(r"^\d{8}[A-Z]\d{12}[\s\-_—:：]*(?=\S)")
_SPACED = r"^[\[【(（]?\s*{digits}\s*[\]】)）]?[\s\-_—:：]*"

# The first digit and the lengths a code of each classification may have.
_SCHEMES = {
    "function": re.compile(r"2[0-3]\d(?:\d\d){0,2}"),
    "economic_dept": re.compile(r"(?:3[01]\d|399)(?:\d\d){0,2}"),
    "economic_gov": re.compile(r"(?:5[01]\d|599)(?:\d\d){0,2}"),
    "revenue": re.compile(r"1[01]\d(?:\d\d){0,3}"),
}


def split_leading_code(text: str) -> tuple[str | None, str]:
    """「2010301 行政运行」, 「[206]科学技术支出」: the code and the name that share a cell.

    A name may begin with digits of its own (12345热线, 2026年专项): without a mark between, digits are a code only
    where they have the shape of one.
    """
    plain = _OF_A_PROJECT.sub("", text.strip())
    found = _LEADING.match(normalise(plain))
    if not found:
        return None, plain
    code = found.group(1)
    rest = re.sub(_SPACED.format(digits=r"\s*".join(code)), "", plain)
    is_set_apart = len(plain) - len(rest) > len(code)
    if not is_set_apart and len(code) < 6 and scheme_of(code) in {None, "revenue"}:
        return None, plain
    return code, rest


def scheme_of(code: str) -> str | None:
    """The classification a code can belong to by its shape; None for units' and others."""
    return next((scheme for scheme, shape in _SCHEMES.items() if shape.fullmatch(code)), None)


def fits(code: str, scheme: str) -> bool:
    return scheme in _SCHEMES and _SCHEMES[scheme].fullmatch(code) is not None


def level_of(code: str) -> int:
    """类 1, 款 2, 项 3."""
    return (len(code) - 1) // 2


class PartialCodes:
    """Codes whose 类, 款 and 项 stand in columns of their own, or are printed only where they change."""

    def __init__(self) -> None:
        self._parts: list[str] = ["", "", ""]

    def join(self, printed: tuple[str, str, str]) -> str | None:
        """The whole code of a row that prints these parts; blanks left of a part repeat the row above."""
        digits = [re.sub(r"\D", "", part) for part in printed]
        if not any(digits):
            return None
        if any(len(d) >= 5 for d in digits):  # a whole code in one of the columns
            return max(digits, key=len)
        last = max(i for i, d in enumerate(digits) if d)
        for i in range(last + 1):
            if digits[i]:
                self._parts[i] = digits[i] if i == 0 else digits[i].zfill(2)
        self._parts[last + 1 :] = [""] * (2 - last)
        code = "".join(self._parts[: last + 1])
        return code if len(code) == 3 + 2 * last else None
