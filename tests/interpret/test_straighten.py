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
