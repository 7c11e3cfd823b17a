"""What the lines above a table say: which table it is, its number, money unit, year and department."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.dictionary import Dictionary, TableTitle
from ingest.dictionary.wording import normalise, squeeze, strip_numeral

_TABLE_NO = re.compile(
    r"((?:预算公开|部门公开|公开|预算|附|批复)?表(?:[\dⅠ-Ⅻ]{1,3}|[一二三四五六七八九十]{1,3}(?![般公]))(?:[-—－]\d{1,2})?|(?:公开|预算|决算|财预|财决)\d{1,2}表|公开表\d{1,2})(?![\d个张])"
)
_MONEY_UNIT = re.compile(
    r"(?:单位[:：(]?|金额[:：]|^\((?=[^)]{1,6}\)$))(?:人民币)?(元|千元|万元|百万元|亿元)"
)
_DEPARTMENT = re.compile(
    r"^(?:部门|单位|编制单位|预算单位|填报单位|预算部门|编制部门|公开部门)(?:[（(]单位[）)])?(?:名称)?[:：](.+)$"
)
_AT_DAY = re.compile(r"截[止至](?:时间|日期)?[:：]?(20\d\d)")
_YEAR = re.compile(r"(20\d\d)年")


@dataclass(frozen=True, slots=True)
class Title:
    table_key: str
    text: str | None
    number: str | None
    money_unit: str | None
    year: int | None  # where the title itself names one
    figure_kind: str | None  # where the table states things as they were at a day
    origin: str | None  # what it says of this year's or carried-over money
    department: str | None
    defaults: TableTitle | None


def parts_of(captions: Iterable[str]) -> list[str]:
    """Captions cut where a wide gap sets two things on one line."""
    return [part.strip() for line in captions for part in re.split(r"\s{2,}|\t|\n", line) if part.strip()]


def money_unit_of(captions: Iterable[str]) -> str | None:
    for line in captions:
        found = _MONEY_UNIT.search(normalise(line))
        if found:
            return found.group(1)
    return None


def department_of(captions: Iterable[str]) -> str | None:
    for part in parts_of(captions):
        found = _DEPARTMENT.match(squeeze(part))
        if (
            found
            and not _MONEY_UNIT.search(normalise(part))
            and not re.fullmatch(r"[\d.]+|(?:万|亿|千)?元", found.group(1))
        ):
            return re.sub(r"^[\d\-_]+", "", found.group(1))
    return None


def table_number_of(captions: Iterable[str]) -> str | None:
    for part in reversed(parts_of(captions)):
        found = _TABLE_NO.search(squeeze(part))
        if found:
            return found.group(1)
    return None


def _bare(part: str) -> str:
    """A title without the table number that stands beside it."""
    text = squeeze(part)
    text = re.sub(rf"[（(]{_TABLE_NO.pattern}[）)]|^{_TABLE_NO.pattern}[:：.、]?", "", text)
    return strip_numeral(text)[2]


def title_of(captions: tuple[str, ...], row_kinds: frozenset[str], dictionary: Dictionary) -> Title:
    """The caption nearest to the table that the dictionary knows as a title."""
    lines = [_bare(part) for part in parts_of(captions)]
    known = next(
        (
            (line, found)
            for line in reversed(lines)
            if len(line) >= 4 and not _DEPARTMENT.match(line) and (found := dictionary.title(line, row_kinds))
        ),
        None,
    )
    text = known[0] if known else next((line for line in reversed(lines) if line.endswith("表")), None)
    if text is None:
        text = next(
            (
                x
                for x in reversed(lines)
                if len(x) > 3 and not _MONEY_UNIT.search(x) and not _DEPARTMENT.match(x)
            ),
            None,
        )
    year = _YEAR.search(text) if text else None
    if year is None:
        year = next(
            (y for line in captions if (y := re.fullmatch(r"[(（]?(20\d\d)年度?[)）]?", squeeze(line)))), None
        )
    at_day = next((d for line in captions if (d := _AT_DAY.search(squeeze(line)))), None)
    year = at_day or year
    return Title(
        known[1].table_key if known else "other",
        text,
        table_number_of(captions),
        money_unit_of(captions),
        int(year.group(1)) if year else None,
        "final" if at_day else None,
        (text and dictionary.heading("title_origin", text)) or (known[1].origin if known else None),
        department_of(captions),
        known[1] if known else None,
    )
