"""Tables without rules, or with some: where rows of words leave the same columns of white, rules are put into the white.

What the page rules itself stands: of rows that it parts none is parted again, and a rule in the white between two columns is
the one between them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from ingest.numbers import is_numeric
from ingest.readers.pdf_grid import join_rules
from ingest.readers.pdf_marks import Rule
from ingest.readers.white_headings import Block, blocks_of, headings_in, spelt, stands_below
from ingest.readers.white_words import Row, Word, body_of, foot, is_amount, tables_in, top

LEAST_GAP = 0.8  # of the height of type: white as wide as this parts two columns
LEAST_GAP_AFTER_NUMBER = 0.4  # the same, where an amount ends on the left of it
FULL = 0.75  # of the most words that a row has: such a row shows all columns
LEAF = 0.4  # of the way down from the highest headings: what stands above is over several columns
MOSTLY = 0.6  # of the rows: where as many are ruled, the rules part them all
ALONG = 0.5  # of the width of a table that a rule between two rows covers

Gap = tuple[float, float]


def rules_in_gaps(
    words: Sequence[Word], across: Sequence[Rule] = (), down: Sequence[Rule] = ()
) -> tuple[list[Rule], list[Rule]]:
    """Rules across and down that would part the rows and columns of every table that the words form.

    `across` and `down` are those that the page draws.
    """
    new_across: list[Rule] = []
    new_down: list[Rule] = []
    across = join_rules(across)
    width = max((word.x1 for word in words), default=0.0) - min((word.x0 for word in words), default=0.0)
    for rows in tables_in(words, {rule.at for rule in across if rule.high - rule.low > ALONG * width}):
        _rule(rows, across, down, new_across, new_down)
    return new_across, new_down


def _rule(
    rows: list[Row],
    across: Sequence[Rule],
    down: Sequence[Rule],
    new_across: list[Rule],
    new_down: list[Rule],
) -> None:
    heights = sorted(word.y1 - word.y0 for row in rows for word in row)
    height = heights[len(heights) // 2]
    body = body_of(rows)
    gaps = _headed(_gaps_of_body(rows[body:], height), rows, body)
    gaps = _with_blank_columns(gaps, rows[:body], max(word.x1 for row in rows[body:] for word in row))
    if not gaps:
        return
    headings = headings_in(rows[:body], gaps)
    gaps = [_cleared(gap, headings) for gap in gaps]
    left = min(word.x0 for row in rows for word in row) - height / 2
    right = max(word.x1 for row in rows for word in row) + height / 2
    first, end = top(rows[0]) - height / 3, foot(rows[-1]) + height / 3
    drawn = [r.at for r in down if min(r.high, end) - max(r.low, first) > height]
    left = next((at for at in sorted(drawn, reverse=True) if left - 2 * height < at < left + height), left)
    right = next((at for at in sorted(drawn) if right - height < at < right + 2 * height), right)
    ruled = [
        r
        for r in across
        if min(r.high, right) - max(r.low, left) > height and first - height < r.at < end + height
    ]
    along = [r for r in ruled if min(r.high, right) - max(r.low, left) > ALONG * (right - left)]
    left = min([left, *(r.low for r in along)])
    right = max([right, *(r.high for r in along)])
    edges = [left, *(_between(gap, drawn) for gap in gaps), right]
    first, end = _outer(first, ruled, height), _outer(end, ruled, height)

    blocks = blocks_of(rows[:body], edges, gaps)
    heading = [r.at for r in ruled if first < r.at < _middle(rows, body)] if body else []
    steps = [] if heading else _steps(blocks)
    parted = [
        _part(above, below, ruled, edges)
        for above, below in zip(rows[max(body - 1, 0) :], rows[max(body, 1) :], strict=False)
    ]
    is_ruled = sum(not new for _, new in parted) > MOSTLY * len(parted)
    for at, is_new in parted:
        if is_new and not (is_ruled and at != parted[0][0]):
            new_across.append(Rule(at, left, right))
    for at in steps:
        new_across.extend(_around(at, blocks, edges))
    new_across.extend(Rule(at, left, right) for at in {first, end} - {rule.at for rule in ruled})
    bands = sorted({first, *heading, *steps, *(at for at, new in parted if not (new and is_ruled)), end})
    _stand(rows[body:], blocks, bands, edges, new_down)


def _stand(
    body: list[Row], blocks: list[Block], bands: list[float], edges: list[float], new_down: list[Rule]
) -> None:
    """Rules down, band by band, but for those that a word or a heading over several columns bars."""
    words = [word for row in body for word in row]
    for low, high in pairwise(bands):
        barred = {
            n for block in blocks if low < block.centre < high for n in range(block.first + 1, block.last + 1)
        }
        inside = [word for word in words if low < (word.y0 + word.y1) / 2 < high]
        for n, at in enumerate(edges):
            if n not in barred and not any(word.x0 < at < word.x1 for word in inside):
                new_down.append(Rule(at, low, high))


def _middle(rows: list[Row], body: int) -> float:
    return (foot(rows[body - 1]) + top(rows[body])) / 2


def _between(gap: Gap, drawn: list[float]) -> float:
    low, high = gap
    return next((at for at in drawn if low - 1 <= at <= high + 1), (low + high) / 2)


def _outer(edge: float, ruled: list[Rule], height: float) -> float:
    """The page's own rule at the edge of a table, where it draws one."""
    near = [rule.at for rule in ruled if abs(rule.at - edge) < height]
    return min(near, key=lambda at: abs(at - edge)) if near else edge


