"""From the bytes of a file to its pages: one reader a format, one shape of page for all of them."""

from __future__ import annotations

from pathlib import Path

from ingest.page import Document
from ingest.readers.errors import Unreadable
from ingest.readers.excel import read_xls, read_xlsx
from ingest.readers.html import read_html
from ingest.readers.pdf import read_pdf
from ingest.readers.radicals import with_words
from ingest.readers.sniff import EXCEL, HTML, OLD_EXCEL, OLD_WORD, PDF, PICTURES, TEXT, WORD, sniff
from ingest.readers.text import read_text
from ingest.readers.word import read_docx
from ingest.readers.word_old import read_doc

__all__ = ["Unreadable", "read_document"]


def _read_picture(path: Path) -> Document:
    from ingest.readers.pictures import read_picture  # noqa: PLC0415 - slow to load, and seldom needed

    return read_picture(path)


_READERS = {
    PDF: read_pdf,
    WORD: read_docx,
    OLD_WORD: read_doc,
    EXCEL: read_xlsx,
    OLD_EXCEL: read_xls,
    HTML: read_html,
    TEXT: read_text,
    **dict.fromkeys(PICTURES.values(), _read_picture),
}


def read_document(path: Path) -> Document:
    """Read a file of any known format; raises `Unreadable` where it cannot be read."""
    return with_words(_READERS[sniff(path)](path))
