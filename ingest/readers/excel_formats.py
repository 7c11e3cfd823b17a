"""A number as the sheet shows it: Excel's number formats, as far as published tables use them.

Values are decimals made from fifteen significant digits, as Excel itself shows them, so that no noise
of binary fractions is ever landed.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '"¥"#,##0;"¥"-#,##0', 6: '"¥"#,##0;"¥"-#,##0',
    7: '"¥"#,##0.00;"¥"-#,##0.00', 8: '"¥"#,##0.00;"¥"-#,##0.00',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', 42: '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0", 49: "@",
    50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"',
    57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<pad>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<exponent>[Ee][+-][0#?]+)|(?P<digits>[0#?][0#?,]*)|(?P<other>.)",
    re.DOTALL,
)
_DATE_LETTERS = re.compile(r"[ymdhs]", re.IGNORECASE)
_CONDITION = re.compile(r"^(<=|>=|<>|=|<|>)(-?\d+(?:\.\d+)?)$")
_DIGITS = 60  # precision for arithmetic here; far beyond what a cell holds


def exact(number: str | float) -> Decimal | None:
    """A stored number as the decimal that was meant: at most fifteen significant digits."""
    try:
        value = Decimal(number if isinstance(number, str) else repr(number))
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value.adjusted()) > 300:
        return None
    with localcontext() as context:
        context.prec, context.rounding = 15, ROUND_HALF_UP
        return +value


def plain(value: Decimal) -> str:
    """The shortest plain writing: no exponent, no trailing zeros, no sign on nought."""
    if value == 0:
        return "0"
    with localcontext() as context:
        context.prec = 400
        return format(value.normalize(), "f")


def show(value: Decimal, code: str) -> str:
    """The number as the format shows it; the plain number where the format is not understood."""
    if code == "General" or code.strip() in ("", "@"):
        return plain(value)
    section, value, signed = _choose(value, code)
    tokens = list(_TOKEN.finditer(section))
    letters = "".join(match["other"] or "" for match in tokens)
    if "general" in section.lower():
        return ("-" if signed else "") + plain(value)
    if _DATE_LETTERS.search(letters) or any(_elapsed(match["bracket"]) for match in tokens):
        return _show_date(value, section)
    if any(match["exponent"] for match in tokens) or "/" in letters:
        return ("-" if signed else "") + plain(value)
    return _show_number(value, tokens, signed)


def _choose(value: Decimal, code: str) -> tuple[str, Decimal, bool]:
    """The section for this value, the value to show in it, and whether a minus sign has to be added."""
    sections = _sections(code)
    for section in sections[:2]:
        condition = next(
            (m for b in re.findall(r"\[([^\]]*)\]", section) if (m := _CONDITION.match(b))), None
        )
        if condition is not None:
            for candidate in sections[:3]:
                found = [m for b in re.findall(r"\[([^\]]*)\]", candidate) if (m := _CONDITION.match(b))]
                if not found or _holds(value, found[0][1], Decimal(found[0][2])):
                    return candidate, abs(value), value < 0
            return "General", abs(value), value < 0
    numeric = sections if len(sections) < 4 else sections[:3]
    if value < 0 and len(numeric) > 1:
        return numeric[1], -value, False
    if value == 0 and len(numeric) > 2:
        return numeric[2], value, False
    return numeric[0], abs(value), value < 0


def _holds(value: Decimal, sign: str, bound: Decimal) -> bool:
    return {
        "<": value < bound, "<=": value <= bound, "=": value == bound,
        "<>": value != bound, ">": value > bound, ">=": value >= bound,
    }[sign]  # fmt: skip


def _sections(code: str) -> list[str]:
    sections, quoted, escaped = [""], False, False
    for char in code:
        if char == ";" and not quoted and not escaped:
            sections.append("")
            continue
        if char == '"' and not escaped:
            quoted = not quoted
        escaped = char in "\\_*" and not escaped and not quoted
        sections[-1] += char
    return sections


def _show_number(value: Decimal, tokens: list[re.Match[str]], signed: bool) -> str:
    percent = sum((match["other"] or "").count("%") for match in tokens)
    places = [match["digits"] for match in tokens if match["digits"]]
    if not places:  # a section of words alone: "-" for nought, or nothing at all
        return "".join(_literal(match) for match in tokens).strip()
    whole_end = next((i for i, m in enumerate(tokens) if m["other"] == "."), None)
    first = next(i for i, m in enumerate(tokens) if m["digits"])
    whole = "".join(m["digits"] for m in tokens[:whole_end] if m["digits"])
    fraction = (
        "".join(m["digits"] for m in tokens[whole_end:] if m["digits"]) if whole_end is not None else ""
    )
    last = fraction or whole  # commas after the last digit divide by a thousand each
    thousands = len(last) - len(last.rstrip(","))
    grouped = "," in whole.rstrip(",")
    fraction = fraction.replace(",", "")
    if not whole:
        first = whole_end or 0
    with localcontext() as context:
        context.prec, context.rounding = _DIGITS * 10, ROUND_HALF_UP
        value = value.scaleb(2 * percent - 3 * thousands).quantize(Decimal(1).scaleb(-len(fraction)))
    digits = format(value, "f")
    left, _, right = digits.partition(".")
    left = left.lstrip("0").rjust(sum(char == "0" for char in whole), "0")
    if grouped:
        left = f"{int(left):,}".rjust(len(left), "0") if left else left
    while right and fraction[len(right) - 1] in "#?" and right.endswith("0"):
        right = right[:-1]
    number = left + ("." + right if right else "")
    shown, placed = [], False
    for index, match in enumerate(tokens):
        if index == first:
            shown.append(number)
            placed = True
        elif match["digits"] or match["other"] == ".":
            continue
        else:
            shown.append(_literal(match))
    text = "".join(shown) if placed else number
    is_nought = not any(char in "123456789" for char in number)
    return ("-" if signed and not is_nought else "") + text.strip()


def _literal(match: re.Match[str]) -> str:
    if match["quoted"] is not None:
        return match["quoted"]
    if match["escaped"] is not None:
        return match["escaped"]
    if match["bracket"] is not None:
        currency = re.match(r"\$([^-\]]*)", match["bracket"])
        return currency[1] if currency else ""
    return match["other"] or ""


def _elapsed(bracket: str | None) -> bool:
    return bracket is not None and bracket.lower() in ("h", "hh", "m", "mm", "s", "ss")


def _show_date(value: Decimal, section: str) -> str:
    """A day counted from the end of 1899; formats unknown here show as year-month-day."""
    if not 0 <= value < 2_958_466:
        return plain(value)
    moment = datetime(1899, 12, 30, tzinfo=UTC) + timedelta(seconds=round(float(value) * 86400))
    shown: list[str] = []
    after_hour = False
    for match in re.finditer(
        r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.|AM/PM|上午/下午|(y+|m+|d+|h+|s+)|(.)',
        section,
        re.IGNORECASE | re.DOTALL,
    ):
        letters = (match[3] or "").lower()
        if letters:
            kind, two = letters[0], len(letters) > 1
            rest = section[match.end() :].lower().lstrip(':"分')
            if kind == "y":
                shown.append(f"{moment.year:04d}" if len(letters) > 2 else f"{moment.year % 100:02d}")
            elif kind == "m" and not (after_hour or rest.startswith("s")):
                shown.append(f"{moment.month:02d}" if two else str(moment.month))
            else:
                number = {"m": moment.minute, "d": moment.day, "h": moment.hour, "s": moment.second}[kind]
                shown.append(f"{number:02d}" if two else str(number))
            after_hour = kind == "h"
        else:
            shown.append(match[1] or match[2] or match[4] or "")
    return "".join(shown).strip()
