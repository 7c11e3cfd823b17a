"""Web pages, and what office programs save as such: tables that hold data, and all else as lines.

Portals lay their pages out with tables. A table that holds other tables, or hardly any cell, is layout: what
stands in it is read as if the table were not there.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import lxml.html
from lxml import etree

from ingest.page import Document, Line, Page, Table
from ingest.readers.encoding import decode
from ingest.readers.errors import Unreadable
from ingest.readers.html_tables import element_rows, is_silent, table_of
from ingest.readers.html_words import Words
from ingest.readers.sniff import HTML

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_BYTES = 32 * 1024 * 1024
MOST_ELEMENTS = 1_500_000
MAX_DEPTH = 240  # of elements within elements; the parser stops at 255
LITTLE_TEXT = 200  # characters: a page with no more, no table, and links to files is about those files

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML_HEAD = re.compile(r"^\s*<\?xml[^<>]{0,200}\?>")
_STRUCTURED = re.compile(r"<(?:html|body|div|p|br)\b", re.IGNORECASE)
_FILE_LINK = re.compile(r"\.(?:pdf|docx?|xlsx?|zip|rar|wps|et)(?:$|[?#&])", re.IGNORECASE)
_BLOCKS = (
    "address article aside blockquote body caption center dd div dl dt fieldset figcaption figure form h1 h2 h3 h4 "
    "h5 h6 header hr html li main ol p pre section table tbody td tfoot th thead tr ul"
)
_IS_BLOCK = frozenset(_BLOCKS.split())


def read_html(path: Path) -> Document:
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(f"The web page is over {MOST_BYTES // 1024**2} MB, more than is read. Split it.")
    data = path.read_bytes()
    charset = _CHARSET.search(data[:8192])
    text = decode(data, charset[1].decode("ascii", "replace") if charset else None)
    text = _XML_HEAD.sub("", text.replace("\x00", ""))
    if not _STRUCTURED.search(text):  # text with tables in it, as some converters write: its lines are lines
        text = text.replace("\n", "<br>\n")
    root = _parse(text)
    reader = _Reader()
    reader.walk(root, 0)
    reader.words.end_paragraph()
    blocks = [*_title_line(root, reader.blocks), *reader.blocks]
    _check_worth(root, reader.blocks)
    return Document(HTML, (Page(1, tuple(blocks)),))


def _parse(text: str) -> HtmlElement:
    """The page as a tree. The parser knows only the entities of HTML, fetches nothing, and limits depth."""
    parser = lxml.html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = lxml.html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("The web page is damaged or holds nothing. Save it again from a browser.") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" or "depth" in entry.message for entry in parser.error_log):
        raise Unreadable("The web page nests its parts too deeply to be read. Print it to PDF.")
    for count, _ in enumerate(root.iter()):
        if count > MOST_ELEMENTS:
            raise Unreadable("The web page has more parts than are read. Split it.")
    return root


class _Reader:
    """Walks the page once, in its own order."""

    def __init__(self) -> None:
        self.blocks: list[Table | Line] = []
        self.words = Words(self.blocks)

    def walk(self, element: HtmlElement, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise Unreadable("The web page nests its parts too deeply to be read. Print it to PDF.")
        tag = element.tag
        if tag == "br":
            self.words.end_line()
        elif tag == "table" and (found := table_of(element)) is not None:
            self.words.end_paragraph()
            table, caption, within = found
            self.blocks += [Line(line, paragraph_end=True) for line in caption]
            self.blocks.append(table)
            for inner in within:
                self.walk(inner, depth + 1)
        else:
            self._inside(element, depth)

    def _inside(self, element: HtmlElement, depth: int) -> None:
        is_block = element.tag in _IS_BLOCK
        if is_block:
            self.words.end_paragraph()
        self.words.add(element.text or "", as_it_stands=element.tag == "pre")
        children = element_rows(element) if element.tag == "table" else element
        for child in children:
            if not is_silent(child):
                self.walk(child, depth + 1)
            self.words.add(child.tail or "", as_it_stands=element.tag == "pre")
        if is_block:
            self.words.end_paragraph()


def _title_line(root: HtmlElement, blocks: list[Table | Line]) -> list[Line]:
    """The title of the page where the page itself does not print it; a site puts its own name behind."""
    title = " ".join((root.findtext(".//title") or "").split())
    first = re.split(r"\s*[_|]\s*|\s+[-–—]+\s+|\s*--+\s*", title)[0]
    printed = {re.sub(r"\s+", "", block.text) for block in blocks if isinstance(block, Line)}
    plain = re.sub(r"\s+", "", first)
    return [] if not plain or any(plain in text for text in printed) else [Line(first, paragraph_end=True)]


def _check_worth(root: HtmlElement, blocks: list[Table | Line]) -> None:
    length = sum(len(block.text) for block in blocks if isinstance(block, Line))
    if any(isinstance(block, Table) for block in blocks) or length > LITTLE_TEXT:
        return
    links = [link for link in root.iter("a") if _FILE_LINK.search(link.get("href") or "")]
    if links or not length:
        raise Unreadable(
            "The web page holds no table and next to no text. It may be a page about the file, or one that "
            "scripts fill in: fetch the file it links to, or print the page to PDF from a browser."
        )
