"""Old Word documents (.doc), which a converter on the machine makes readable: LibreOffice, or else antiword.

LibreOffice keeps merged cells but has lost whole tables of some files; antiword keeps the tables but loses cells
merged downwards. What one of them finds is held against what the file itself shows.
"""

from __future__ import annotations

import itertools
import os
import re
import shutil
import signal
import subprocess
import tempfile
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from ingest.page import Cell, Document, Line, Page, Table
from ingest.readers.errors import Unreadable
from ingest.readers.ole import Compound
from ingest.readers.package import parser
from ingest.readers.sniff import OLD_WORD
from ingest.readers.word import read_docx

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SECONDS = 120  # for one conversion
MOST_BYTES = 64 * 1024 * 1024
MANY_ROWS = 3  # rows in the file from which a result without a table is not believed

_REMEDY = "Or open the file in Word, WPS or LibreOffice and save it as .docx."
_ROW_END, _ROW_END_WIDE = b"\x07\x07", b"\x07\x00\x07\x00"  # in text of one byte and of two a character
NEAR = 3  # points between edges that are one
_PARAGRAPHS = ("para", "title", "simpara", "literallayout")
_OFFICE = ("soffice", "libreoffice")


def read_doc(path: Path) -> Document:
    office = next((found for name in _OFFICE if (found := shutil.which(name)) is not None), None)
    antiword = shutil.which("antiword")
    if office is None and antiword is None:
        raise Unreadable(
            "The file is an old Word file (.doc), which is read where LibreOffice or antiword is installed; "
            f"neither is found. Install one of them. {_REMEDY}"
        )
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(f"The file is over {MOST_BYTES // 1024**2} MB, more than is converted. {_REMEDY}")
    read = (_by_office(path, office) if office else None) or (
        _by_antiword(path, antiword) if antiword else None
    )
    if read is None:
        used = " and ".join(name for name, has in (("LibreOffice", office), ("antiword", antiword)) if has)
        missing = "" if antiword else " Install antiword, which may read it."
        raise Unreadable(
            f"{used} could not convert this old Word file (.doc) with its tables.{missing} {_REMEDY}"
        )
    return read


def _by_office(path: Path, office: str) -> Document | None:
    """With a profile of its own, so that it neither waits for another LibreOffice nor changes its settings."""
    with tempfile.TemporaryDirectory(prefix="yusuan-doc-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, "document.doc")
        shutil.copyfile(path, source)
        profile = Path(folder, "profile").as_uri()
        _run(
            [
                office, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck",
                "--nodefault", "--convert-to", "docx", "--outdir", folder, str(source),
            ],
            folder,
        )  # fmt: skip
        made = source.with_suffix(".docx")
        if not made.exists():
            return None
        try:
            document = read_docx(made)
        except Unreadable:
            return None
    return replace(document, media_type=OLD_WORD) if _kept_tables(path, document) else None


def _by_antiword(path: Path, antiword: str) -> Document | None:
    """As DocBook, which keeps rows and cells; its plain text wraps cells and does not say where."""
    with tempfile.TemporaryDirectory(prefix="yusuan-doc-") as folder:
        written = _run([antiword, "-x", "db", "-m", "UTF-8.txt", str(path.resolve())], folder)
    if not written:
        return None
    try:
        root = etree.fromstring(written, parser())
    except etree.XMLSyntaxError:
        return None
    blocks: list[Table | Line] = []
    _docbook(root, blocks)
    document = Document(OLD_WORD, (Page(1, tuple(blocks)),))
    return document if blocks and _kept_tables(path, document) else None


def _run(command: Sequence[str], folder: str) -> bytes:
    """What it writes, or nothing if it fails or takes too long; then all that it started is ended."""
    surroundings = {**os.environ, "HOME": folder, "TMPDIR": folder}
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=surroundings,
        start_new_session=True,
    ) as process:
        try:
            written, _ = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            return b""
        return written if process.returncode == 0 else b""


def _kept_tables(path: Path, document: Document) -> bool:
    """A table was found, or the file has none: each row ends with the mark of its last cell and its own."""
    if any(isinstance(block, Table) for page in document.pages for block in page.blocks):
        return True
    text = Compound(path.read_bytes()).read("WordDocument")
    return text.count(_ROW_END_WIDE) + text.count(_ROW_END) < MANY_ROWS


def _docbook(parent: Element, blocks: list[Table | Line]) -> None:
    for child in parent:
        if child.tag in ("informaltable", "table"):
            if (table := _table(child)) is not None:
                blocks.append(table)
        elif child.tag in _PARAGRAPHS and next(child.iter("informaltable", "table"), None) is None:
            lines = _words(child).splitlines()
            blocks.extend(Line(line, paragraph_end=at == len(lines) - 1) for at, line in enumerate(lines))
        elif child.tag not in ("bookinfo", "articleinfo", "footnote"):
            _docbook(child, blocks)


def _table(element: Element) -> Table | None:
    """Rows with other columns than those before are a group of their own; the widths say where cells lie."""
    rows: list[tuple[list[int], list[str]]] = []  # the right edges of the cells, and their texts
    for group in element.iter("tgroup"):
        widths = [_points(spec.get("colwidth", "")) for spec in group.iter("colspec")]
        for row in group.iter("row"):
            texts = [_words(entry) for entry in row.iter("entry")]
            known = widths if len(widths) == len(texts) else [100] * len(texts)
            rows.append((list(itertools.accumulate(known)), texts))
    edges: list[int] = []
    for edge in sorted({edge for ends, _ in rows for edge in ends}):
        if not edges or edge - edges[-1] > NEAR:
            edges.append(edge)
    cells = []
    for at, (ends, texts) in enumerate(rows):
        col = 0
        for end, text in zip(ends, texts, strict=True):
            next_col = max(col + 1, bisect_right(edges, end + NEAR))
            cells.append(Cell(at, col, 1, next_col - col, text))
            col = next_col
    return Table(tuple(cells), len(rows), max(c.col + c.col_span for c in cells)) if cells else None


def _points(width: str) -> int:
    found = re.match(r"\d{1,5}", width)
    return int(found[0]) if found else 100


def _words(element: Element) -> str:
    lines = (line.strip() for line in "".join(element.itertext()).splitlines())
    return "\n".join(line for line in lines if line)
