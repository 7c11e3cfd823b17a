"""Numbers as documents print them, as decimals; a blank and a dash are no numbers."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

_NUMBER = re.compile(
    r"""^(?P<currency>[¥￥])?
        (?P<open>\()?(?P<sign>[-+−－])?
        (?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?
        (?P<close>\))?
        (?P<unit>%|‰|元|千元|万元|百万元|亿元|个|台|辆|人|次|套|项|平方米|件|年|m2)?$""",
    re.VERBOSE,
)
# Every printed form above has fewer; a longer run of digits is an account, a telephone or damage.
_MOST_DIGITS = 20
_MOST_WHOLE_DIGITS = 14  # of what is printed in 万元 more would not fit the money columns; it is a code


@dataclass(frozen=True, slots=True)
class Number:
    value: Decimal
    unit: str | None  # the unit that stands in the same cell
    decimals: int


def parse_number(text: str) -> Number | None:
    """The number that the whole text is, or None. (1,234.50) and -1,234.50 are negative."""
    plain = unicodedata.normalize("NFKC", text)
    plain = re.sub(r"\s+", "", plain)
    if not plain or len(plain) > 40:
        return None
    found = _NUMBER.match(plain)
    if not found or bool(found["open"]) != bool(found["close"]):
        return None
    digits = found["digits"].replace(",", "")
    if found["unit"] == "年" and len(digits) == 4:
        return None  # a year is a date, not a quantity
    fraction = found["fraction"] or ""
    if len(digits) > _MOST_WHOLE_DIGITS or len(digits) + len(fraction) > _MOST_DIGITS:
        return None
    value = Decimal(digits + fraction)
    if found["sign"] in {"-", "−", "－"} or (found["open"] and not found["sign"]):
        value = -value
    return Number(value, found["unit"], max(len(fraction) - 1, 0))


def is_numeric(text: str) -> bool:
    return parse_number(text) is not None
