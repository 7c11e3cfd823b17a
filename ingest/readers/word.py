"""Word documents (.docx): paragraphs and tables in the order of the body."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ingest.page import Cell, Document, Line, Page, Table
from ingest.readers.errors import Unreadable
from ingest.readers.package import Package, open_package, whole_number
from ingest.readers.sniff import WORD
from ingest.readers.text_lines import APART
from ingest.readers.word_numbers import Numbering

if TYPE_CHECKING:
    from lxml import etree

SPACES = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
MAX_DEPTH = 60  # of elements within elements that hold text
MAX_SPAN = 1000  # columns
PAGE_BREAK = "\f"

# Deleted text and field codes are not printed; what stands in the others is read where it belongs.
SILENT = frozenset(
    {"del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sdtPr", "tblPr", "trPr", "tcPr"}
)


def read_docx(path: Path) -> Document:
    with open_package(path) as package:
        body = _main_part(package)
        space = next((s for s in SPACES if body.tag.startswith(s)), SPACES[0])
        styles = package.xml("word/styles.xml")
        numbering = Numbering(package.xml("word/numbering.xml"), styles, space)
        return _Reader(body, space, numbering).read()


def _main_part(package: Package) -> etree._Element:
    relations = package.xml("_rels/.rels")
    target = "word/document.xml"
    for relation in relations if relations is not None else ():
        if relation.get("Type", "").endswith("/officeDocument"):
            target = relation.get("Target", target).lstrip("/")
    main = package.xml(target)
    if main is None:
        raise Unreadable("This Word file has no text part: it is damaged. Open it and save it anew as .docx.")
    return main


class _Reader:
    """Walks the body once; `pages` grows as page breaks are met."""

    def __init__(self, main: etree._Element, space: str, numbering: Numbering) -> None:
        self.main = main
        self.w = space
        self.numbering = numbering
        self.pages: list[list[Table | Line]] = [[]]
        # Word notes where it broke the pages when it last laid them out. Where it did, its notes also
        # stand after the breaks an author asked for, which then are not counted again.
        self.laid_out = next(main.iter(space + "lastRenderedPageBreak"), None) is not None

    def read(self) -> Document:
        body = self.main.find(self.w + "body")
        if body is not None:
            self._blocks(body, 0)
        return Document(WORD, tuple(Page(n, tuple(blocks)) for n, blocks in enumerate(self.pages, start=1)))

    def _blocks(self, parent: etree._Element, depth: int) -> None:
        if depth > MAX_DEPTH:
            return
        for child in parent:
            name = self._name(child)
            if name == "p":
                self._paragraph(child, depth)
            elif name == "tbl":
                page = self.pages[-1]
                self._table(child, page, depth)
                self._turn_pages("".join(PAGE_BREAK for _ in range(self._breaks_within(child))))
            elif name not in SILENT and child.tag != FALLBACK:
                self._blocks(child, depth + 1)

    def _name(self, element: etree._Element) -> str:
        tag = element.tag
        return tag[len(self.w) :] if isinstance(tag, str) and tag.startswith(self.w) else ""

    def _turn_pages(self, text: str) -> None:
        self.pages.extend([] for _ in range(text.count(PAGE_BREAK)))

    def _breaks_within(self, table: etree._Element) -> int:
        return sum(1 for _ in table.iter(self.w + "lastRenderedPageBreak")) if self.laid_out else 0

    def _paragraph(self, paragraph: etree._Element, depth: int) -> None:
        before, section_ends = self._paragraph_breaks(paragraph)
        if before:
            self._turn_pages(PAGE_BREAK)
        boxes: list[etree._Element] = []
        text = self._text(paragraph, boxes, 0)
        number = self.numbering.next_number(paragraph) if text.strip() else ""
        pieces = (number + text).split(PAGE_BREAK)
        for index, piece in enumerate(pieces):
            if index:
                self._turn_pages(PAGE_BREAK)
            lines = [line.strip() for line in piece.split("\n") if line.strip()]
            last = not any(later.strip() for later in pieces[index + 1 :])
            self.pages[-1].extend(
                Line(line, paragraph_end=last and at == len(lines) - 1) for at, line in enumerate(lines)
            )
        for box in boxes:
            self._blocks(box, depth + 1)
        if section_ends:
            self._turn_pages(PAGE_BREAK)

    def _paragraph_breaks(self, paragraph: etree._Element) -> tuple[bool, bool]:
        """Whether a page begins before the paragraph, and whether a section with a new page ends with it."""
        properties = paragraph.find(self.w + "pPr")
        if properties is None or self.laid_out:
            return False, False
        before = properties.find(self.w + "pageBreakBefore")
        begins = before is not None and self._on(before) and any(self.pages[-1])
        section = properties.find(self.w + "sectPr")
        if section is None:
            return begins, False
        kind = section.find(self.w + "type")
        return begins, kind is None or kind.get(self.w + "val") != "continuous"

    def _on(self, flag: etree._Element) -> bool:
        return flag.get(self.w + "val", "true") not in ("0", "false", "off")

    def _text(self, parent: etree._Element, boxes: list[etree._Element], depth: int) -> str:
        """The printed text; page breaks as form feeds. Text boxes are gathered for later."""
        if depth > MAX_DEPTH:
            return ""
        text: list[str] = []
        for child in parent:
            name = self._name(child)
            if name == "t" or child.tag == MATH_TEXT:
                text.append((child.text or "").replace("\xa0", " "))
            elif name in ("tab", "ptab"):
                text.append(APART)
            elif name == "br":
                kind = child.get(self.w + "type", "textWrapping")
                text.append("\n" if kind != "page" else "" if self.laid_out else PAGE_BREAK)
            elif name == "cr":
                text.append("\n")
            elif name == "lastRenderedPageBreak":
                text.append(PAGE_BREAK)
            elif name == "noBreakHyphen":
                text.append("-")
            elif name == "txbxContent":
                boxes.append(child)
            elif name in SILENT or child.tag == FALLBACK or (name == "r" and self._is_hidden(child)):
                continue
            elif len(child):
                text.append(self._text(child, boxes, depth + 1))
        return "".join(text)

    def _is_hidden(self, run: etree._Element) -> bool:
        hidden = run.find(f"{self.w}rPr/{self.w}vanish")
        return hidden is not None and self._on(hidden)

    def _table(self, table: etree._Element, page: list[Table | Line], depth: int) -> None:
        """The table onto the page, then the tables that stand within its cells."""
        if depth > MAX_DEPTH:
            return
        grid = _Grid()
        nested: list[etree._Element] = []
        for row in self._inner(table, "tr", 0):
            grid.begin_row(self._number_in(row, "trPr", "gridBefore", 0))
            for cell in self._inner(row, "tc", 0):
                merge = cell.find(f"{self.w}tcPr/{self.w}vMerge")
                goes_on = merge is not None and merge.get(self.w + "val", "continue") == "continue"
                across = cell.find(f"{self.w}tcPr/{self.w}hMerge")
                joins = across is not None and across.get(self.w + "val", "continue") == "continue"
                span = self._number_in(cell, "tcPr", "gridSpan", 1)
                grid.add(self._cell_text(cell, nested), max(1, span), goes_on, joins)
        built = grid.build()
        if built is not None:
            page.append(built)
        for inner in nested:
            self._table(inner, page, depth + 1)

    def _inner(self, parent: etree._Element, wanted: str, depth: int) -> list[etree._Element]:
        """Rows of a table or cells of a row, also where a form field or a change mark wraps them."""
        found: list[etree._Element] = []
        for child in parent:
            name = self._name(child)
            if name == wanted:
                if child.find(f"{self.w}trPr/{self.w}del") is None:
                    found.append(child)
            elif (
                name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo") and depth < MAX_DEPTH
            ):
                found.extend(self._inner(child, wanted, depth + 1))
        return found

    def _number_in(self, element: etree._Element, properties: str, name: str, default: int) -> int:
        found = element.find(f"{self.w}{properties}/{self.w}{name}")
        value = found.get(self.w + "val", "") if found is not None else ""
        number = whole_number(value)
        return default if number is None else min(number, MAX_SPAN)

    def _cell_text(self, cell: etree._Element, nested: list[etree._Element]) -> str:
        lines: list[str] = []
        self._cell_lines(cell, lines, nested, 0)
        return "\n".join(lines)

    def _cell_lines(
        self, parent: etree._Element, lines: list[str], nested: list[etree._Element], depth: int
    ) -> None:
        if depth > MAX_DEPTH:
            return
        for child in parent:
            name = self._name(child)
            if name == "p":
                boxes: list[etree._Element] = []
                text = self._text(child, boxes, 0).replace(PAGE_BREAK, "")
                number = self.numbering.next_number(child) if text.strip() else ""
                lines.extend(line.rstrip() for line in (number + text).split("\n") if line.strip())
                for box in boxes:
                    self._cell_lines(box, lines, nested, depth + 1)
            elif name == "tbl":
                nested.append(child)
            elif name not in SILENT and child.tag != FALLBACK:
                self._cell_lines(child, lines, nested, depth + 1)


class _Grid:
    """Cells of a table as they come, row by row, with what is merged counted as spans."""

    def __init__(self) -> None:
        self.row = -1
        self.col = 0
        self.cells: list[list[int]] = []  # row, column, row span, column span
        self.texts: list[str] = []
        self.above: dict[int, int] = {}  # column: index of the cell that may go on below
        self.below: dict[int, int] = {}

    def begin_row(self, skipped: int) -> None:
        self.row += 1
        self.col = skipped
        self.above, self.below = self.below, {}

    def add(self, text: str, span: int, goes_on: bool, joins_left: bool) -> None:
        if joins_left and self.cells and self.cells[-1][0] == self.row:
            self.cells[-1][3] += span
            self.texts[-1] = "\n".join(filter(None, (self.texts[-1], text)))
            self.col += span
            return
        index = self.above.get(self.col) if goes_on else None
        if index is None:
            index = len(self.cells)
            self.cells.append([self.row, self.col, 1, span])
            self.texts.append(text)
        else:
            self.cells[index][2] += 1
            self.texts[index] = "\n".join(filter(None, (self.texts[index], text)))
        self.below[self.col] = index
        self.col += span

    def build(self) -> Table | None:
        if not self.cells:
            return None
        cells = tuple(
            Cell(row, col, row_span, col_span, text)
            for (row, col, row_span, col_span), text in zip(self.cells, self.texts, strict=True)
        )
        return Table(cells, self.row + 1, max(col + span for _, col, _, span in self.cells))
