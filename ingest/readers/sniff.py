"""What a file is, by its content and never by its name."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from ingest.readers.encoding import begins_as_text
from ingest.readers.errors import Unreadable
from ingest.readers.ole import MAGIC, Compound

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OLD_EXCEL = "application/vnd.ms-excel"
OLD_WORD = "application/msword"
HTML = "text/html"
TEXT = "text/plain"

FORMATS_READ = (
    "Formats read: PDF, Word (.docx; .doc with LibreOffice or antiword), Excel (.xlsx, .xls), web pages, plain text, "
    "scans as PDF, PNG, JPEG, TIFF or BMP."
)

PICTURES = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
    b"BM": "image/bmp",
}
HEAD = 64 * 1024  # bytes that are looked at

_LEAD_BYTES = (
    (b"GIF8", "a GIF picture"),
    (b"{\\rtf", "a rich-text (RTF) file"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
)
_PREAMBLE = re.compile(r"(?:\s|\ufeff|<\?xml[^<>]{0,200}>|<!--.{0,2000}?-->)*", re.DOTALL)
_XML = re.compile(r"\s*<\?xml")
_PAGE_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|link|style|script|table|div|center|form|base)\b",
    re.IGNORECASE,
)
_TABLE_TAG = re.compile(r"<table\b[^<>]*>\s*<(?:caption|colgroup|col|thead|tbody|tr)\b", re.IGNORECASE)
_TEXT_TAG = re.compile(r"</?(?:p|b|i|u|br|strong|em|span|sup|sub|font|h[1-6])\b|<[^a-z/!?]", re.IGNORECASE)
_SAVED_PAGE = re.compile(r"(?:From: <Saved by|MIME-Version:)", re.IGNORECASE)
_PICTURE_ADVICE = "Save it as PNG."


def sniff(path: Path) -> str:
    """The media type of a file that can be read; of any other, why it cannot."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Unreadable(
            f"The file cannot be opened ({reason}). Check that it is there and readable."
        ) from error
    if not head:
        raise Unreadable("The file is empty. Fetch it again from its publisher.")
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniff_zip(path)
    if head.startswith(MAGIC):
        return _sniff_ole(path)
    for lead, media_type in PICTURES.items():
        if head.startswith(lead) and (lead != b"BM" or head[6:10] == bytes(4)):  # text may begin with BM
            return media_type
    for lead, what in _LEAD_BYTES:
        if head.startswith(lead):
            advice = (
                _PICTURE_ADVICE if "picture" in what else "Unpack or convert it and offer what is inside."
            )
            raise _not_read(what, advice)
    text = begins_as_text(head)
    if text is not None:
        return _sniff_text(text)
    raise _not_read(
        "of an unknown kind", "Open it in the program that wrote it and save it as PDF, .docx or .xlsx."
    )


def _not_read(what: str, advice: str) -> Unreadable:
    return Unreadable(f"The file is {what}, which is not read. {advice} {FORMATS_READ}")


def _sniff_text(head: str) -> str:
    """Stray tags do not make a web page of converted text; a document's own tags do, or those of a table."""
    start = head[found.end() if (found := _PREAMBLE.match(head)) else 0 :]
    if _PAGE_TAG.match(start) or _TABLE_TAG.search(start):
        return HTML
    if _SAVED_PAGE.match(start):
        raise _not_read("a web archive (.mht)", "Open it in a browser and save the page as HTML only.")
    if _XML.match(head) or (start.startswith("<") and not _TEXT_TAG.match(start)):
        raise _not_read("an XML file", "Open it in the program that wrote it and save it as PDF or .xlsx.")
    return TEXT


def _sniff_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            types = b""
            if "[Content_Types].xml" in names:
                with archive.open("[Content_Types].xml") as part:
                    types = part.read(1024 * 1024)
            elif "mimetype" in names:
                with archive.open("mimetype") as part:
                    types = part.read(256)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise Unreadable(
            "The file is a zip package (Word, Excel) that is damaged or cut short. "
            "Fetch it again from its publisher."
        ) from error
    if b"wordprocessingml.document.main+xml" in types or b"ms-word.document.macroEnabled.main+xml" in types:
        return WORD
    if b"spreadsheetml.sheet.main+xml" in types or b"ms-excel.sheet.macroEnabled.main+xml" in types:
        return EXCEL
    if b"ms-excel.sheet.binary" in types:
        raise _not_read("a binary Excel workbook (.xlsb)", "Save it as .xlsx.")
    if b"presentationml" in types:
        raise _not_read("a PowerPoint file", "Print it to PDF.")
    if b"opendocument" in types:
        raise _not_read("an OpenDocument file", "Save it as .docx or .xlsx.")
    if "OFD.xml" in names:
        raise _not_read("an OFD file", "Export it as PDF.")
    raise _not_read("a zip archive", "Unpack it and offer what is inside.")


def _sniff_ole(path: Path) -> str:
    streams = Compound(path.read_bytes()).streams.keys()
    if "EncryptedPackage" in streams:
        raise Unreadable(
            "The file is a Word or Excel file locked with a password. Save a copy without one and offer that."
        )
    if streams & {"Workbook", "Book"}:
        return OLD_EXCEL
    if "WordDocument" in streams:
        return OLD_WORD
    if "PowerPoint Document" in streams:
        raise _not_read("a PowerPoint file", "Print it to PDF.")
    raise _not_read("an old Office file of an unknown kind", "Save it as PDF, .docx or .xlsx.")
