"""Excel workbooks (.xlsx, .xls): a page a sheet, with the table and the lines above and below it.

Hidden sheets are not printed and so not read; hidden rows and columns are read with a doubt.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import python_calamine as calamine

from ingest.page import Cell, Document, Doubt, Line, Page, Table
from ingest.readers.errors import Unreadable
from ingest.readers.excel_formats import exact, plain, show
from ingest.readers.excel_old_styles import old_sheet_styles
from ingest.readers.excel_region import SheetCell, Stretch, stretches
from ingest.readers.excel_styles import SheetStyle, sheet_styles
from ingest.readers.package import open_package, prove_sizes
from ingest.readers.sniff import EXCEL, OLD_EXCEL
from ingest.readers.text_lines import APART

MAX_SHEETS = 500
DAMAGED = "This workbook is damaged or cut short. Fetch it again, or open it and save it anew as .xlsx."

Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


def read_xlsx(path: Path) -> Document:
    with open_package(path) as package:
        styles = sheet_styles(package)
        prove_sizes(path)
    return _read(path, EXCEL, styles)


def read_xls(path: Path) -> Document:
    return _read(path, OLD_EXCEL, old_sheet_styles(path.read_bytes()))


def _read(path: Path, media_type: str, styles: dict[str, SheetStyle]) -> Document:
    try:
        pages = _pages(calamine.CalamineWorkbook.from_path(str(path)), styles)
    except calamine.PasswordError as error:
        raise Unreadable(
            "This workbook is locked with a password. Save a copy without one and offer that."
        ) from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise Unreadable(DAMAGED) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how the library's Rust says that it gave up
            raise
        raise Unreadable(DAMAGED) from error
    if not pages:
        raise Unreadable("This workbook has no visible sheet. Unhide the sheets to be read and save it.")
    return Document(media_type, pages)


def _pages(book: calamine.CalamineWorkbook, styles: dict[str, SheetStyle]) -> tuple[Page, ...]:
    visible, worksheet = calamine.SheetVisibleEnum.Visible, calamine.SheetTypeEnum.WorkSheet
    sheets = [m.name for m in book.sheets_metadata if m.visible == visible and m.typ == worksheet]
    if len(sheets) > MAX_SHEETS:
        raise Unreadable(
            f"This workbook has {len(sheets)} sheets, more than the {MAX_SHEETS} that are read. Split it."
        )
    if styles and not styles.keys() >= set(sheets):
        raise Unreadable(
            "This workbook names sheets that it does not hold. Open it and save it anew as .xlsx."
        )
    return tuple(
        _page(number, book.get_sheet_by_name(name), styles.get(name, SheetStyle()))
        for number, name in enumerate(sheets, start=1)
    )


def _page(number: int, sheet: calamine.CalamineSheet, style: SheetStyle) -> Page:
    found = stretches(_cells(sheet, style), style.borders)
    blocks = tuple(_table(stretch, style) if stretch.is_table else _line(stretch) for stretch in found)
    return Page(number, blocks, name=sheet.name)


def _cells(sheet: calamine.CalamineSheet, style: SheetStyle) -> list[SheetCell]:
    """Every cell that holds text, and every merged range; what a merged range covers is not met again."""
    first_row, first_col = sheet.start or (0, 0)
    values = sheet.to_python(skip_empty_area=True) if sheet.start else []
    texts = {
        (first_row + r, first_col + c): text
        for r, row in enumerate(values)
        for c, value in enumerate(row)
        if value != "" and (text := _text(value, (first_row + r, first_col + c), style)) != ""
    }
    cells = []
    last_row = max((row for row, _ in texts), default=0)
    last_col = max((col for _, col in texts), default=0)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        rows, cols = range(top, min(bottom, last_row) + 1), range(left, min(right, last_col) + 1)
        if not rows or not cols:
            continue  # beyond all that is printed
        text = texts.pop((top, left), "")
        for place in ((row, col) for row in rows for col in cols):
            texts.pop(place, None)  # left behind under the merge: the sheet does not show it
        cells.append(SheetCell(top, left, len(rows), len(cols), text))
    cells.extend(SheetCell(row, col, 1, 1, text) for (row, col), text in texts.items())
    return sorted(cells)


def _text(value: Value, place: tuple[int, int], style: SheetStyle) -> str:
    code = style.formats.get(place, "General")
    stored = style.numbers.get(place)
    if stored is not None:
        number = exact(stored)
        return stored if number is None else show(number, code)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return plain(Decimal(value))
    if isinstance(value, float):
        number = exact(value)
        return "" if number is None else plain(number)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, dt.timedelta):
        return str(value)
    return value.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").rstrip()


def _table(stretch: Stretch, style: SheetStyle) -> Table:
    cells = tuple(
        Cell(
            cell.row - stretch.top,
            cell.col - stretch.left,
            cell.row_span,
            cell.col_span,
            cell.text,
            doubts=(Doubt("hidden"),) if style.hides(cell.row, cell.col) else (),
        )
        for cell in stretch.cells
    )
    return Table(cells, stretch.bottom - stretch.top, stretch.right - stretch.left)


def _line(stretch: Stretch) -> Line:
    return Line(
        APART.join(cell.text.strip() for cell in stretch.cells if cell.text.strip()), paragraph_end=True
    )
