"""What the typewriter types reads as the sound document does, so that all that differs is damage."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench.damage.__main__ import sample_documents
from bench.damage.outcome import positions
from bench.damage.source import layout_of_text, load_source, meaning_of
from bench.damage.typewriter import CellId, TypedTable, to_text, type_out
from bench.scoring import rows_of
from ingest.interpret import interpret
from ingest.layout.grid import Grid, GridCell, Layout, Paragraph
from tests.builders import dictionary, lay, page

# Fields of forms that are merged down, and labels that stand over several blocks, have no place of their own in a text.
LEAST_READ_ALIKE = 0.998
SAMPLES = sample_documents()


def test_a_merged_cell_is_typed_where_it_begins() -> None:
    layout = lay(
        page(1, "收入表", ["科目 | 合计 | 本年收入 | <", "^ | ^ | 小计 | 基金", "服务 | 1.00 | 1.00 |"])
    )
    assert to_text(type_out(layout)).splitlines() == [
        "收入表", "", "科目\t合计\t本年收入\t", "\t\t小计\t基金", "服务\t1.00\t1.00\t", "", "",
    ]  # fmt: skip


def test_a_blank_line_stands_where_the_page_turns() -> None:
    cells = tuple(GridCell(n, n, col, 1, 1, f"{n}.00") for n in (1, 2) for col in (1, 2))
    (table,) = type_out(Layout("application/pdf", 2, (Grid(1, 1, (), (), cells, 2, 2),), ()))
    assert isinstance(table, TypedTable)
    assert [row.begins_page for row in table.rows] == [False, True]
    assert to_text([table]).splitlines()[:3] == ["1.00\t1.00", "", "2.00\t2.00"]


def test_tables_stand_behind_their_captions_and_prose_in_its_order() -> None:
    grids = tuple(Grid(n, n, (), (), (GridCell(n, 1, 1, 1, 1, f"表{n}"),), 1, 1) for n in (1, 2, 3))
    said = ((1, "前言", None), (2, "标题二", 2), (2, "说明", None), (3, "末段", None))
    paragraphs = tuple(Paragraph(n, on, text, None, owner) for n, (on, text, owner) in enumerate(said, 1))
    blocks = type_out(Layout("application/pdf", 3, grids, paragraphs))
    order = [block if isinstance(block, str) else block.ordinal for block in blocks]
    assert order == ["前言", 1, "标题二", 2, "说明", "末段", 3]


@pytest.mark.parametrize("file", SAMPLES, ids=[file.stem for file in SAMPLES])
def test_undamaged_text_reads_as_the_document(file: Path) -> None:
    source = load_source(file)
    layout = layout_of_text(to_text(source.blocks))
    reading = interpret(layout, dictionary())
    assert Counter(map(meaning_of, reading.amounts)) == Counter(source.truth.values())
    assert source.left_out == 0
    assert source.truth.keys() <= set(positions(source.blocks, layout).values())


def test_the_corpus_reads_alike_when_typed(shared_folder: Path) -> None:
    corpus = shared_folder / "corpus"
    files = [row["file"] for row in rows_of(corpus / "MANIFEST.csv")]
    printed = [corpus / file for file in files if file.startswith("pdf/") and "planted" not in file]
    alike = total = 0
    for file in printed:
        source = load_source(file)
        reading = interpret(layout_of_text(to_text(source.blocks)), dictionary())
        truth = Counter(source.truth.values())
        alike += (truth & Counter(map(meaning_of, reading.amounts))).total()
        total += truth.total()
    assert alike / total >= LEAST_READ_ALIKE


def test_a_place_of_the_text_is_traced_to_the_cell_printed_there() -> None:
    layout = lay(page(1, "支出表", ["科目 | 合计", "服务 | 1.00", "教育 | 2.00"]))
    blocks = type_out(layout)
    read = layout_of_text("第一部分\n\n" + to_text(blocks))
    assert positions(blocks, read)[CellId(1, 3, 2)] == CellId(1, 3, 2)
