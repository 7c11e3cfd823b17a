"""Text in columns, at the widths a terminal gives to Chinese."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def width(text: str) -> int:
    """Columns that a text takes: wide and full-width characters two, marks that sit on others none."""
    return sum(_width_of(character) for character in text)


def _width_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cc", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def shortened(text: str, most: int) -> str:
    """At most so many columns; what is cut is shown by an ellipsis."""
    if width(text) <= most:
        return text
    kept, used = "", 0
    for character in text:
        used += _width_of(character)
        if used > most - 1:
            break
        kept += character
    return kept + "…"


def wrapped(text: str, most: int) -> list[str]:
    """Lines of at most so many columns; broken anywhere, as Chinese is."""
    lines, line, used = [], "", 0
    for character in text:
        if used + _width_of(character) > most and line:
            lines.append(line)
            line, used = "", 0
        line += character
        used += _width_of(character)
    return [*lines, line]


def padded(text: str, columns_wide: int, *, right: bool = False) -> str:
    blank = " " * max(0, columns_wide - width(text))
    return blank + text if right else text + blank


def columns(rows: Sequence[Sequence[str]], numeric: frozenset[int] = frozenset(), gap: str = "  ") -> str:
    """Rows under each other; the columns named numeric are set to the right."""
    if not rows:
        return ""
    widths = [max(width(row[at]) for row in rows) for at in range(len(rows[0]))]
    return "\n".join(
        gap.join(padded(text, widths[at], right=at in numeric) for at, text in enumerate(row)).rstrip()
        for row in rows
    )


def clean(text: str) -> str:
    """Without control characters: a document must not steer the terminal that shows it."""
    return "".join(" " if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"} else c for c in text)
