"""What calamine leaves out of an .xlsx: number formats, borders, what is hidden, how far a sheet reaches."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.readers.errors import Unreadable
from ingest.readers.excel_formats import BUILT_IN
from ingest.readers.package import Package, whole_number

if TYPE_CHECKING:
    from lxml import etree

NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STRICT_NS = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384  # of any workbook
STRAY = "A sheet of this workbook names cells or counts that cannot be. Open it and save it anew as .xlsx."
MAX_CELLS = 5_000_000  # of the rectangle a sheet spans; beyond it no table of figures is printed

LEFT, RIGHT, TOP, BOTTOM = 1, 2, 4, 8
_REFERENCE = re.compile(r"^([A-Z]{1,3})([0-9]{1,7})$")


@dataclass(slots=True)
class SheetStyle:
    """By (row, column) from 0."""

    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    numbers: dict[tuple[int, int], str] = field(default_factory=dict)  # as stored
    borders: dict[tuple[int, int], int] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_cols: list[tuple[int, int]] = field(default_factory=list)  # first, last

    def hides(self, row: int, col: int) -> bool:
        return row in self.hidden_rows or any(first <= col <= last for first, last in self.hidden_cols)


def sheet_styles(package: Package) -> dict[str, SheetStyle]:
    """By the name of the sheet; raises `Unreadable` where a sheet claims to be too large to open."""
    _check_counts(package)
    formats, borders = _cell_styles(package)
    return {name: _sheet(package, part, formats, borders) for name, part in _sheet_parts(package).items()}


def _sheet_parts(package: Package) -> dict[str, str]:
    book_name = _target_of(package, "_rels/.rels", "", "/officeDocument") or "xl/workbook.xml"
    book = package.xml(book_name)
    if book is None:
        raise Unreadable("This workbook has no list of sheets: it is damaged. Save it anew from its program.")
    folder, file = posixpath.split(book_name)
    relations = package.xml(f"{folder}/_rels/{file}.rels")
    targets = {}
    if relations is not None:
        targets = {r.get("Id"): _resolve(folder, r.get("Target", "")) for r in relations}
    parts = {}
    for sheet in book.iter(NS + "sheet", STRICT_NS + "sheet"):
        target = targets.get(sheet.get(RELATION) or sheet.get(STRICT_RELATION))
        if target in package.names:
            parts[sheet.get("name", "")] = target
    return parts


def _target_of(package: Package, part: str, folder: str, kind: str) -> str | None:
    relations = package.xml(part)
    for relation in relations if relations is not None else ():
        if relation.get("Type", "").endswith(kind):
            return _resolve(folder, relation.get("Target", ""))
    return None


def _resolve(folder: str, target: str) -> str:
    return target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _cell_styles(package: Package) -> tuple[list[str], list[int]]:
    """For each cell style its number format and its border sides."""
    styles = package.xml("xl/styles.xml")
    if styles is None:
        return [], []
    space = STRICT_NS if styles.tag.startswith(STRICT_NS) else NS
    codes = dict(BUILT_IN)
    for form in styles.iter(space + "numFmt"):
        codes[_int(form.get("numFmtId"))] = form.get("formatCode", "General")
    sides = []
    for border in styles.iterfind(f"{space}borders/{space}border"):
        found = 0
        for names, side in (
            ("left", LEFT),
            ("start", LEFT),
            ("right", RIGHT),
            ("end", RIGHT),
            ("top", TOP),
            ("bottom", BOTTOM),
        ):
            element = border.find(space + names)
            if element is not None and element.get("style", "none") != "none":
                found |= side
        sides.append(found)
    formats, borders = [], []
    for style in styles.iterfind(f"{space}cellXfs/{space}xf"):
        formats.append(codes.get(_int(style.get("numFmtId")), "General"))
        border_id = _int(style.get("borderId"))
        borders.append(sides[border_id] if border_id < len(sides) else 0)
    return formats, borders


def _int(text: str | None) -> int:
    return whole_number(text) or 0


def _sheet(package: Package, part: str, formats: list[str], borders: list[int]) -> SheetStyle:
    found = SheetStyle()
    tree = package.xml(part)
    if tree is None:
        return found
    space = STRICT_NS if tree.tag.startswith(STRICT_NS) else NS
    for column in tree.iterfind(f"{space}cols/{space}col"):
        if _on(column.get("hidden")):
            found.hidden_cols.append((_int(column.get("min")) - 1, _int(column.get("max")) - 1))
    places: list[tuple[int, int]] = []
    row_no = -1
    for row in tree.iterfind(f"{space}sheetData/{space}row"):
        row_no = row_no + 1 if row.get("r") is None else _row(row.get("r"))
        if _on(row.get("hidden")):
            found.hidden_rows.add(row_no)
        col_no = -1
        for cell in row.iterfind(space + "c"):
            reference = cell.get("r")
            here = (row_no, col_no + 1) if reference is None else _place(reference)
            col_no = here[1]
            places.append(here)
            _note(found, here, cell, space, formats, borders)
    _check_reach(places)
    return found


def _note(
    found: SheetStyle,
    here: tuple[int, int],
    cell: etree._Element,
    space: str,
    formats: list[str],
    borders: list[int],
) -> None:
    style = _int(cell.get("s"))
    if style < len(formats):
        if formats[style] != "General":
            found.formats[here] = formats[style]
        if borders[style]:
            found.borders[here] = borders[style]
    if cell.get("t", "n") == "n":
        stored = cell.findtext(space + "v")
        if stored:
            found.numbers[here] = stored


def _check_reach(places: list[tuple[int, int]]) -> None:
    if not places:
        return
    rows, cols = [row for row, _ in places], [col for _, col in places]
    if (max(rows) - min(rows) + 1) * (max(cols) - min(cols) + 1) > MAX_CELLS:
        raise Unreadable(
            f"A sheet of this workbook spans more than {MAX_CELLS} cells. "
            "Delete the stray cells far below or beside the table and save it anew."
        )


def _on(flag: str | None) -> bool:
    return flag in ("1", "true", "on")


def _row(text: str | None) -> int:
    number = whole_number(text)
    if number is None or not 0 < number <= MAX_ROWS:
        raise Unreadable(STRAY)
    return number - 1


def _place(reference: str) -> tuple[int, int]:
    found = _REFERENCE.match(reference)
    if found is None or (col := _column(found[1])) >= MAX_COLUMNS:
        raise Unreadable(STRAY)
    return _row(found[2]), col


def _check_counts(package: Package) -> None:
    """A part that claims more entries than it has bytes: calamine would make room for them all."""
    for name in package.names:
        tree = package.xml(name) if name.endswith(".xml") else None
        if tree is None:
            continue
        room = 1000 + len(package.read(name))
        for claimed in (e.get(a) for e in (tree, *tree) for a in ("count", "uniqueCount")):
            if claimed is None:
                continue
            number = whole_number(claimed)
            if number is None or number > room:
                raise Unreadable(STRAY)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
