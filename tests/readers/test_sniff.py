import zipfile
from pathlib import Path

import docx
import pytest
import xlsxwriter
import xlwt

from ingest.readers import Unreadable, read_document
from ingest.readers.package import open_package, prove_sizes
from ingest.readers.sniff import EXCEL, HTML, OLD_EXCEL, PDF, TEXT, WORD, sniff
from tests.readers.drawn import pdf


def test_kinds_are_told_by_content_under_any_name(tmp_path: Path) -> None:
    docx.Document().save(tmp_path / "a.pdf")
    xlsxwriter.Workbook(tmp_path / "b.txt").close()
    book = xlwt.Workbook()
    book.add_sheet("a")
    book.save(tmp_path / "c.docx")
    pdf(tmp_path, "text", "d.xls")
    assert [sniff(tmp_path / name) for name in ("a.pdf", "b.txt", "c.docx", "d.xls")] == [
        WORD,
        EXCEL,
        OLD_EXCEL,
        PDF,
    ]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("<!-- saved -->\n<HTML><body>", HTML),
        ("<?xml version='1.0'?><!DOCTYPE html PUBLIC ''><html>", HTML),
        ("前言\n<table border=1>\n<tr><td>1</td></tr></table>", HTML),
        ("some words", TEXT),
        ("BMI is no picture", TEXT),
        ("<b>标题</b>\n<p>文字</p>", TEXT),
        ("<2026年>部门预算", TEXT),
        ("部门预算" * 30_000, TEXT),  # the first look cuts a character in two
    ],
)
def test_text_and_web_pages(tmp_path: Path, content: str, kind: str) -> None:
    path = tmp_path / "file"
    path.write_text(content, encoding="utf-8")
    assert sniff(path) == kind


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"<?xml version='1.0'?><Workbook/>", "an XML file"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "web archive"),
        (b"GIF89a" + b"\x00" * 20, "GIF picture"),
        (b"Rar!\x1a\x07\x00", "RAR archive"),
        (b"\x00\x01\x02", "unknown kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 40, "damaged"),
        (b"PK\x03\x04" + b"\x00" * 40, "damaged or cut short"),
    ],
)
def test_other_files_are_named_with_a_remedy(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "file.pdf"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=said):
        read_document(path)


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be opened"):
        read_document(tmp_path / "none.pdf")


@pytest.mark.parametrize(
    ("kind", "said"), [("word", "cut short"), ("excel", "cut short"), ("old", "cut short")]
)
def test_cut_office_files(tmp_path: Path, kind: str, said: str) -> None:
    path = tmp_path / "file"
    if kind == "word":
        docx.Document().save(str(path))
    elif kind == "excel":
        xlsxwriter.Workbook(path).close()
    else:
        book = xlwt.Workbook()
        sheet = book.add_sheet("a")
        for row in range(2000):
            sheet.write(row, 0, f"text {row}")
        book.save(str(path))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Unreadable, match=said):
        read_document(path)


def _package(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


WORD_TYPES = b"<Types><x>wordprocessingml.document.main+xml</x></Types>"


def test_bombs_are_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    _package(path, {"[Content_Types].xml": WORD_TYPES, "word/document.xml": b" " * 60_000_000})
    with pytest.raises(Unreadable, match="zip bomb"):
        read_document(path)


def test_sizes_that_lie_are_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lie.xlsx"
    _package(path, {"a": b" " * 3_000_000})
    monkeypatch.setattr("ingest.readers.package.MAX_UNPACKED", 2_000_000)
    with pytest.raises(Unreadable, match="more than it says"):
        prove_sizes(path)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = (
        '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
        f'<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>x&a;&f;</w:t></w:r></w:p></w:body>'
        "</w:document>"
    )
    path = tmp_path / "entity.docx"
    _package(path, {"[Content_Types].xml": WORD_TYPES, "word/document.xml": text.encode()})
    (line,) = read_document(path).pages[0].blocks
    assert getattr(line, "text", "") == "x"


def test_a_sheet_that_spans_the_world_is_refused(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "wide.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, 1)
        sheet.write(1_048_575, 16_383, 1)
    with pytest.raises(Unreadable, match="spans more"):
        read_document(tmp_path / "wide.xlsx")


def test_a_missing_part_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    _package(path, {"a": b"<a/>"})
    with open_package(path) as package:
        assert package.xml("b") is None


@pytest.mark.parametrize(
    ("part", "sound", "wild"),
    [
        ("xl/sharedStrings.xml", b'uniqueCount="1"', b'uniqueCount="99999999999"'),
        ("xl/worksheets/sheet1.xml", b'<c r="A1"', b'<c r="A99999999999"'),
        ("xl/worksheets/sheet1.xml", b'<row r="1"', b'<row r="99999999999"'),
        ("xl/worksheets/sheet1.xml", b'<c r="A1"', b'<c r="ZZZ1"'),
    ],
)
def test_wild_numbers_never_reach_the_library(tmp_path: Path, part: str, sound: bytes, wild: bytes) -> None:
    with xlsxwriter.Workbook(tmp_path / "sound.xlsx") as book:
        book.add_worksheet().write("A1", "text")
    with zipfile.ZipFile(tmp_path / "sound.xlsx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert sound in parts[part]
    parts[part] = parts[part].replace(sound, wild)
    _package(tmp_path / "wild.xlsx", parts)
    with pytest.raises(Unreadable, match="cannot be"):
        read_document(tmp_path / "wild.xlsx")
