"""Words set without rules: gathered into lines, the lines of a wrapped cell into rows, the rows into tables."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ingest.numbers import is_numeric

LEAST_ROWS = 3  # rows with a number and something beside it
FAR = 3.0  # of the height of type: white as high as this parts two tables
LARGER = 1.15  # of the height of a table's type: that of its title
LEADING = 0.45  # of the height of type: less white than this parts lines of one cell
CLOSE = 0.8  # of the height of type: less white than this parts a heading from those below it
TIGHTER = 0.7  # of the white between rows

_CODE = re.compile(r"\d{3,9}")
_TITLE = re.compile(r"表(?:[(（].{1,12}[)）])?$")
_UNIT = re.compile(r"单位[:：]|单位\s*[(（]?(?:元|千元|万元)")


class Break(NamedTuple):
    """White within a word that is wider than its letters' own: the two headings beside it may nearly touch."""

    letters: int  # before it
    x0: float
    x1: float


class Word(NamedTuple):
    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    breaks: tuple[Break, ...] = ()


Row = list[Word]


def is_amount(text: str) -> bool:
    """A number with decimals: what stands beside it is no part of it."""
    return "." in text and is_numeric(text)


def tables_in(words: Sequence[Word], ruled: Collection[float] = ()) -> list[list[Row]]:
    """The rows of every table that the words form, those of its heading included; `ruled` is where rules run across."""
    tables: list[list[Row]] = []
    run: list[Row] = []
    for row in _unwrapped(_lines(words), sorted(ruled)):
        if run and (_is_far(run[-1], row) or _is_titled(run, row)):
            tables.append(run)
            run = []
        run.append(row)
    tables.append(run)
    return [table for run in tables if (table := _trimmed(run, ruled)) and _is_table(table)]


def top(row: Row) -> float:
    return min(word.y0 for word in row)


def foot(row: Row) -> float:
    return max(word.y1 for word in row)


def body_of(rows: list[Row]) -> int:
    """The first row that prints a number beside something."""
    return next((n for n, row in enumerate(rows) if _is_full(row)), len(rows))


def _is_full(row: Row) -> bool:
    return len(row) > 1 and any(is_numeric(word.text) for word in row)


def _lines(words: Sequence[Word]) -> list[Row]:
    lines: list[Row] = []
    for word in sorted(words, key=lambda w: w.y0 + w.y1):
        last = lines[-1][0] if lines else None
        if last is not None and (word.y0 + word.y1) / 2 < last.y1 - 0.25 * (last.y1 - last.y0):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda w: w.x0) for line in lines]


def _height(row: Row) -> float:
    return row[0].y1 - row[0].y0


def _unwrapped(lines: list[Row], ruled: Sequence[float]) -> list[Row]:
    """The lines of a name that is wrapped with the row whose numbers stand beside it."""
    full = [line for line in lines if _is_full(line)]
    if len(full) < LEAST_ROWS:
        return lines
    usual = median(max(top(below) - foot(above), 0.0) for above, below in pairwise(full))
    coded = [line for line in full if _CODE.fullmatch(line[0].text)]
    names_from = min(line[1].x0 for line in coded) if 2 * len(coded) > len(full) else None
    in_band = [bisect(ruled, (top(line) + foot(line)) / 2) for line in lines]
    alone = _alone_in_band(lines, in_band) if ruled else {}
    joins: list[int] = []  # of each line: the line whose row it belongs to
    begun = body_of(lines)
    for n, line in enumerate(lines):
        above = top(line) - foot(lines[n - 1]) if n else float("inf")
        below = top(lines[n + 1]) - foot(line) if n + 1 < len(lines) else float("inf")
        most = min(LEADING * _height(line), TIGHTER * usual)
        is_tail = names_from is not None and n > begun and line[0].x0 > names_from - 1
        if _is_full(line) or any(is_numeric(word.text) for word in line) or n < begun - 1:
            joins.append(n)
        elif n > begun and in_band[n] in alone:
            joins.append(alone[in_band[n]])
        elif below < most and below < above:
            joins.append(n + 1)
        elif (above < most and n > begun) or (is_tail and above < LEADING * _height(line)):
            joins.append(n - 1)
        else:
            joins.append(n)
    rows: dict[int, Row] = {}
    for n, line in enumerate(lines):
        owner = n
        for _ in range(3):  # a name of four lines has its numbers beside the second or the third
            owner = joins[owner]
        rows.setdefault(owner, []).extend(line)
    return [sorted(rows[owner], key=lambda w: (w.x0, w.y0)) for owner in sorted(rows)]


def _alone_in_band(lines: list[Row], in_band: list[int]) -> dict[int, int]:
    """The line with numbers of each band between two rules that has one only."""
    full = [n for n, line in enumerate(lines) if _is_full(line)]
    counts = Counter(in_band[n] for n in full)
    last = max(in_band)
    return {in_band[n]: n for n in full if counts[in_band[n]] == 1 and 0 < in_band[n] < last}


def _is_far(above: Row, row: Row) -> bool:
    return top(row) - foot(above) > FAR * _height(row)


def _is_titled(run: list[Row], row: Row) -> bool:
    """Whether a row is, or belongs to, the title of another table."""
    if body_of(run) == len(run):
        return False
    if len(row) == 1 and (_TITLE.search(row[0].text) or _height(row) > LARGER * _height(run[-1])):
        return True
    if _names_unit([row]):
        return True
    left = min(word.x0 for each in run for word in each)
    return len(row) == len(run[-1]) == 1 and min(row[0].x0, run[-1][0].x0) > left + 2 * _height(row)


def _trimmed(run: list[Row], ruled: Collection[float]) -> list[Row]:
    """Without the lines above the heading, and without what follows the last row."""
    body = body_of(run)
    if body == len(run):
        return []
    height = _height(run[body])
    first = body
    while first > 0 and not _names_unit([run[first - 1]]) and _height(run[first - 1]) <= LARGER * height:
        first -= 1
    is_below_unit = first > 0 and _names_unit([run[first - 1]])
    while first < body and len(run[first]) == 1 and not is_below_unit:
        is_closed = any(0 <= top(run[first]) - at < 2 * height for at in ruled)
        if is_closed or not _is_apart(run[first], run[first + 1]):
            break
        first += 1
    last = max(n for n, row in enumerate(run) if len(row) > 1)
    return run[first : last + 1]


def _is_apart(line: Row, heading: Row) -> bool:
    """Whether a line above a heading, one word alone, is set too far from it to be of it."""
    return top(heading) - foot(line) > CLOSE * _height(line) or bool(_TITLE.search(line[0].text))


def _names_unit(rows: list[Row]) -> bool:
    return any(_UNIT.search(word.text) for row in rows for word in row)


def _is_table(rows: list[Row]) -> bool:
    full = [row for row in rows if _is_full(row)]
    headings = max((len(row) for row in rows[: body_of(rows)]), default=0)
    if headings >= LEAST_ROWS and sum(is_amount(word.text) for word in full[0]) >= LEAST_ROWS:
        return (
            True  # one row of figures below headings, as of the “三公” expenses or at the end of a long table
        )
    return len(full) >= LEAST_ROWS and 2 * len(full) >= len(rows) and not _is_contents(full)


def _is_contents(rows: list[Row]) -> bool:
    """Titles and the pages they stand on: whole numbers at the end of each line that only rise."""
    last = [row[-1].text for row in rows]
    pages = [int(text) for text in last if text.isdigit() and len(text) <= 3]
    return len(pages) == len(rows) and pages == sorted(pages) and all(len(row) <= 3 for row in rows)
