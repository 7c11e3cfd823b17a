"""The rows of a unit whose own row is lost, from a small text to its amounts."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.books import load_books
from ingest.build.work import read
from ingest.interpret import interpret
from ingest.interpret.reading import Amount
from ingest.layout.grid import Layout
from ingest.reconcile import reconcile
from tests.builders import SEEDS, dictionary

FUNCTIONS = [
    "科目编码\t科目名称\t合计\t基本支出\t项目支出",
    "\t合计\t90.00\t70.00\t20.00",
    "560001\t某市测试局本级\t30.00\t25.00\t5.00",
    "201\t一般公共服务支出\t30.00\t25.00\t5.00",
    "560002\t某市测试中心（某市信息中心）\t60.00\t45.00\t15.00",
    "201\t一般公共服务支出\t60.00\t45.00\t15.00",
]
CLASSES = [
    "科目编码\t科目名称\t合计\t基本支出\t项目支出",
    "\t合计\t90.00\t70.00\t20.00",
    "560001\t某市测试局本级\t30.00\t25.00\t5.00",
    "301\t工资福利支出\t30.00\t25.00\t5.00",
    "560002\t某市测试中心\t60.00\t45.00\t15.00",
    "303\t对个人和家庭的补助\t40.00\t30.00\t10.00",
    "30302\t退休费\t40.00\t30.00\t10.00",
    "310\t资本性支出\t20.00\t15.00\t5.00",
    "31002\t办公设备购置\t20.00\t15.00\t5.00",
]
LOST = [line for line in CLASSES if not line.startswith("560002")]


def amounts(folder: Path, functions: list[str], classes: list[str]) -> dict[str, list[Amount]]:
    """The numbers of each class after the books have spoken."""
    titles = {"支出预算总表": functions, "支出经济分类预算表（部门预算）": classes}
    printed = [f"{title}\n\n单位：万元\n\n" + "\n".join(rows) for title, rows in titles.items()]
    path = folder / "converted.txt"
    path.write_text("\n\n".join(["某市测试局2031年部门预算", *printed]) + "\n", encoding="utf-8")
    layout = read(path, SEEDS)
    assert isinstance(layout, Layout)
    reading = reconcile(interpret(layout, dictionary()), load_books(SEEDS), dictionary())
    found: dict[str, list[Amount]] = {}
    for amount in reading.amounts:
        if amount.place.table_key == "economic_dept":
            found.setdefault(amount.place.row_code or "", []).append(amount)
    return found


def test_the_only_unit_that_is_missing_is_meant(tmp_path: Path) -> None:
    found = amounts(tmp_path, FUNCTIONS, LOST)
    for code in ("303", "30302", "310", "31002"):
        assert {a.place.unit_name for a in found[code]} == {"某市测试中心（某市信息中心）"} or {
            a.place.unit_name for a in found[code]
        } == {"某市测试中心"}
        assert {a.reading for a in found[code]} == {"repaired"}
        assert {a.repair.kind for a in found[code] if a.repair} == {"of_unit"}
    assert {(a.place.unit_name, a.reading) for a in found["301"]} == {("某市测试局本级", "printed")}


def test_with_its_row_nothing_is_done(tmp_path: Path) -> None:
    found = amounts(tmp_path, FUNCTIONS, CLASSES)
    assert {a.repair for row in found.values() for a in row} == {None}


THIRD = ["560003\t某市测试站\t10.00\t10.00\t", "201\t一般公共服务支出\t10.00\t10.00\t"]


@pytest.mark.parametrize(
    "functions",
    [
        # Two units have no row in the other table: which of them is meant, nothing says.
        [FUNCTIONS[0], "\t合计\t100.00\t80.00\t20.00", *FUNCTIONS[2:], *THIRD],
        # The unit that is missing has less than these rows.
        [*FUNCTIONS[:2], *FUNCTIONS[2:4], "560002\t某市测试中心\t50.00\t35.00\t15.00", *THIRD],
        # No sum over the units says who they are.
        FUNCTIONS[:4],
    ],
)
def test_where_nothing_says_which_unit_it_is_the_rows_stay_in_doubt(
    tmp_path: Path, functions: list[str]
) -> None:
    found = amounts(tmp_path, functions, LOST)
    beyond = [a for code in ("303", "30302", "310", "31002") for a in found[code]]
    assert {a.reading for a in beyond} == {"doubtful"}
    assert {a.place.unit_name for a in beyond} == {"某市测试局本级"}


BEFORE_THE_FIRST = [line for line in CLASSES if not line.startswith("560001")]


def test_rows_above_the_first_unit_are_of_the_one_that_lost_its_row(tmp_path: Path) -> None:
    """They do not make the department's total, and so are not the department's."""
    found = amounts(tmp_path, FUNCTIONS, BEFORE_THE_FIRST)
    assert {(a.place.unit_name, a.reading) for a in found["301"]} == {("某市测试局本级", "repaired")}
    assert {a.place.unit_name for a in found["303"]} == {"某市测试中心"}


def test_rows_above_the_first_unit_are_the_departments_where_they_make_its_total(tmp_path: Path) -> None:
    whole = [*CLASSES[:2], "301\t工资福利支出\t90.00\t70.00\t20.00", *CLASSES[2:]]
    found = amounts(tmp_path, FUNCTIONS, whole)
    assert {(a.place.unit_name, a.reading) for a in found["301"]} == {
        (None, "printed"),
        ("某市测试局本级", "printed"),
    }
