"""From straight rules to ruled tables: rules are snapped and joined, tables are what hangs together.

Between the distinct x and y positions of a table's rules lie unit squares; squares that no rule parts are
one cell, so a merged cell comes out as one with its spans.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.page import Box
from ingest.readers.pdf_marks import Rule

NEAR = 3.0  # points within which rules are one rule, ends join, and rules meet
COVERED = 0.7  # of a square's side that a rule has to cover to part two squares
OVERHANG = 8.0  # points by which rules reach over the outermost cross rule where that side is open
MAX_RULES = 4000  # a page with more joined rules is a drawing


@dataclass(frozen=True, slots=True)
class RuledCell:
    row: int
    col: int
    row_span: int
    col_span: int
    box: Box
    open_above: bool  # no rule closes it there: the page may have cut it
    open_below: bool


@dataclass(frozen=True, slots=True)
class RuledTable:
    cells: tuple[RuledCell, ...]
    row_count: int
    col_count: int
    box: Box
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: tuple[tuple[int, ...], ...]  # [row][column]: index of the cell, -1 where there is none

    def cell_at(self, x: float, y: float) -> int:
        """The index of the cell that holds the point, or -1."""
        row, col = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        if 0 <= row < self.row_count and 0 <= col < self.col_count:
            return self.owner[row][col]
        return -1


def find_tables(across: Iterable[Rule], down: Iterable[Rule]) -> list[RuledTable]:
    """The ruled tables of a page, smallest first, so that a table within a cell is met before its frame."""
    rows, cols = join_rules(across), join_rules(down)
    if len(rows) > MAX_RULES or len(cols) > MAX_RULES:
        return []
    tables = []
    for group_rows, group_cols in _connected(rows, cols):
        left, right = _missing_ends(group_rows, group_cols)
        above, below = _missing_ends(group_cols, group_rows)
        table = _table(
            sorted(above + group_rows + below), sorted(left + group_cols + right), bool(above), bool(below)
        )
        if table is not None:
            tables.append(table)
    return sorted(tables, key=lambda t: (t.box.x1 - t.box.x0) * (t.box.y1 - t.box.y0))


def join_rules(rules: Iterable[Rule]) -> list[Rule]:
    """Rules nearly on one line are put on it; pieces of one rule (dashes too) become one."""
    joined: list[Rule] = []
    for cluster in _clusters(sorted(rules)):
        weight = sum(rule.high - rule.low + 0.1 for rule in cluster)
        at = sum(rule.at * (rule.high - rule.low + 0.1) for rule in cluster) / weight
        pieces = sorted(cluster, key=lambda rule: rule.low)
        low, high = pieces[0].low, pieces[0].high
        for piece in pieces[1:]:
            if piece.low <= high + NEAR:
                high = max(high, piece.high)
            else:
                joined.append(Rule(at, low, high))
                low, high = piece.low, piece.high
        joined.append(Rule(at, low, high))
    return [rule for rule in joined if rule.high - rule.low >= NEAR]


def _clusters(rules: Sequence[Rule]) -> Iterable[list[Rule]]:
    cluster: list[Rule] = []
    for rule in rules:
        if cluster and (rule.at - cluster[-1].at > NEAR or rule.at - cluster[0].at > 2 * NEAR):
            yield cluster
            cluster = []
        cluster.append(rule)
    if cluster:
        yield cluster


def _connected(rows: list[Rule], cols: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that meet; what only touches one rule with its end (an underline) is left out."""
    places = [rule.at for rule in cols]
    meets = [
        {
            k
            for k in range(bisect_left(places, row.low - NEAR), bisect_right(places, row.high + NEAR))
            if cols[k].low - NEAR <= row.at <= cols[k].high + NEAR
        }
        for row in rows
    ]
    met_by: list[set[int]] = [set() for _ in cols]
    for index, found in enumerate(meets):
        for k in found:
            met_by[k].add(index)
    while _cut_loose(rows, meets, cols, met_by) or _cut_loose(cols, met_by, rows, meets):
        pass
    groups = []
    unseen = {index for index, found in enumerate(meets) if found}
    while unseen:
        group_rows, group_cols = set[int](), set[int]()
        waiting = [min(unseen)]
        while waiting:
            index = waiting.pop()
            if index in group_rows:
                continue
            group_rows.add(index)
            for k in meets[index] - group_cols:
                group_cols.add(k)
                waiting.extend(met_by[k])
        unseen -= group_rows
        groups.append(([rows[i] for i in sorted(group_rows)], [cols[k] for k in sorted(group_cols)]))
    return groups


