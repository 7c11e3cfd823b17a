"""What became of a damaged cell is told apart by what is read, how surely, and where.

Read here without the books, whose part it is to make these outcomes better.
"""

from __future__ import annotations

from pathlib import Path

from bench.damage.outcome import Outcome, judge, positions
from bench.damage.source import Source, layout_of_text, load_source
from bench.damage.typewriter import CellId, TypedTable, to_text
from ingest.interpret import interpret
from tests.builders import dictionary

TEXT = """某市财政局2026年部门预算

支出预算总表

单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t30.00\t10.00\t20.00
201\t一般公共服务支出\t10.00\t10.00\t
205\t教育支出\t20.00\t\t20.00
"""


def source(folder: Path) -> Source:
    file = folder / "sound.txt"
    file.write_text(TEXT, encoding="utf-8")
    return load_source(file)


def read_with(source: Source, row_no: int, col_no: int, text: str) -> Outcome:
    """What becomes of the cell when this is typed in its place."""
    (table,) = [block for block in source.blocks if isinstance(block, TypedTable)]
    rows = list(table.rows)
    cells = list(rows[row_no - 1].cells)
    cells[col_no - 1] = type(cells[0])(text, cells[col_no - 1].of)
    rows[row_no - 1] = type(rows[0])(tuple(cells))
    damaged = TypedTable(table.ordinal, tuple(rows))
    blocks = [damaged if block is table else block for block in source.blocks]
    layout = layout_of_text(to_text(blocks))
    reading = interpret(layout, dictionary())
    return judge(source, {CellId(1, row_no, col_no)}, positions(blocks, layout), reading)


def test_the_truth_of_a_source(tmp_path: Path) -> None:
    sound = source(tmp_path)
    assert len(sound.truth) == 7
    assert sound.anatomies[1].body == 2
    assert sound.anatomies[1].values == {3, 4, 5}
    assert sound.codes["教育支出"] == {"205"}


def test_right(tmp_path: Path) -> None:
    outcome = read_with(source(tmp_path), 4, 5, "20. 00")
    assert outcome.right == {CellId(1, 4, 5)}
    assert (outcome.whole, outcome.whole_sure) == (6, 6)


def test_wrong_in_its_place(tmp_path: Path) -> None:
    outcome = read_with(source(tmp_path), 4, 5, "20.01")
    assert outcome.wrong.keys() == {CellId(1, 4, 5)}
    assert not outcome.elsewhere


def test_a_copy_is_wrong_where_it_is_believed(tmp_path: Path) -> None:
    outcome = read_with(source(tmp_path), 3, 5, "10.00")
    assert outcome.wrong.keys() == {CellId(1, 3, 5)}


def test_lost(tmp_path: Path) -> None:
    outcome = read_with(source(tmp_path), 4, 5, "")
    assert outcome.lost == {CellId(1, 4, 5)}


def test_what_is_false_without_damage_is_counted_apart(tmp_path: Path) -> None:
    sound = source(tmp_path)
    outcome = read_with(sound, 4, 1, "207")
    assert len(outcome.elsewhere) == 2
    assert (outcome.whole, outcome.whole_sure) == (7, 5)


def test_a_row_without_its_code_says_the_same_by_its_name(tmp_path: Path) -> None:
    outcome = read_with(source(tmp_path), 4, 1, "")
    assert not outcome.elsewhere
    assert outcome.whole_sure == 7
