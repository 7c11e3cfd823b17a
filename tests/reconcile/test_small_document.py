"""A small text from end to end: damaged, sound, and damaged where no equality helps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.books import load_books
from ingest.build.work import read
from ingest.interpret import interpret
from ingest.interpret.reading import Amount, Reading
from ingest.layout.grid import Layout
from ingest.reconcile import reconcile
from tests.builders import SEEDS, dictionary

HEADING = "科目编码\t科目名称\t合计\t基本支出\t项目支出"
ROWS = {
    "": "\t合计\t14,345.00\t4,345.00\t10,000.00",
    "201": "201\t一般公共服务支出\t13,345.00\t3,345.00\t10,000.00",
    "20126": "20126\t档案事务\t11,345.00\t1,345.00\t10,000.00",
    "2012601": "2012601\t行政运行\t1,345.00\t1,345.00\t",
    "2012604": "2012604\t档案馆\t10,000.00\t\t10,000.00",
    "20131": "20131\t党委办公厅（室）及相关机构事务\t2,000.00\t2,000.00\t",
    "2013101": "2013101\t行政运行\t2,000.00\t2,000.00\t",
    "208": "208\t社会保障和就业支出\t1,000.00\t1,000.00\t",
    "20805": "20805\t行政事业单位养老支出\t1,000.00\t1,000.00\t",
    "2080505": "2080505\t机关事业单位基本养老保险缴费支出\t1,000.00\t1,000.00\t",
}
BLANK_DROPPED = {"2012604": "2012604\t档案馆\t10,000.00\t10,000.00"}
TORN = {"20126": "20126\t档案事务\t11,34\t1,34\t10,00\n\t\t5.00\t5.00\t0.00"}
REPEATED = {"2013101": "2013101\t行政运行\t2,000.00\t2,000.00\t2,000.00\t"}
DAMAGED = ROWS | BLANK_DROPPED | TORN | REPEATED


def _reading(folder: Path, *tables: Sequence[str]) -> Reading:
    """What a text says before its books have spoken."""
    titles = ("支出预算总表", "支出功能分类预算表")
    printed = [
        "\n".join([title, "", "单位：万元", "", HEADING, *rows])
        for title, rows in zip(titles, tables, strict=False)
    ]
    path = folder / "converted.txt"
    path.write_text("\n\n".join(["某市测试档案馆2031年部门预算", *printed]) + "\n", encoding="utf-8")
    layout = read(path, SEEDS)
    assert isinstance(layout, Layout)
    return interpret(layout, dictionary())


def _reconciled(reading: Reading) -> Reading:
    return reconcile(reading, load_books(SEEDS), dictionary())


def _row(reading: Reading, code: str, table_key: str = "expenditure_summary") -> dict[str, Amount]:
    """The numbers of a row by the kind of spending."""
    found = [a for a in reading.amounts if (a.place.table_key, a.place.row_code) == (table_key, code)]
    assert len({amount.place.spend for amount in found}) == len(found), found
    return {amount.place.spend: amount for amount in found}


def _values(row: dict[str, Amount]) -> dict[str, int]:
    return {spend: int(amount.value) for spend, amount in row.items()}


def _facts(reading: Reading) -> set[tuple[object, ...]]:
    return {(replace(a.place, row_path=None, row_level=None), a.value) for a in reading.amounts}


@pytest.fixture
def mended(tmp_path: Path) -> Reading:
    return _reconciled(_reading(tmp_path, list(DAMAGED.values()), list(ROWS.values())))


def test_a_dropped_blank_is_put_back(mended: Reading) -> None:
    row = _row(mended, "2012604")
    assert _values(row) == {"all": 10_000, "project": 10_000}
    moved = row["project"]
    assert moved.reading == "repaired"
    assert moved.repair is not None
    assert (moved.repair.kind, moved.repair.was_place) == ("moved", "all/all/basic")
    assert {"summary_is_function_table", "total_is_spends", "parent_is_children_function"} <= set(
        moved.repair.rules
    )
    assert moved.repair.equalities >= len(moved.repair.rules)


def test_a_torn_number_is_joined(mended: Reading) -> None:
    row = _row(mended, "20126")
    assert _values(row) == {"all": 11_345, "basic": 1_345, "project": 10_000}
    assert {amount.reading for amount in row.values()} == {"repaired"}
    repairs = [amount.repair for amount in row.values() if amount.repair]
    assert [repair.kind for repair in repairs] == ["joined"] * 3
    assert all("summary_is_function_table" in repair.rules for repair in repairs)


def test_a_repeated_cell_is_left_over(mended: Reading) -> None:
    assert _values(_row(mended, "2013101")) == {"all": 2_000, "basic": 2_000}
    assert [(u.text, "repeats" in u.reason) for u in mended.unplaced] == [("2,000.00", True)]


def test_all_is_as_it_was_before_the_damage_and_nothing_is_doubtful(mended: Reading, tmp_path: Path) -> None:
    sound = _reading(tmp_path, list(ROWS.values()), list(ROWS.values()))
    assert _facts(mended) == _facts(sound)
    assert {amount.reading for amount in mended.amounts} == {"printed", "repaired"}


def test_what_no_damage_touched_stands_as_printed(mended: Reading) -> None:
    untouched = [a for a in mended.amounts if a.place.table_key == "function_expenditure"]
    assert untouched
    assert all(amount.reading == "printed" and amount.repair is None for amount in untouched)


def test_a_sound_text_is_read_as_without_the_books(tmp_path: Path) -> None:
    sound = _reading(tmp_path, list(ROWS.values()), list(ROWS.values()))
    assert _reconciled(sound) == sound


def test_one_table_alone_is_mended_by_its_own_equalities(tmp_path: Path) -> None:
    mended = _reconciled(_reading(tmp_path, list((ROWS | BLANK_DROPPED).values())))
    moved = _row(mended, "2012604")["project"]
    assert moved.reading == "repaired"
    assert moved.repair is not None
    assert "parent_is_children_function" in moved.repair.rules


@pytest.mark.parametrize("damage", [BLANK_DROPPED, REPEATED])
def test_without_any_equality_a_damaged_row_is_doubtful(tmp_path: Path, damage: dict[str, str]) -> None:
    mended = _reconciled(_reading(tmp_path, list(damage.values())))
    assert mended.amounts
    beside = [amount for amount in mended.amounts if amount.place.spend != "all"]
    assert {amount.reading for amount in beside} == {"doubtful"}
    assert all(amount.reading_note for amount in beside)


def test_the_same_text_gives_the_same_reading(tmp_path: Path) -> None:
    reading = _reading(tmp_path, list(DAMAGED.values()), list(ROWS.values()))
    assert _reconciled(reading) == _reconciled(reading)
