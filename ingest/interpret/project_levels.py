"""Lists of projects whose headings look like projects: 通用项目, 委托咨询业务, 法律顾问费 one below the other.

Neither codes, numerals nor indents say which row heads which, but sums do: a heading is what its rows add up to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import TypeAlias

from ingest.interpret.reading import Observation, Place
from ingest.interpret.retold import Tell

_MOST_LEVELS = 4
_MOST_STATES = 500  # a bound, so that a list made to have many readings costs no time

Columns = tuple[str, str, str, str, int, str]
Path = tuple[str, ...]  # the names of the headings above a row
Told: TypeAlias = "tuple[()] | tuple[Told, int]"  # the depth of the last row, and those before it


def levels_of(observations: Sequence[Observation]) -> Tell:
    """From the observations of a table: which headings a project stands below, where the sums leave no doubt."""
    paths: dict[tuple[str | None, int], Path] = {}
    for unit, rows in _projects(observations).items():
        heads = [seen for seen in observations if _heads(_place(seen), unit)]
        found = _paths(rows, heads)
        paths |= {(unit, row_no): path for row_no, path in found.items() if path}
    return lambda _, row_no, place: _below(place, paths.get((place.unit_name, row_no), ()))


def _place(seen: Observation) -> Place:
    return seen.candidates[0].place


def _projects(observations: Iterable[Observation]) -> dict[str | None, list[Observation]]:
    by_unit: dict[str | None, list[Observation]] = {}
    for seen in observations:
        if _place(seen).row_kind == "project" and _place(seen).measure == "amount":
            by_unit.setdefault(_place(seen).unit_name, []).append(seen)
    return by_unit


def _heads(place: Place, unit: str | None) -> bool:
    return place.row_kind == ("total" if unit is None else "unit") and place.unit_name == unit


def _columns(place: Place) -> Columns:
    return place.fund, place.origin, place.spend, place.measure, place.figure_year, place.figure_kind


def _paths(rows: Sequence[Observation], heads: Iterable[Observation]) -> dict[int, Path]:
    """By row. Empty where the list is flat, where its sums tell nothing, or where rows are blank in every column."""
    names = {seen.row_no: _place(seen).row_name for seen in rows}
    by_column: dict[Columns, dict[int, Decimal]] = {}
    for seen in rows:
        by_column.setdefault(_columns(_place(seen)), {})[seen.row_no] = seen.candidates[0].value
    totals: dict[Columns, set[Decimal]] = {}
    for seen in heads:
        totals.setdefault(_columns(_place(seen)), set()).add(seen.candidates[0].value)
    for column, values in by_column.items():
        if values.keys() == names.keys():
            return _nest(values, names, totals.get(column, set()))
    return {}


def _nest(values: Mapping[int, Decimal], names: Mapping[int, str], totals: set[Decimal]) -> dict[int, Path]:
    order = sorted(values)
    sums = [values[row_no] for row_no in order]
    # A list of even depth is likelier than an uneven one that makes the same sums.
    for levels, total in product((*range(1, _MOST_LEVELS + 1), None), sorted(totals)):
        depths = _depths(sums, total, levels)
        if depths:
            return _read_paths(order, depths, names)
    return {}


def _depths(sums: Sequence[Decimal], total: Decimal, levels: int | None) -> list[int]:
    """How deep each row stands if the list makes the total in one way alone; empty where in none or several.

    With `levels` only the rows of the last level have none below them. A state is what the total and the
    headings open above a row are yet to be given; to each the depths so far, or None where several lead to it.
    """
    states: dict[tuple[Decimal, ...], Told | None] = {(total,): ()}
    for value in sums:
        following: dict[tuple[Decimal, ...], Told | None] = {}
        for lacking, told in states.items():
            if value <= 0 or not lacking or lacking[-1] < value:
                continue
            now = None if told is None else (told, len(lacking) - 1)
            rest = (*lacking[:-1], lacking[-1] - value)
            if levels in {None, len(lacking)}:
                following[_close(rest)] = None if _close(rest) in following else now
            if len(lacking) < (levels or _MOST_LEVELS):
                following[*rest, value] = None if (*rest, value) in following else now
        if len(following) > _MOST_STATES:
            return []
        states = following
    return _unroll(states.get((), None))


def _unroll(told: Told | None) -> list[int]:
    depths: list[int] = []
    while told:
        told, depth = told
        depths.append(depth)
    return depths[::-1]


def _close(lacking: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    while lacking and lacking[-1] == 0:
        lacking = lacking[:-1]
    return lacking


def _read_paths(order: Sequence[int], depths: Sequence[int], names: Mapping[int, str]) -> dict[int, Path]:
    paths: dict[int, Path] = {}
    above: list[str] = []
    for row_no, depth in zip(order, depths, strict=True):
        del above[depth:]
        paths[row_no] = tuple(above)
        above.append(names[row_no])
    return paths


def _below(place: Place, path: Path) -> Place:
    if not path or place.row_kind != "project":
        return place
    return replace(place, row_path="/".join(path), row_level=len(path) + 1)