def _part(above: Row, below: Row, ruled: list[Rule], edges: list[float]) -> tuple[float, bool]:
    """Where two rows are parted, and whether a rule must be put there."""
    low, high = foot(above), top(below)
    middle = (low + high) / 2
    slack = max((high - low) / 2, 2.0)
    for at in sorted(
        {rule.at for rule in ruled if abs(rule.at - middle) <= slack}, key=lambda y: abs(y - middle)
    ):
        reach = sum(min(r.high, edges[-1]) - max(r.low, edges[0]) for r in ruled if abs(r.at - at) < 1)
        if reach >= ALONG * (edges[-1] - edges[0]):
            return at, False
    return middle, True


def _steps(blocks: list[Block]) -> list[float]:
    """Between each heading over several columns and what stands below it."""
    steps: list[float] = []
    for block in blocks:
        below = [
            other.y0
            for other in blocks
            if other.first >= block.first and other.last <= block.last and other.y0 > block.y1 - 1
        ]
        if block.last > block.first and below:
            at = (block.y1 + min(below)) / 2
            steps.extend([] if any(abs(at - step) < 3 for step in steps) else [at])
    return steps


def _around(at: float, blocks: list[Block], edges: list[float]) -> list[Rule]:
    """A rule across, but for the columns in which a heading stands over it."""
    barred = {n for b in blocks if b.y0 + 1 < at < b.y1 - 1 for n in range(b.first, b.last + 1)}
    return [Rule(at, low, high) for n, (low, high) in enumerate(pairwise(edges)) if n not in barred]


def _headed(gaps: list[Gap], rows: list[Row], body: int) -> list[Gap]:
    """Without the white between a heading set in the middle of its column and what stands at the column's edge."""
    middles = [(low + high) / 2 for low, high in gaps]

    def columns_of(some: list[Row]) -> set[int]:
        return {bisect_right(middles, (word.x0 + word.x1) / 2) for row in some for word in row}

    above, below = columns_of(rows[:body]), columns_of(rows[body:])
    kept: list[Gap] = []
    is_joined = False
    for column, gap in enumerate(gaps):
        left, right = ((c in above, c in below) for c in (column, column + 1))
        is_joined = {left, right} == {(True, False), (False, True)} and not is_joined
        if not is_joined:
            kept.append(gap)
    return kept


