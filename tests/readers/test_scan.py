"""Pages are set by typst, made into pictures, and read as scans; words are few because each takes its time."""

import json
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
import pytest
import typst
from PIL import Image

from ingest.page import Table
from ingest.readers import Unreadable, pictures, read_document
from ingest.readers.column_gaps import rules_in_gaps
from ingest.readers.pdf_marks import Fill, PageMarks, read_marks
from ingest.readers.pdf_scans import scanned_parts
from ingest.readers.scan import SURE, Scan
from ingest.readers.scan_lines import bands_of, skew_of, turned
from ingest.readers.scan_ocr import Char
from ingest.readers.white_words import Word
from tests.readers.drawn import RULED, cell, lines, pdf, rows, tables

TABLE = (
    "#table(columns: (80pt, 80pt, 80pt), rows: 22pt, table.cell(rowspan: 2)[Item], table.cell(colspan: 2)[Funds], "
    "[Staff], [Project], [Total], [1,265.48], [3], [Other], [], [-0.57])"
)
HELD = [["Item", "Funds"], ["Staff", "Project"], ["Total", "1,265.48", "3"], ["Other", "", "-0.57"]]


def picture(path: Path, dots: int = 200) -> Image.Image:
    document = pypdfium2.PdfDocument(path)
    image: Image.Image = document[0].render(scale=dots / 72).to_pil().convert("RGB")
    document.close()
    return image


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Image.Image:
    folder = tmp_path_factory.mktemp("page")
    return picture(pdf(folder, f"{RULED}Budget of the office\n\n{TABLE}"))


def test_a_file_of_text_and_scanned_pages(tmp_path: Path, page: Image.Image) -> None:
    bent = page.rotate(1.3, fillcolor="white", resample=Image.Resampling.BICUBIC)
    bent.save(tmp_path / "scan.pdf", resolution=200)
    merged = pypdfium2.PdfDocument(pdf(tmp_path, f"{RULED}A page of text, with enough words upon it."))
    merged.import_pages(pypdfium2.PdfDocument(tmp_path / "scan.pdf"))
    merged.save(tmp_path / "mixed.pdf")
    document = read_document(tmp_path / "mixed.pdf")
    assert lines(document) == ["A page of text, with enough words upon it.", "Budget of the office"]
    (table,) = (block for block in document.pages[1].blocks if isinstance(block, Table))
    assert rows(table) == HELD
    assert (cell(table, "Item").row_span, cell(table, "Funds").col_span) == (2, 2)
    box = cell(table, "1,265.48").box
    assert box is not None
    around = bent.crop(tuple(round(edge * 200 / 72) for edge in (box.x0, box.y0, box.x1, box.y1)))
    assert np.asarray(around.convert("L")).min() < 100  # its place is where it stands on the bent page