def _cut_loose(rules: list[Rule], meets: list[set[int]], others: list[Rule], met_by: list[set[int]]) -> bool:
    """Forget the meetings of rules that dangle; true if there were any."""
    found = False
    for index, crossing in enumerate(meets):
        if crossing and _dangles(rules[index], [others[k] for k in crossing]):
            found = True
            for k in crossing:
                met_by[k].discard(index)
            crossing.clear()
    return found


def _dangles(rule: Rule, crossing: list[Rule]) -> bool:
    """Met by one rule only, and that at its end."""
    if len({other.at for other in crossing}) > 1:
        return False
    at = crossing[0].at
    return at < rule.low + 2 * NEAR or at > rule.high - 2 * NEAR


def _missing_ends(rules: list[Rule], crossing: list[Rule]) -> tuple[list[Rule], list[Rule]]:
    """Where several rules reach equally far over the outermost cross rule, that side is drawn open.

    Returns the rules that would close it, before the first of `crossing` and after the last.
    """
    before = [(rule.low, rule.at) for rule in rules if rule.low < crossing[0].at - OVERHANG]
    after = [(rule.high, rule.at) for rule in rules if rule.high > crossing[-1].at + OVERHANG]
    return _end_rule(before, min(before, default=(0.0, 0.0))[0]), _end_rule(
        after, max(after, default=(0.0, 0.0))[0]
    )


def _end_rule(ends: list[tuple[float, float]], edge: float) -> list[Rule]:
    same = [at for end, at in ends if abs(end - edge) <= 2 * NEAR]
    if len(same) < 2 or 2 * len(same) < len(ends):
        return []
    return [Rule(edge, min(same), max(same))]


def _table(rows: list[Rule], cols: list[Rule], no_top: bool, no_bottom: bool) -> RuledTable | None:
    xs, ys = sorted({rule.at for rule in cols}), sorted({rule.at for rule in rows})
    wide, high = len(xs) - 1, len(ys) - 1
    if wide < 1 or high < 1:
        return None
    walls = _walls(cols, xs, ys)  # [x position][band of y]
    floors = _walls(rows, ys, xs)  # [y position][band of x]
    parts = _parts(walls, floors, wide, high)
    rectangles = [box for part in parts for box in _rectangles(part)]
    if len(rectangles) < 2:
        return None
    keep_x = sorted({x for _, left, _, right in rectangles for x in (left, right)})
    keep_y = sorted({y for top, _, bottom, _ in rectangles for y in (top, bottom)})
    x_at = {x: index for index, x in enumerate(keep_x)}
    y_at = {y: index for index, y in enumerate(keep_y)}
    owner = [[-1] * (len(keep_x) - 1) for _ in range(len(keep_y) - 1)]
    cells = []
    for index, (top, left, bottom, right) in enumerate(sorted(rectangles)):
        row, col = y_at[top], x_at[left]
        row_span, col_span = y_at[bottom] - row, x_at[right] - col
        for line in owner[row : row + row_span]:
            line[col : col + col_span] = [index] * col_span
        box = Box(xs[left], ys[top], xs[right], ys[bottom])
        open_above = (no_top and top == 0) or not all(floors[top][left:right])
        open_below = (no_bottom and bottom == high) or not all(floors[bottom][left:right])
        cells.append(RuledCell(row, col, row_span, col_span, box, open_above, open_below))
    return RuledTable(
        tuple(cells),
        len(keep_y) - 1,
        len(keep_x) - 1,
        Box(xs[keep_x[0]], ys[keep_y[0]], xs[keep_x[-1]], ys[keep_y[-1]]),
        tuple(xs[x] for x in keep_x),
        tuple(ys[y] for y in keep_y),
        tuple(tuple(line) for line in owner),
    )


