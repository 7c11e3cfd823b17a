"""Tables of a web page: which of them hold data, and their cells with the spans that the page gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.numbers import is_numeric
from ingest.page import Cell, Line, Table
from ingest.readers.errors import Unreadable
from ingest.readers.html_words import Words
from ingest.readers.package import whole_number

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_SPAN = 1000  # columns, as browsers have it
MAX_ROWS = 65_534
MAX_CELLS = 600_000  # of one table, spans counted out
LEAST_CELLS = 4  # with text: a table with fewer is layout
MAX_DEPTH = 120

_SILENT_TAGS = (
    "script style head noscript template nav footer aside iframe object embed applet svg canvas map select option "
    "button input textarea link meta title audio video"
)
_SILENT = frozenset(_SILENT_TAGS.split())
_FURNITURE_NAMES = (
    "nav navbar navigation menu topnav mainnav breadcrumb breadcrumbs crumb crumbs footer foot sidebar copyright "
    "share bdsharebuttonbox pagination"
)
_FURNITURE = frozenset(_FURNITURE_NAMES.split())
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def is_silent(element: HtmlElement) -> bool:
    """What no reader of the page reads: scripts, hidden parts, and what leads around the site."""
    if not isinstance(element.tag, str) or element.tag in _SILENT:
        return True
    if _HIDDEN.search(element.get("style") or "") or element.get("role") == "navigation":
        return True
    names = {*(element.get("class") or "").lower().split(), (element.get("id") or "").lower()}
    return bool(names & _FURNITURE) and next(element.iter("table", "h1"), None) is None


def element_rows(table: HtmlElement) -> list[HtmlElement]:
    """What stands in a table, in the order it is shown: its foot last, wherever the source has it."""
    parts = list(table)
    return [p for p in parts if p.tag != "tfoot"] + [p for p in parts if p.tag == "tfoot"]


@dataclass(slots=True)
class _Grid:
    """Where the cells of a table come to stand; rows may reach into those below."""

    cells: list[Cell] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)
    within: list[HtmlElement] = field(default_factory=list)  # tables that stand in cells
    widest: int = 0

    def add_row(self, at: int, cells: list[HtmlElement], rows_left: int) -> None:
        col = 0
        for cell in cells:
            while (at, col) in self.taken:
                col += 1
            wide, high = _span(cell, "colspan", MAX_SPAN), _span(cell, "rowspan", MAX_ROWS)
            high = min(high or rows_left, rows_left)  # 0: down to the end
            free = 1
            while free < max(wide, 1) and (at, col + free) not in self.taken:
                free += 1
            if len(self.taken) + free * high > MAX_CELLS:
                raise Unreadable("A table of the web page has more cells than are read. Split it.")
            self.taken.update((at + r, col + c) for r in range(high) for c in range(free))
            self.cells.append(Cell(at, col, high, free, _cell_text(cell, self.within)))
            col += free
            self.widest = max(self.widest, col)


def table_of(element: HtmlElement) -> tuple[Table, list[str], list[HtmlElement]] | None:
    """The table, its caption and the tables within its cells; None where it is only layout."""
    rows = [row for row in _rows(element) if not is_silent(row)]
    own = [[cell for cell in row if cell.tag in ("td", "th") and not is_silent(cell)] for row in rows]
    if _is_frame(element, own):
        return None
    grid = _Grid()
    for at, cells in enumerate(own):
        grid.add_row(at, cells, len(own) - at)
    filled = [cell for cell in grid.cells if cell.text.strip()]
    if len(filled) < LEAST_CELLS or len({cell.col for cell in filled}) < 2:
        return None
    caption = [line for part in element.findall("caption") for line in _cell_text(part, []).split("\n")]
    return Table(tuple(grid.cells), len(own), grid.widest), [line for line in caption if line], grid.within


def _rows(table: HtmlElement) -> list[HtmlElement]:
    rows: list[HtmlElement] = []
    for part in element_rows(table):
        if part.tag == "tr":
            rows.append(part)
        elif part.tag in ("thead", "tbody", "tfoot"):
            rows += [row for row in part if row.tag == "tr"]
    return rows


def _is_frame(table: HtmlElement, own: list[list[HtmlElement]]) -> bool:
    """Holds tables that hold more figures than it does itself."""
    if next(table.iterdescendants("table"), None) is None:
        return False
    own_figures = sum(
        1
        for row in own
        for cell in row
        if next(cell.iterdescendants("table"), None) is None and is_numeric(cell.text_content().strip())
    )
    figures = sum(
        1 for cell in table.iterdescendants("td", "th") if len(cell) < 9 and is_numeric(_short_text(cell))
    )
    return 2 * own_figures <= figures


def _short_text(cell: HtmlElement) -> str:
    text = str(cell.text_content())
    return text.strip() if len(text) < 60 else ""


def _span(cell: HtmlElement, name: str, most: int) -> int:
    number = whole_number((cell.get(name) or "").strip())
    return 1 if number is None else min(number, most)


def _cell_text(cell: HtmlElement, within: list[HtmlElement]) -> str:
    nothing: list[Table | Line] = []
    words = Words(nothing)
    _gather(cell, words, within, 0)
    return "\n".join(words.take_lines())


def _gather(element: HtmlElement, words: Words, within: list[HtmlElement], depth: int) -> None:
    words.add(element.text or "")
    for child in element:
        if child.tag == "table" and not is_silent(child):
            within.append(child)
        elif child.tag == "br":
            words.end_line()
        elif not is_silent(child) and depth < MAX_DEPTH:
            is_block = child.tag in (
                "p",
                "div",
                "li",
                "ul",
                "ol",
                "h1",
                "h2",
                "h3",
                "h4",
                "h5",
                "h6",
                "center",
            )
            if is_block:
                words.end_line()
            _gather(child, words, within, depth + 1)
            if is_block:
                words.end_line()
        words.add(child.tail or "")