def test_a_picture_that_lies_on_its_side(tmp_path: Path, page: Image.Image) -> None:
    page.crop((0, 0, page.width, page.height // 2)).rotate(90, expand=True).save(
        tmp_path / "side.png", dpi=(200, 200)
    )
    document = read_document(tmp_path / "side.png")
    assert document.media_type == "image/png"
    assert rows(tables(document)[0]) == HELD
    width, height = document.pages[0].width, document.pages[0].height
    assert width is not None
    assert height is not None
    assert width > height


def test_pictures_that_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    Image.new("L", (300, 200), 255).save(path, format="TIFF")
    with pytest.raises(Unreadable, match="No text can be read"):
        read_document(path)
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(Unreadable, match="damaged or cut short"):
        read_document(path)
    Image.new("1", (2000, 2000)).save(path, format="PNG")
    monkeypatch.setattr(pictures, "MOST_OPENED", 1_000_000)
    with pytest.raises(Unreadable, match="more than is read"):
        read_document(path)


def drawn(folder: Path, source: str) -> PageMarks:
    (folder / "made.typ").write_text(source, encoding="utf-8")
    typst.compile(folder / "made.typ", output=folder / "made.pdf")
    document = pypdfium2.PdfDocument(folder / "made.pdf")
    try:
        return read_marks(document[0])
    finally:
        document.close()


def test_which_parts_of_a_page_are_scans(tmp_path: Path) -> None:
    Image.new("L", (50, 50), 128).save(tmp_path / "p.png")

    def parts(body: str) -> list[Fill]:
        return scanned_parts(drawn(tmp_path, f"{RULED}#set page(margin: 0pt)\n{body}"))

    def image(size: str) -> str:
        return f'#place(dx: 10pt, dy: 20pt, image("p.png", width: {size}))'

    assert [tuple(round(edge) for edge in part) for part in parts(image("200pt"))] == [(10, 20, 210, 220)]
    assert not parts(image("60pt"))  # a seal
    assert not parts(image("200pt") + "#v(40pt)" + "A picture behind text. " * 9)
    strips = "".join(
        f'#place(dy: {y}pt, image("p.png", width: 300pt, height: 20pt))' for y in (0, 20, 40, 60)
    )
    assert len(parts(strips)) == 1
    assert not parts("Text alone.")


def test_of_pictures_beside_text_only_tables_are_read(tmp_path: Path, page: Image.Image) -> None:
    page.crop((0, 110, page.width, page.height // 2 + 40)).save(tmp_path / "table.png")
    chart = Image.new("L", (800, 400), 255)
    for at in range(40, 400, 40):
        chart.paste(0, (20, at, 780, at + 2))
        chart.paste(0, (at * 2 - 40, 40, at * 2 - 38, 362))
    chart.save(tmp_path / "chart.png")
    text = "A page of text, with enough words upon it to be one.\n\n"
    (tmp_path / "made.typ").write_text(
        f'{RULED}#set page(height: 500pt)\n{text}#image("table.png", width: 360pt)\n\nBetween.\n\n'
        '#image("chart.png", width: 300pt)#place(dx: 20pt, dy: -40pt)[2026]',
        encoding="utf-8",
    )
    typst.compile(tmp_path / "made.typ", output=tmp_path / "made.pdf")
    document = read_document(tmp_path / "made.pdf")
    assert [rows(table) for table in tables(document)] == [HELD]
    assert [line for line in lines(document) if line in ("Between.", "2026")] == ["Between.", "2026"]
    assert isinstance(document.pages[0].blocks[1], Table)


def test_an_unsure_character_is_a_doubt() -> None:
    first, second = (
        [(mark, char)]
        for mark, char in zip(
            read_marks_of("12"), (Char("1", 0.99, ""), Char("2", SURE - 0.2, "7")), strict=True
        )
    )
    scan = Scan(PageMarks(1, 1, [], [], [], [], [], 0, 0), dict(first + second), 1, 0.0, 1.0)
    assert scan.doubt_of([first[0][0]]) is None
    doubt = scan.doubt_of([first[0][0], second[0][0]])
    assert doubt is not None
    assert doubt.kind == "ocr"
    assert json.loads(doubt.detail) == {"confidence": round(SURE - 0.2, 3), "character": "2", "or": "7"}


def read_marks_of(text: str) -> list:
    from ingest.readers.pdf_marks import Mark

    return [Mark(char, n, 0.0, n + 1.0, 1.0, 1.0, 1.0, 0) for n, char in enumerate(text)]


@pytest.mark.parametrize("angle", [-2.5, 0.0, 0.6])
def test_skew(page: Image.Image, angle: float) -> None:
    grey = np.asarray(page.convert("L"), dtype=np.uint8)
    assert skew_of(turned(grey, -angle)) == pytest.approx(angle, abs=0.11)


def test_strokes_of_one_character_are_one_line() -> None:
    ink = np.zeros((100, 60), dtype=np.uint8)
    for top, bottom in ((10, 13), (25, 28), (60, 85)):
        cv2.rectangle(ink, (10, top), (40, bottom), 255, -1)
    assert len(bands_of(ink)) == 3
    assert [(band.y0, band.y1) for band in bands_of(ink, 24.0)] == [(10, 29), (60, 86)]


def test_columns_of_white_part_a_table_without_rules() -> None:
    words = [
        Word("Title of the page", 50, 0, 150, 10),
        *(Word(text, x, 60, x + 40, 70) for text, x in (("Item", 0), ("Staff", 100), ("Project", 200))),
        *(Word(f"item {row}", 0, y, 60, y + 10) for row, y in enumerate((80, 100, 120))),
        *(Word("1.00", x, y, x + 30, y + 10) for y in (80, 100, 120) for x in (110, 210)),
    ]
    across, down = rules_in_gaps(words)
    assert len(across) == 5
    assert sorted({round(rule.at) for rule in down}) == [-5, 80, 170, 245]
    assert rules_in_gaps(words[:4]) == ([], [])