def _walls(rules: list[Rule], places: list[float], marks: list[float]) -> list[list[bool]]:
    """For each position, which of the bands between `marks` a rule there covers."""
    at = {place: index for index, place in enumerate(places)}
    walls = [[False] * (len(marks) - 1) for _ in places]
    for rule in rules:
        wall = walls[at[rule.at]]
        for band in range(
            max(0, bisect_right(marks, rule.low) - 1), min(len(wall), bisect_left(marks, rule.high))
        ):
            near, far = marks[band], marks[band + 1]
            covered = min(far, rule.high + NEAR / 2) - max(near, rule.low - NEAR / 2)
            if covered >= COVERED * (far - near):
                wall[band] = True
    return walls


Square = tuple[int, int]  # row, column


def _parts(walls: list[list[bool]], floors: list[list[bool]], wide: int, high: int) -> list[set[Square]]:
    """The squares that no rule parts, gathered; those open to the outside belong to no cell."""
    part_of = [[-1] * wide for _ in range(high)]
    parts: list[set[Square]] = []
    for first_row in range(high):
        for first_col in range(wide):
            if part_of[first_row][first_col] >= 0:
                continue
            number, outside = len(parts), False
            part: set[Square] = set()
            waiting = [(first_row, first_col)]
            part_of[first_row][first_col] = number
            while waiting:
                row, col = waiting.pop()
                part.add((row, col))
                for next_row, next_col, wall in (
                    (row, col - 1, walls[col][row]),
                    (row, col + 1, walls[col + 1][row]),
                    (row - 1, col, floors[row][col]),
                    (row + 1, col, floors[row + 1][col]),
                ):
                    if wall:
                        continue
                    if not (0 <= next_row < high and 0 <= next_col < wide):
                        outside = outside or not _closed(walls, floors, row, col, next_row == row)
                    elif part_of[next_row][next_col] < 0:
                        part_of[next_row][next_col] = number
                        waiting.append((next_row, next_col))
            parts.append(set() if outside else part)
    return [part for part in parts if part]


def _closed(walls: list[list[bool]], floors: list[list[bool]], row: int, col: int, beside: bool) -> bool:
    """An outer side without a rule still closes its square where both rules beside it reach the edge."""
    if beside:
        return floors[row][col] and floors[row + 1][col]
    return walls[col][row] and walls[col + 1][row]


def _rectangles(part: set[Square]) -> list[tuple[int, int, int, int]]:
    """(top, left, bottom, right) of a part; one that is no rectangle is cut into runs of equal rows."""
    tops, lefts = {row for row, _ in part}, {col for _, col in part}
    top, left, bottom, right = min(tops), min(lefts), max(tops) + 1, max(lefts) + 1
    if len(part) == (bottom - top) * (right - left):
        return [(top, left, bottom, right)]
    open_runs: dict[tuple[int, int], int] = {}
    done: list[tuple[int, int, int, int]] = []
    for row in range(top, bottom + 1):
        runs = _runs(sorted(col for r, col in part if r == row))
        ended = [run for run in open_runs if run not in runs]
        done += [(open_runs.pop(run), run[0], row, run[1]) for run in ended]
        for run in runs:
            open_runs.setdefault(run, row)
    return done


def _runs(cols: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for col in cols:
        if runs and runs[-1][1] == col:
            runs[-1] = (runs[-1][0], col + 1)
        else:
            runs.append((col, col + 1))
    return runs
