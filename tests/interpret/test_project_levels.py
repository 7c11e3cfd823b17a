"""Headings among projects are told by their sums."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ingest.interpret.project_levels import levels_of
from ingest.interpret.reading import Candidate, Observation, Place

_PLACE = Place(
    table_key="project_expenditure",
    unit_name="某局",
    side=None,
    row_kind="project",
    row_code=None,
    paired_code=None,
    item_code=None,
    row_name="",
    row_path=None,
    row_level=None,
    fund="all",
    origin="all",
    spend="project",
    measure="amount",
    figure_year=2024,
    figure_kind="budget",
)


def _seen(row: int, name: str, value: int, **place: str | None) -> Observation:
    candidate = Candidate(replace(_PLACE, row_name=name, **place), Decimal(value))
    return Observation(1, None, None, 1, row, 3, None, str(value), "万元", (candidate,))


def _table(total: int, *projects: tuple[str, int]) -> list[Observation]:
    unit = _seen(1, "某局", total, row_kind="unit")
    return [unit, *(_seen(n, name, value) for n, (name, value) in enumerate(projects, 2))]


def _paths(observations: list[Observation]) -> dict[str, str | None]:
    levels = levels_of(observations)
    told = [levels(seen.table_ordinal, seen.row_no, seen.candidates[0].place) for seen in observations]
    return {place.row_name: place.row_path for place in told}


def test_a_heading_is_what_its_rows_add_up_to() -> None:
    paths = _paths(
        _table(
            10,
            *(("通用项目", 7), ("委托业务", 4), ("法律顾问", 1), ("宣传", 3), ("印刷", 3), ("年报印刷", 3)),
            *(("专用项目", 3), ("信息化", 3), ("平台运维", 3)),
        )
    )
    assert paths["某局"] is None
    assert paths["通用项目"] is None
    assert paths["委托业务"] == "通用项目"
    assert paths["宣传"] == "通用项目/委托业务"
    assert paths["年报印刷"] == "通用项目/印刷"
    assert paths["平台运维"] == "专用项目/信息化"


@pytest.mark.parametrize(
    ("total", "projects"),
    [
        (6, (("甲", 3), ("乙", 2), ("丙", 1))),  # flat, though the first is what the others make
        (7, (("甲", 3), ("乙", 2), ("丙", 1))),  # no total bears it out
        (3, (("甲", 3), ("乙", 2))),  # a heading that lacks a row
        (3, (("甲", 3), ("乙", 3), ("丙", 0))),  # a blank sum tells nothing
        (8, (("甲", 5), ("乙", 3), ("丙", 3), ("丁", 2), ("戊", 2))),  # 丙 or 丁, 戊 below 甲: two ways
    ],
)
def test_rows_stay_as_they_are_where_sums_leave_a_doubt(
    total: int, projects: tuple[tuple[str, int], ...]
) -> None:
    assert set(_paths(_table(total, *projects)).values()) == {None}


def test_a_row_beside_headings_may_have_none_below() -> None:
    paths = _paths(
        _table(
            7, ("通用项目", 5), ("印刷", 1), ("委托业务", 4), ("法律顾问", 3), ("审计", 1), ("专用项目", 2)
        )
    )
    assert paths["印刷"] == "通用项目"
    assert paths["审计"] == "通用项目/委托业务"
    assert paths["专用项目"] is None


def test_each_unit_has_its_own_list() -> None:
    other = {"unit_name": "某中心"}
    paths = _paths(
        [
            *_table(3, ("大项", 3), ("小项", 3)),
            _seen(11, "某中心", 5, row_kind="unit", **other),
            _seen(12, "甲", 3, **other),
            _seen(13, "乙", 2, **other),
        ]
    )
    assert paths == {"某局": None, "大项": None, "小项": "大项", "某中心": None, "甲": None, "乙": None}
