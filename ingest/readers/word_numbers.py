"""Numbers that Word sets before paragraphs by itself (一、 （二） 3.) and that stand in no run of text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ingest.readers.package import whole_number

if TYPE_CHECKING:
    from lxml import etree

HAN = "〇一二三四五六七八九"
LEVELS = 9


class _Level(NamedTuple):
    start: int
    form: str
    pattern: str


class Numbering:
    """Counts the numbered paragraphs of a document in the order they are asked for."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None, space: str) -> None:
        self.w = space
        self.lists: dict[str, list[_Level | None]] = {}
        self.styles: dict[str, tuple[str | None, str | None, str | None]] = {}  # list, level, parent style
        self.counts: dict[str, list[int]] = {}
        if numbering is not None:
            self._read_lists(numbering)
        if styles is not None:
            for style in styles.iter(space + "style"):
                based = style.find(space + "basedOn")
                list_id, level = self._asked(style.find(space + "pPr"))
                parent = based.get(space + "val") if based is not None else None
                self.styles[style.get(space + "styleId", "")] = (list_id, level, parent)

    def _read_lists(self, numbering: etree._Element) -> None:
        forms: dict[str, list[_Level | None]] = {}
        for abstract in numbering.iter(self.w + "abstractNum"):
            levels: list[_Level | None] = [None] * LEVELS
            for level in abstract.iterfind(self.w + "lvl"):
                at = whole_number(level.get(self.w + "ilvl"))
                if at is not None and at < LEVELS:
                    levels[at] = self._level(level)
            forms[abstract.get(self.w + "abstractNumId", "")] = levels
        for number in numbering.iter(self.w + "num"):
            form = number.find(self.w + "abstractNumId")
            levels = list(forms.get(form.get(self.w + "val", ""), [])) if form is not None else []
            for override in number.iterfind(self.w + "lvlOverride"):
                at = whole_number(override.get(self.w + "ilvl"))
                start = whole_number(self._value(override, "startOverride"))
                if at is not None and at < len(levels) and start is not None:
                    old = levels[at]
                    levels[at] = old._replace(start=start) if old is not None else None
            self.lists[number.get(self.w + "numId", "")] = levels

    def _level(self, level: etree._Element) -> _Level:
        start = whole_number(self._value(level, "start"))
        return _Level(
            1 if start is None else start,
            self._value(level, "numFmt") or "decimal",
            self._value(level, "lvlText") or "",
        )

    def _value(self, parent: etree._Element, name: str) -> str | None:
        found = parent.find(self.w + name)
        return found.get(self.w + "val") if found is not None else None

    def _asked(self, properties: etree._Element | None) -> tuple[str | None, str | None]:
        asked = properties.find(self.w + "numPr") if properties is not None else None
        if asked is None:
            return None, None
        return self._value(asked, "numId"), self._value(asked, "ilvl")

    def next_number(self, paragraph: etree._Element) -> str:
        """The number of this paragraph as Word shows it, or nothing."""
        properties = paragraph.find(self.w + "pPr")
        list_id, level_text = self._asked(properties)
        style = self._value(properties, "pStyle") if properties is not None else None
        for _ in range(20):
            if list_id is not None or style is None or style not in self.styles:
                break
            list_id, level_text, style = self.styles[style]
        levels = self.lists.get(list_id or "", [])
        at = whole_number(level_text) or 0
        if list_id in (None, "0") or at >= len(levels) or (level := levels[at]) is None:
            return ""
        counts = self.counts.setdefault(list_id or "", [0] * LEVELS)
        counts[at] = counts[at] + 1 if counts[at] else level.start
        counts[at + 1 :] = [0] * (LEVELS - at - 1)
        if level.form in ("bullet", "none"):
            return ""
        return re.sub(
            r"%([1-9])", lambda match: self._shown(levels, counts, int(match[1]) - 1), level.pattern
        )

    @staticmethod
    def _shown(levels: list[_Level | None], counts: list[int], at: int) -> str:
        level = levels[at] if at < len(levels) else None
        if level is None:
            return ""
        return in_form(counts[at] or level.start, level.form)


def in_form(number: int, form: str) -> str:
    if form in ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
                "taiwaneseCountingThousand", "ideographTraditional"):  # fmt: skip
        return han(number)
    if form in ("ideographDigital", "japaneseDigitalTenThousand", "koreanDigital2"):
        return "".join(HAN[int(digit)] for digit in str(number))
    if form in ("upperLetter", "lowerLetter") and 0 < number <= 26 * LEVELS:
        letter = chr((ord("A") if form == "upperLetter" else ord("a")) + (number - 1) % 26)
        return letter * ((number - 1) // 26 + 1)
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(number)
        return roman if form == "upperRoman" else roman.lower()
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if form == "decimalFullWidth":
        return str(number).translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})
    if form == "decimalZero":
        return f"{number:02d}"
    return str(number)


def han(number: int) -> str:
    """十一, 二十, 一百零五: as ordinals before headings are written."""
    if not 0 < number < 10000:
        return str(number)
    text, pending = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if pending and text else "") + HAN[digit] + sign
            pending = False
        else:
            pending = True
    return text[1:] if text.startswith("一十") else text


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, sign in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
                        (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):  # fmt: skip
        text += sign * (number // value)
        number %= value
    return text
