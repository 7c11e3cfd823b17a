"""Tables without rules: where rows of words leave the same columns of white, rules are put into the white."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from ingest.numbers import is_numeric
from ingest.readers.pdf_marks import Rule

LEAST_ROWS = 3  # rows with a number and something beside it
LEAST_GAP = 0.8  # of the height of type: white as wide as this parts two columns
LEAST_GAP_AFTER_NUMBER = 0.4  # the same, where an amount ends on the left of it
FAR = 3.0  # of the height of type: white as high as this parts two tables


class Word(NamedTuple):
    text: str
    x0: float
    y0: float
    x1: float
    y1: float


Row = list[Word]


def is_amount(text: str) -> bool:
    """A number with decimals: what stands beside it is no part of it."""
    return "." in text and is_numeric(text)


def rules_in_gaps(words: Sequence[Word]) -> tuple[list[Rule], list[Rule]]:
    """Rules across and down that would part the rows and columns of every table that the words form."""
    across: list[Rule] = []
    down: list[Rule] = []
    for rows in _tables(_rows(words)):
        _rule(rows, across, down)
    return across, down


def _rows(words: Sequence[Word]) -> list[Row]:
    rows: list[Row] = []
    for word in sorted(words, key=lambda w: w.y0 + w.y1):
        last = rows[-1][0] if rows else None
        if last is not None and (word.y0 + word.y1) / 2 < last.y1 - 0.25 * (last.y1 - last.y0):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda w: w.x0) for row in rows]


def _tables(rows: list[Row]) -> list[list[Row]]:
    """Runs of rows of several words, those of one word between them included."""
    tables: list[list[Row]] = []
    run: list[Row] = []
    for row in rows:
        is_far = bool(run) and row[0].y0 - run[-1][0].y1 > FAR * (row[0].y1 - row[0].y0)
        # A wrapped label is one lone word; two lines of one each are the title of another table.
        is_titled = len(run) > 1 and len(row) == len(run[-1]) == 1
        if is_far or is_titled:
            tables.append(run)
            run = []
        if len(row) > 1 or run:
            run.append(row)
    tables.append(run)
    kept = []
    for table in tables:
        while table and len(table[-1]) < 2:
            table.pop()
        full = [row for row in table if len(row) > 1 and any(is_numeric(word.text) for word in row)]
        if len(full) >= LEAST_ROWS and 2 * len(full) >= len(table) and not _is_contents(full):
            kept.append(table)
    return kept


def _is_contents(rows: list[Row]) -> bool:
    """Titles and the pages they stand on: whole numbers at the end of each line that only rise."""
    last = [row[-1].text for row in rows]
    pages = [int(text) for text in last if text.isdigit() and len(text) <= 3]
    return len(pages) == len(rows) and pages == sorted(pages) and all(len(row) <= 3 for row in rows)


def _rule(rows: list[Row], across: list[Rule], down: list[Rule]) -> None:
    heights = sorted(word.y1 - word.y0 for row in rows for word in row)
    height = heights[len(heights) // 2]
    most = max(len(row) for row in rows)
    gaps = _gaps([word for row in rows if 2 * len(row) > most for word in row], height)
    if not gaps:
        return
    gaps = _headed(gaps, rows)
    left = min(word.x0 for row in rows for word in row) - height / 2
    right = max(word.x1 for row in rows for word in row) + height / 2
    tops = [min(word.y0 for word in row) for row in rows]
    ends = [max(word.y1 for word in row) for row in rows]
    edges = [
        tops[0] - height / 3,
        *((end + top) / 2 for end, top in zip(ends, tops[1:], strict=False)),
        ends[-1] + height / 3,
    ]
    across.extend(Rule(edge, left, right) for edge in edges)
    for at in (left, *gaps, right):
        for row, low, high in zip(rows, edges, edges[1:], strict=False):
            if not any(word.x0 < at < word.x1 for word in row):  # a heading over several columns
                down.append(Rule(at, low, high))


def _headed(gaps: list[float], rows: list[Row]) -> list[float]:
    """Without the white between a heading set in the middle of its column and what stands at the column's edge."""
    body = next(n for n, row in enumerate(rows) if any(is_numeric(word.text) for word in row))

    def columns_of(some: list[Row]) -> set[int]:
        return {bisect_right(gaps, (word.x0 + word.x1) / 2) for row in some for word in row}

    above, below = columns_of(rows[:body]), columns_of(rows[body:])
    kept: list[float] = []
    is_joined = False
    for column, gap in enumerate(gaps):
        left, right = ((c in above, c in below) for c in (column, column + 1))
        is_joined = {left, right} == {(True, False), (False, True)} and not is_joined
        if not is_joined:
            kept.append(gap)
    return kept


def _gaps(words: list[Word], height: float) -> list[float]:
    """The middle of each column of white."""
    gaps = []
    furthest: Word | None = None
    for word in sorted(words, key=lambda w: w.x0):
        if furthest is not None:
            least = LEAST_GAP_AFTER_NUMBER if is_amount(furthest.text) else LEAST_GAP
            if word.x0 - furthest.x1 >= least * height:
                gaps.append((furthest.x1 + word.x0) / 2)
        if furthest is None or word.x1 > furthest.x1:
            furthest = word
    return gaps
