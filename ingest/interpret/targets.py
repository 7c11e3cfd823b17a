"""What an indicator aims at: 「≥95%」 is operator ≥, target 95, unit %."""

from __future__ import annotations

import re
import unicodedata

_OPERATORS = {
    ">=": ">=",
    "≥": "≥",
    "<=": "<=",
    "≤": "≤",
    "=": "=",
    ">": ">",
    "<": "<",
    "≧": "≥",
    "≦": "≤",
    "＝": "=",
}
_TARGET = re.compile(
    r"^(?P<operator>>=|<=|≥|≤|≧|≦|=|>|<)?(?P<number>-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)(?P<unit>(?!月|日|号)[^\d\s.,;；，。-]{0,8})$"
)


def split_target(printed: str, operator: str, unit: str) -> tuple[str | None, str | None, str | None]:
    """(operator, target, unit): from columns of their own where the form has them, else from the text."""
    text = re.sub(r"\s+", "", printed)
    plain = unicodedata.normalize("NFKC", text).replace("≧", "≥").replace("≦", "≤")
    sign = re.sub(r"\s+", "", operator)
    found = _TARGET.match(plain)
    if found:
        return (
            sign or found["operator"] or None,
            found["number"],
            re.sub(r"\s+", "", unit) or found["unit"] or None,
        )
    return sign or None, text or None, re.sub(r"\s+", "", unit) or None
