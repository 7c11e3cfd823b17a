"""Each kind of damage does what it says and names the cells it has touched."""

from __future__ import annotations

from random import Random

import pytest

from bench.damage.anatomy import Anatomy, Struck
from bench.damage.row_kinds import ROW_KINDS
from bench.damage.striking import KINDS, strike
from bench.damage.table_kinds import HEADING_KINDS, PAGE_KINDS
from bench.damage.typewriter import CellId, Row, Typed, TypedTable

TABLE = (
    ("科目", "名称", "合计", "一般", "基金", "项目"),
    ("", "", "", "小计", "小计", ""),
    ("201", "服务", "26,665.50", "26,665.50", "", ""),
    ("205", "教育", "13.82", "", "", "13.82"),
    ("206", "科学", "27.37", "27.37", "", ""),
)
ANATOMY = Anatomy(3, frozenset({3, 4, 5, 6}))


def row(number: int, *, begins_page: bool = False) -> Row:
    return Row(
        tuple(Typed(text, CellId(1, number, col)) for col, text in enumerate(TABLE[number - 1], 1)),
        begins_page,
    )


def places(struck: Struck) -> set[tuple[int, int]]:
    return {(cell.row, cell.col) for cell in struck.cells}


def struck_row(kind: str, number: int, seed: int = 1) -> Struck:
    struck = ROW_KINDS[kind]((row(number),), ANATOMY, Random(seed))
    assert struck is not None
    return struck


def texts(struck: Struck) -> list[tuple[str, ...]]:
    return [row.texts for row in struck.rows]


@pytest.mark.parametrize("seed", range(6))
def test_a_dropped_blank_moves_what_follows(seed: int) -> None:
    struck = struck_row("blank dropped", 4, seed)
    assert texts(struck)[0][:5] == ("205", "教育", "13.82", "", "13.82")
    assert places(struck) == {(4, 6)}


def test_no_blank_is_dropped_where_nothing_follows() -> None:
    assert ROW_KINDS["blank dropped"]((row(5),), ANATOMY, Random(1)) is None


def test_a_lost_cell_leaves_a_blank_and_a_dropped_one_none() -> None:
    assert len(texts(struck_row("cell lost", 5))[0]) == 6
    assert texts(struck_row("cell lost", 5))[0].count("27.37") == 1
    assert len(texts(struck_row("cell dropped", 5))[0]) == 5


@pytest.mark.parametrize("seed", range(6))
def test_a_repeated_cell_fills_blanks_alone(seed: int) -> None:
    struck = struck_row("cell repeated", 4, seed)
    assert texts(struck)[0] in {
        ("205", "教育", "13.82", "13.82", "", "13.82"),
        ("205", "教育", "13.82", "13.82", "13.82", "13.82"),
    }
    assert places(struck) >= {(4, 3), (4, 4)}


@pytest.mark.parametrize("kind", ["wrapped within", "wrapped over rows", "line broken"])
def test_wrapping_keeps_every_digit(kind: str) -> None:
    struck = struck_row(kind, 3)
    halves = [cell.text for typed in struck.rows for cell in typed.cells if cell.of == CellId(1, 3, 4)]
    assert "".join(halves).replace(" ", "") == "26,665.50"
    assert len(struck.rows) == (1 if kind == "wrapped within" else 2)
    assert (3, 4) in places(struck)


def test_a_number_that_fits_is_not_wrapped() -> None:
    narrow = Row((Typed("教育", CellId(1, 4, 2)), Typed("3.82", CellId(1, 4, 3))))
    assert ROW_KINDS["wrapped within"]((narrow,), ANATOMY, Random(1)) is None


def test_digits_lost_and_misread() -> None:
    assert "27.3" in texts(struck_row("last digit lost", 5))[0]
    (misread,) = [text for text in texts(struck_row("digit misread", 5))[0][2:] if text not in {"", "27.37"}]
    assert len(misread) == 5
    assert sum(a != b for a, b in zip(misread, "27.37", strict=True)) == 1


def test_rows_and_labels_lost() -> None:
    assert struck_row("row lost", 4).rows == ()
    assert places(struck_row("row lost", 4)) == {(4, 3), (4, 6)}
    struck = struck_row("label lost", 4)
    assert texts(struck)[0][2:] == row(4).texts[2:]
    assert texts(struck)[0][:2] != row(4).texts[:2]


def test_shifted_rows_have_a_cell_more() -> None:
    page = (row(3), row(4), row(5))
    shifted = PAGE_KINDS["cells shifted"](page, ANATOMY, Random(3))
    broken = PAGE_KINDS["page broken"](page, ANATOMY, Random(3))
    assert shifted is not None
    assert broken is not None
    assert len(shifted.rows[-1].cells) == len(broken.rows[-1].cells) == 7
    assert any(r.begins_page for r in broken.rows)
    assert not broken.rows[0].begins_page


def test_only_a_column_blank_on_a_later_page_is_dropped() -> None:
    later = (row(4, begins_page=True), row(5))
    struck = PAGE_KINDS["column dropped"](later, ANATOMY, Random(1))
    assert struck is not None
    assert texts(struck)[0] == ("205", "教育", "13.82", "", "13.82")
    assert places(struck) == {(4, 6)}
    assert PAGE_KINDS["column dropped"]((row(4), row(5)), ANATOMY, Random(1)) is None


def test_halves_push_down_what_stands_below_them() -> None:
    struck = PAGE_KINDS["pushed down"]((row(3), row(4)), ANATOMY, Random(1))
    assert struck is not None
    columns = list(zip(*texts(struck), strict=True))
    assert "".join(columns[2]) == "".join(columns[3]) == "26,665.50"
    assert columns[5] == ("", "13.82")  # its column has no wide number
    assert places(struck) == {(3, 3), (3, 4), (4, 3)}


def test_headings_cut_and_repeated() -> None:
    table = tuple(row(n) for n in range(1, 6))
    for seed in range(6):
        cut = HEADING_KINDS["heading cut"](table, ANATOMY, Random(seed))
        if cut is None:
            continue  # what names the rows was chosen; no number stands below it
        assert sum(bool(text) for r in cut.rows[:2] for text in r.texts) < 8
        assert cut.rows[2:] == table[2:]
        assert cut.cells
    again = HEADING_KINDS["heading repeated"](table, ANATOMY, Random(1))
    assert again is not None
    assert [r.texts for r in again.rows].count(TABLE[0]) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_damage_is_the_same_in_every_run_and_nothing_else_changes(kind: str) -> None:
    table = TypedTable(1, tuple(row(n, begins_page=n == 4) for n in range(1, 6)))
    other = TypedTable(2, (row(3),))
    runs = [strike(["文", table, other], {1: ANATOMY}, [kind], 0.9, Random(2)) for _ in range(2)]
    assert runs[0] == runs[1]
    blocks, damages = runs[0]
    assert blocks[0] == "文"
    assert blocks[2] is other
    assert all(damage.kind == kind for damage in damages)
    assert strike([table], {1: ANATOMY}, [kind], 0.0, Random(2)) == ((table,), ())
