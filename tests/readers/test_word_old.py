import shutil
import struct
import subprocess
from pathlib import Path

import docx
import pytest
import xlwt

from ingest.page import Document
from ingest.readers import Unreadable, read_document, word_old
from tests.readers.drawn import cell, lines, rows, tables

DOCBOOK = (
    '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE book PUBLIC "-//OASIS//DTD DocBook XML V4.1.2//EN" "x.dtd">'
    "<book><bookinfo><title>no</title></bookinfo><chapter><title>某局预算</title><para>第一段</para>{table}</chapter></book>"
)
TABLE = (
    "<para><informaltable><tgroup><colspec colwidth='60.00pt'/><colspec colwidth='121.00pt'/><tbody>"
    "<row><entry>\n科目\n</entry><entry>人员</entry></row></tbody></tgroup>"
    "<tgroup><colspec colwidth='60.00pt'/><colspec colwidth='60.00pt'/><colspec colwidth='60.00pt'/><tbody>"
    "<row><entry>合计</entry><entry>1.00</entry><entry>2.00</entry></row></tbody></tgroup></informaltable></para>"
)


def old_word(folder: Path, rows_held: int = 0) -> Path:
    """A compound file with a stream of Word's name; it takes a converter to see more in it."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    sheet.write(0, 0, "\x07\x07" * rows_held + "x")
    path = folder / "old.doc"
    book.save(str(path))
    names = [name.encode("utf-16-le").ljust(64, b"\0") for name in ("Workbook", "WordDocument")]
    path.write_bytes(
        path.read_bytes().replace(names[0] + struct.pack("<H", 18), names[1] + struct.pack("<H", 26))
    )
    return path


def machine(folder: Path, monkeypatch: pytest.MonkeyPatch, **programs: str) -> None:
    """A machine on which these programs are installed and no other."""
    place = folder / "bin"
    place.mkdir()
    for name, script in programs.items():
        (place / name).write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n", encoding="utf-8")
        (place / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(place))


def office_giving(folder: Path, with_table: bool) -> str:
    made = docx.Document()
    made.add_paragraph("第一段")
    if with_table:
        made.add_table(2, 2).cell(1, 1).text = "2.00"
    made.save(str(folder / "made.docx"))
    return f'for last; do true; done\ncp "{folder}/made.docx" "${{last%.doc}}.docx"'


def antiword_giving(folder: Path, table: str) -> str:
    (folder / "made.xml").write_text(DOCBOOK.format(table=table), encoding="utf-8")
    return f'cat "{folder}/made.xml"'


def test_without_a_converter_the_remedy_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine(tmp_path, monkeypatch)
    with pytest.raises(Unreadable, match=r"LibreOffice or antiword is installed.*save it as \.docx"):
        read_document(old_word(tmp_path))


def test_office_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine(tmp_path, monkeypatch, soffice=office_giving(tmp_path, True), antiword="exit 1")
    document = read_document(old_word(tmp_path))
    assert document.media_type == "application/msword"
    assert rows(tables(document)[0])[1] == ["", "2.00"]


def test_where_office_lost_the_tables_antiword_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine(
        tmp_path,
        monkeypatch,
        libreoffice=office_giving(tmp_path, False),
        antiword=antiword_giving(tmp_path, TABLE),
    )
    document = read_document(old_word(tmp_path, rows_held=5))
    assert lines(document) == ["某局预算", "第一段"]
    assert rows(tables(document)[0]) == [["科目", "人员"], ["合计", "1.00", "2.00"]]
    assert cell(tables(document)[0], "人员").col_span == 2


def test_a_file_without_tables_needs_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine(tmp_path, monkeypatch, soffice=office_giving(tmp_path, False))
    assert lines(read_document(old_word(tmp_path))) == ["第一段"]


@pytest.mark.parametrize("programs", [{"soffice": "exit 1"}, {"antiword": "echo x"}, {"soffice": "true"}])
def test_what_no_converter_reads_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, programs: dict[str, str]
) -> None:
    machine(tmp_path, monkeypatch, **programs)
    with pytest.raises(Unreadable, match="could not convert"):
        read_document(old_word(tmp_path))


def test_lost_tables_are_no_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine(tmp_path, monkeypatch, soffice=office_giving(tmp_path, False))
    with pytest.raises(Unreadable, match="Install antiword"):
        read_document(old_word(tmp_path, rows_held=5))


def test_a_converter_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine(tmp_path, monkeypatch, antiword="sleep 60")
    monkeypatch.setattr(word_old, "SECONDS", 0.3)
    with pytest.raises(Unreadable, match="could not convert"):
        read_document(old_word(tmp_path))


def genuine(folder: Path) -> Path:
    """A real .doc, which only an office program can make."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed: a real .doc cannot be made")
    source = docx.Document()
    source.add_paragraph("某局部门预算")
    table = source.add_table(3, 3)
    for row, texts in enumerate((("科目", "本年", ""), ("", "人员", "项目"), ("合计", "1.00", "2.00"))):
        for place, text in zip(table.rows[row].cells, texts, strict=True):
            place.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    source.save(str(folder / "made.docx"))
    command = [
        office,
        f"-env:UserInstallation={(folder / 'p').as_uri()}",
        "--headless",
        "--convert-to",
        "doc",
    ]
    subprocess.run([*command, "--outdir", folder, folder / "made.docx"], check=True, capture_output=True)
    return folder / "made.doc"


def check_genuine(document: Document) -> None:
    assert "某局部门预算" in lines(document)
    texts = rows(tables(document)[0])
    assert [text for text in texts[0] if text] == ["科目", "本年"]
    assert texts[2] == ["合计", "1.00", "2.00"]


def test_a_real_file_by_office(tmp_path: Path) -> None:
    path = genuine(tmp_path)
    check_genuine(read_document(path))


def test_a_real_file_by_antiword(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if shutil.which("antiword") is None:
        pytest.skip("antiword is not installed")
    path = genuine(tmp_path)
    monkeypatch.setattr(word_old, "_OFFICE", ())
    check_genuine(read_document(path))
