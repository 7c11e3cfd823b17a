"""Projects printed under their categories: told by their sums where neither code nor indentation tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from ingest.interpret.reading import Observation, Place

_TABLE = "project_expenditure"
_HEADS = frozenset({"total", "unit"})
_MOST_ROWS = 200  # of one unit; the search goes as deep as there are rows
_MOST_STEPS = 50_000  # of one search; sums that agree in so many ways say nothing


def nest_projects(observations: Sequence[Observation]) -> list[Observation]:
    """The same numbers; rows of projects that are sums of the rows below them stand above those.

    Met in budgets that print 专用项目, below it a kind of task, below that the projects, each with its money, all flush
    left. A reading that is only a flat list adds every project up once for each level.
    """
    paths: dict[tuple[int, int], tuple[str, ...]] = {}
    for ordinal, table in groupby(observations, key=lambda seen: seen.table_ordinal):
        for block in _blocks(list(table)):
            paths |= {(ordinal, row_no): path for row_no, path in _paths_of(block).items()}
    return [_under(seen, paths.get((seen.table_ordinal, seen.row_no), ())) for seen in observations]


def _blocks(table: Sequence[Observation]) -> list[list[Observation]]:
    """Each unit's or total's first number of money with those of the projects below it, in one column."""
    blocks: list[list[Observation]] = []
    for seen in sorted(table, key=lambda seen: (seen.row_no, seen.col_no)):
        place = _place(seen)
        if place.table_key != _TABLE or place.measure != "amount":
            continue
        if place.row_kind in _HEADS and not (blocks and blocks[-1][-1].row_no == seen.row_no):
            blocks.append([seen])
        elif place.row_kind == "project" and blocks and seen.col_no == blocks[-1][0].col_no:
            blocks[-1].append(seen)
    return [block for block in blocks if 1 < len(block) <= _MOST_ROWS]


def _paths_of(block: Sequence[Observation]) -> dict[int, tuple[str, ...]]:
    """By row: the names above it. Nothing where the list is flat, or its sums do not make the head's number."""
    head, *rows = block
    if any(_place(row).row_code or _place(row).row_path for row in rows):
        return {}
    levels = levels_by_sums([row.candidates[0].value for row in rows], head.candidates[0].value)
    above: list[str] = []
    paths = {}
    for row, level in zip(rows, levels, strict=bool(levels)):
        above = [*above[:level], _place(row).row_name]
        paths[row.row_no] = tuple(above[:-1])
    return paths


def levels_by_sums(values: Sequence[Decimal], total: Decimal) -> list[int]:
    """How deep each row stands, from 0, so that every row above others is their sum and the topmost make the total.

    Empty where the rows make the total as they are, or where no such order is found. Every topmost row must have rows
    under it: a list in which two equal neighbours and a wrong total look like a sum is a list all the same.
    """
    if sum(values) == total:
        return []
    known: dict[tuple[int, Decimal, bool], frozenset[int]] = {}

    def ends(start: int, rest: Decimal, *, is_top: bool) -> frozenset[int]:
        """Where a run of whole trees from `start` on may end that adds up to `rest`."""
        key = (start, rest, is_top)
        if key in known or len(known) > _MOST_STEPS:
            return known.get(key, frozenset())
        found = {start} if rest == 0 else set()
        if start < len(values) and 0 <= values[start] <= rest:
            for end in trees(start, is_top=is_top):
                found |= ends(end, rest - values[start], is_top=is_top)
        known[key] = frozenset(found)
        return known[key]

    def trees(root: int, *, is_top: bool) -> list[int]:
        """Where the tree of a row may end, the shortest first; below the topmost, a row may stand alone."""
        alone = root + 1
        # Zero is the sum of nothing and of zeros: such a row tells no order.
        under = ends(alone, values[root], is_top=False) - {alone} if values[root] else frozenset()
        return sorted(under if is_top else under | {alone})

    def depths(start: int, stop: int, rest: Decimal, depth: int) -> list[int]:
        """Of the rows of a run that may end at `stop`."""
        if start == stop:
            return []
        is_top, left = depth == 0, rest - values[start]
        end = next(end for end in trees(start, is_top=is_top) if stop in ends(end, left, is_top=is_top))
        return [
            depth,
            *depths(start + 1, end, values[start], depth + 1),
            *depths(end, stop, left, depth),
        ]

    found = len(values) in ends(0, total, is_top=True)
    return depths(0, len(values), total, 0) if found else []


def _place(seen: Observation) -> Place:
    return seen.candidates[0].place


def _under(seen: Observation, path: tuple[str, ...]) -> Observation:
    """A number of a row that stands under others, whichever way it is read."""
    if not path:
        return seen
    return replace(
        seen,
        candidates=tuple(
            replace(each, place=replace(each.place, row_path="/".join(path), row_level=len(path) + 1))
            for each in seen.candidates
        ),
    )
