"""How a file was understood, in words and on pictures that show nobody's name."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from ingest.cli import main
from ingest.dictionary import load_personal_labels
from ingest.doctor.hidden import hidden_boxes
from ingest.doctor.understood import understood_tables
from ingest.doctor.why import Why, explain
from ingest.interpret import interpret
from ingest.layout import lay_out
from ingest.page import Box, Line
from ingest.project import SEEDS
from tests.builders import COVER, Block, dictionary, document, lay, page
from tests.readers.drawn import pdf

SETUP = (
    '#set page(width: 400pt, height: 300pt, margin: 20pt)\n#set text(font: "Noto Sans CJK SC", size: 9pt)\n'
)
RED, GREEN, GREY = (215, 30, 30), (30, 150, 60), (60, 60, 60)


def columns_of(*blocks: Block) -> dict[int, str]:
    layout = lay(page(1, COVER), page(2, *blocks))
    (table,) = understood_tables(layout, interpret(layout, dictionary()), dictionary())
    return {column.index: column.meaning for column in table.columns}


def test_columns_say_what_their_numbers_are() -> None:
    rows = ["序号 | 科目编码 | 科目名称 | 合计 | 基本支出", "1 | 2010301 | 行政运行 | 5.00 | 5.00"]
    said = columns_of("支出总表", "单位：万元", rows)
    assert said[1].startswith("not read")
    assert said[2] == "names the row: code"
    assert said[5] == "expenditure, spend basic, figure_year 2026, figure_kind budget: 1 numbers"


def test_rows_say_what_they_name() -> None:
    layout = lay(
        page(1, COVER), page(2, "支出总表", ["科目编码 | 科目名称 | 合计", "2010301 | 行政运行 | 5.00"])
    )
    (table,) = understood_tables(layout, interpret(layout, dictionary()), dictionary())
    assert [row.meaning for row in table.rows] == ["heading", "function 2010301 行政运行"]


def test_what_is_personal_is_hidden_and_nothing_else() -> None:
    rows = ["项目名称 | 甲 | 联系人 | 张三", "资金总额 | 5.00 | 联系电话 | 83451234"]
    made = document(page(1, COVER, "联系人：李四", "各项支出如下。", rows))
    labels = load_personal_labels(SEEDS)
    hidden = hidden_boxes(made, lay_out(made, labels), labels)
    boxes = {
        box
        for block in made.pages[0].blocks
        for text, box in (
            [(block.text, block.box)] if isinstance(block, Line) else [(c.text, c.box) for c in block.cells]
        )
        if text in {"联系人：李四", "张三", "83451234"}
    }
    assert set(hidden[1]) == boxes
    assert len(boxes) == 3


def near(picture: Image.Image, box: Box, colour: tuple[int, int, int], scale: float = 2.0) -> float:
    """The share of the box that is about this colour, or tinted by it."""
    part = picture.crop(
        (round(box.x0 * scale), round(box.y0 * scale), round(box.x1 * scale), round(box.y1 * scale))
    )
    dots = list(part.convert("RGB").getdata())
    tinted = tuple(round(255 - (255 - c) * 70 / 255) for c in colour)
    return sum(
        1
        for dot in dots
        if any(max(abs(a - b) for a, b in zip(dot, c, strict=True)) < 12 for c in (colour, tinted))
    ) / len(dots)


@pytest.fixture
def explained(tmp_path: Path) -> Why:
    cells = "[科目编码], [科目名称], [合计], [2010301], [行政运行], [5.00], [2010302], [事务], [6.00], [], [], [7.00]"
    source = f"{SETUP}联系人：张三\n\n支出总表\n\n单位：万元\n#table(columns: (80pt, 80pt, 80pt), {cells})"
    why = explain(pdf(tmp_path, source), SEEDS, tmp_path / "out")
    assert isinstance(why, Why)
    return why


def test_the_picture_shows_amounts_and_what_has_no_place(explained: Why) -> None:
    (file,) = explained.pictures
    picture = Image.open(file)
    boxes = {cell.text: cell.box for cell in explained.layout.grids[0].cells}
    for text, colour in (("5.00", GREEN), ("7.00", RED)):
        box = boxes[text]
        assert box is not None
        assert near(picture, box, colour) > 0.5
    assert picture.height > 600  # the legend below names the reason


def test_the_picture_hides_names(explained: Why) -> None:
    paragraph = next(p for p in explained.layout.paragraphs if "联系人" in p.text)
    assert "张三" not in paragraph.text
    assert paragraph.box is not None
    assert near(Image.open(explained.pictures[0]), paragraph.box, GREY) > 0.9


def test_a_format_without_pages_is_explained_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.html"
    cells = "".join(
        f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>"
        for a, b, c in (("科目编码", "科目名称", "合计"), ("2010301", "行政运行", "5.00"))
    )
    file.write_text(
        f"<html><body><p>{COVER}</p><p>支出总表</p><table>{cells}</table></body></html>", encoding="utf-8"
    )
    assert main(["read", "--why", str(file), "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out
    for words in (
        "agency 某市财政局",
        "understood as expenditure_summary",
        "names the row: code",
        "function 2010301 行政运行",
    ):
        assert words in said
    assert not (tmp_path / "out").exists()


def test_out_is_of_why_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "a.pdf", "--out", "b"]) == 2
    assert "--why" in capsys.readouterr().err
