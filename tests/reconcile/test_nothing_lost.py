"""Whatever the books make of a damaged table, each of its numbers is an amount, a half of one, or without a place."""

from __future__ import annotations

from pathlib import Path

from ingest.books import load_books
from ingest.build.work import read, understand
from ingest.interpret import interpret
from ingest.layout.grid import Layout
from ingest.numbers import is_numeric
from ingest.reconcile import reconcile
from tests.builders import SEEDS, dictionary
from tests.damaged_disclosure import write_damaged_disclosure


def _read(path: Path) -> Layout:
    layout = read(path, SEEDS)
    assert isinstance(layout, Layout)
    return layout


def _layout(folder: Path, *rows: str) -> Layout:
    path = folder / "converted.txt"
    path.write_text(
        "\n".join(["某市财政局2031年部门预算", "", "支出预算总表", "", "单位：万元", "", *rows]) + "\n",
        encoding="utf-8",
    )
    return _read(path)


def _lost(layout: Layout) -> set[str]:
    reading = understand(layout, SEEDS)
    assert any(amount.repair for amount in reading.amounts)
    seen = {
        (a.observation.table_ordinal, a.observation.row_no, a.observation.col_no) for a in reading.amounts
    }
    seen |= {
        (a.observation.table_ordinal, *a.repair.tail) for a in reading.amounts if a.repair and a.repair.tail
    }
    seen |= {(u.table_ordinal, u.row_no, u.col_no) for u in reading.unplaced}
    return {
        cell.text
        for grid in layout.grids
        for cell in grid.cells
        if is_numeric(cell.text) and "." in cell.text and (grid.ordinal, cell.row_no, cell.col_no) not in seen
    }


def test_halves_of_torn_numbers_are_found_with_the_whole(tmp_path: Path) -> None:
    write_damaged_disclosure(tmp_path / "damaged.txt")
    layout = _read(tmp_path / "damaged.txt")
    joined = [a.repair for a in understand(layout, SEEDS).amounts if a.repair and a.repair.kind == "joined"]
    assert [repair.tail for repair in joined] == 2 * [(5, 3), (5, 4), (5, 5)]
    assert _lost(layout) == set()


def test_a_number_where_a_name_should_stand_stays_without_a_place(tmp_path: Path) -> None:
    layout = _layout(
        tmp_path,
        "科目编码\t科目名称\t合计\t基本支出\t项目支出",
        "\t合计\t3,000.00\t1,000.00\t2,000.00",
        "201\t一般公共服务支出\t3,000.00\t1,000.00\t2,000.00",
        "20126\t7,777.00\t1,000.00\t\t1,000.00",
        "20131\t党委办公厅（室）及相关机构事务\t1,000.00\t1,000.00",
        "20132\t组织事务\t1,000.00\t1,000.00\t",
    )
    assert _lost(layout) == set()


def test_a_sound_document_is_handed_on_as_it_is(tmp_path: Path) -> None:
    layout = _layout(
        tmp_path,
        "科目编码\t科目名称\t合计",
        "\t合计\t3.00",
        "201\t一般公共服务支出\t2.00",
        "208\t社会保障和就业支出\t1.00",
    )
    reading = interpret(layout, dictionary())
    assert reconcile(reading, load_books(SEEDS), dictionary()) is reading
