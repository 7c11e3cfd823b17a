"""Rows of converted text whose cells have slipped go back under headings of their kind."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ingest.build.work import read
from ingest.interpret import interpret
from ingest.interpret.reading import Reading
from ingest.layout.grid import Layout
from tests.builders import SEEDS, dictionary


def reading(folder: Path, title: str, *rows: Sequence[str]) -> Reading:
    path = folder / "converted.txt"
    printed = "\n".join("\t".join(row) for row in rows)
    path.write_text(f"某市测试局2031年部门预算\n\n{title}\n\n单位：万元\n\n{printed}\n", encoding="utf-8")
    layout = read(path, SEEDS)
    assert isinstance(layout, Layout)
    return interpret(layout, dictionary())


HEADING = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")


def test_a_row_slipped_left_has_its_name_and_numbers_back(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        "支出预算总表",
        HEADING,
        ("合计", "30.00", "10.00", "20.00"),  # the blank of its code is lost
        ("201", "一般公共服务支出", "30.00", "10.00", "20.00"),
    )
    total = {a.place.spend: str(a.value) for a in found.amounts if a.place.row_kind == "total"}
    assert total == {"all": "30.00", "basic": "10.00", "project": "20.00"}


def test_a_row_of_as_many_cells_as_headings_stays(tmp_path: Path) -> None:
    found = reading(tmp_path, "支出预算总表", HEADING, ("201", "一般公共服务支出", "30.00", "", "30.00"))
    assert {a.place.spend for a in found.amounts} == {"all", "project"}


def test_a_name_alone_stands_where_the_names_of_such_rows_do(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        "支出预算总表",
        HEADING,
        ("合计", "30.00", "10.00", "20.00"),
        ("教育支出", "", "", ""),
        ("201", "一般公共服务支出", "30.00", "10.00", "20.00"),
    )
    assert not found.unplaced
    names = [row.slots[0].place.row_name for s in found.sheets for block in s.blocks for row in block]
    assert "教育支出" in names


def test_two_blocks_side_by_side_are_each_straightened(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        "收支预算总表",
        ("项目", "预算数", "项目", "预算数"),
        ("一、一般公共预算拨款收入", "30.00", "一、一般公共服务支出", "28.00"),
        ("二、教育支出", "2.00"),  # the blanks of the left block are lost: nothing says so but the words
        ("二、事业收入", "三、卫生健康支出", "6.00"),  # a blank amount is lost
    )
    said = {(a.place.side, str(a.value)) for a in found.amounts}
    assert {("revenue", "30.00"), ("expenditure", "28.00"), ("expenditure", "6.00")} <= said


def test_a_column_that_only_seems_to_be_one_holds_no_place(tmp_path: Path) -> None:
    """Its heading is over the column before it; only slipped rows print there."""
    found = reading(
        tmp_path,
        "支出预算总表",
        (*HEADING, ""),
        ("201", "一般公共服务支出", "30.00", "10.00", "20.00", ""),
        ("20126", "档案事务", "30.00", "10.00", "20.00", ""),
    )
    columns = {slot.col_no for s in found.sheets for block in s.blocks for row in block for slot in row.slots}
    assert columns == {3, 4, 5}