def _gaps_of_body(body: list[Row], height: float) -> list[Gap]:
    """The white between columns; a label over two of them, as that of a total, does not close it."""
    most = max(len(row) for row in body)
    usual = _gaps([word for row in body if len(row) >= FULL * most for word in row], height)
    words = [word for row in body if len(row) > 1 for word in row]
    return _gaps([w for w in words if not any(w.x0 < low and w.x1 > high for low, high in usual)], height)


def _with_blank_columns(gaps: list[Gap], heading: list[Row], end: float) -> list[Gap]:
    """Headings in the white between two columns that are headed already stand over columns without print.

    So do those beyond the last column, whose print ends at `end`.
    """
    words = [word for line in heading for word in spelt(line)]
    middles_down = [(word.y0 + word.y1) / 2 for word in words]
    low_from = LEAF * max(middles_down, default=0.0) + (1 - LEAF) * min(middles_down, default=0.0)
    single = [
        edge
        for word in words
        for edge in _edges(word)
        if not any(edge[0] < low and edge[1] > high for low, high in gaps)
    ]
    leaves = {edge for word in words if (word.y0 + word.y1) / 2 >= low_from - 0.1 for edge in _edges(word)}
    middles = [float("-inf"), *((low + high) / 2 for low, high in gaps), float("inf")]
    parted: list[Gap] = []
    for n, (low, high) in enumerate([*gaps, (end, float("inf"))]):
        within = [edge for edge in _within((low, high), single) if edge in leaves]
        is_last = n == len(gaps)
        stop = gaps[n + 1][0] if n + 1 < len(gaps) else end
        at, until = low, high
        if within and not _is_over(single, middles[n], low):
            at = within.pop(0)[1]
        if within and not is_last and not _is_over(single, high, stop):
            until = within.pop()[0]
        for x0, x1 in within:
            if x0 > at:
                parted.append((at, x0))
            at = max(at, x1)
        parted.extend([] if is_last or at >= until else [(at, until)])
    return parted


def _within(gap: Gap, headings: list[Gap]) -> list[Gap]:
    """The headings that stand in a column of white, but for the last lines of wrapped ones that reach out of it."""
    low, high = gap
    inside = sorted((x0, x1) for x0, x1 in headings if low < x0 and x1 < high)
    reaching = [(x0, x1) for x0, x1 in headings if x0 <= low or x1 >= high]
    return [(x0, x1) for x0, x1 in inside if not _is_over(reaching, x0, x1)]


def _is_over(headings: list[Gap], start: float, stop: float) -> bool:
    return any(x0 < stop and start < x1 for x0, x1 in headings)


def _edges(word: Word) -> list[tuple[float, float]]:
    """Where the parts of a word begin and end that wide white sets apart."""
    starts = [word.x0, *(each.x1 for each in word.breaks)]
    return list(zip(starts, [*(each.x0 for each in word.breaks), word.x1], strict=True))


def _cleared(gap: Gap, headings: Sequence[Word]) -> Gap:
    """The part of the white between two columns that no heading of one of them reaches into."""
    low, high = gap
    for word in headings:
        if word.x1 <= low or word.x0 >= high or (word.x0 <= low and word.x1 >= high):
            continue
        if any(stands_below(other, word) for other in headings):
            continue  # it is over several columns
        if word.x0 - low < high - word.x1:
            low = max(low, word.x1)
        else:
            high = min(high, word.x0)
    return (low, high) if low < high else gap


def _gaps(words: list[Word], height: float) -> list[Gap]:
    """Each column of white."""
    gaps: list[Gap] = []
    furthest: Word | None = None
    for word in sorted(words, key=lambda w: w.x0):
        if furthest is not None:
            is_after_number = is_amount(furthest.text) or (is_numeric(furthest.text) and "," in furthest.text)
            least = LEAST_GAP_AFTER_NUMBER if is_after_number else LEAST_GAP
            if word.x0 - furthest.x1 >= least * height:
                gaps.append((furthest.x1, word.x0))
        if furthest is None or word.x1 > furthest.x1:
            furthest = word
    return gaps
