"""Grids and prose written to the sheets of a workbook that comes out the same byte for byte."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Self

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from samples.facts import NUMBER, Facts
from samples.tables import Cell, Grid

CODE = re.compile(r"0\d+|\d{3}(\d\d)*")
WIDTH_OF_PART = 8.0  # characters of a column of relative width 1


def number_format(printed: str) -> str:
    """The format under which a sheet shows the number as `printed`."""
    decimals = len(printed.partition(".")[2])
    return ("#,##0" if "," in printed else "0") + ("." + "0" * decimals if decimals else "")


def _holds_number(cell: Cell) -> bool:
    """Whether the sheet stores it as a number. A code, which stands on the left, is text; so is a percentage,
    which a sheet would store as a fraction."""
    if cell.head or not NUMBER.fullmatch(cell.text) or cell.text.endswith("%"):
        return False
    return cell.align != "left" or not CODE.fullmatch(cell.text)


class Book:
    """A workbook: one method for each kind of sheet content. Use it as a context manager."""

    def __init__(self, facts: Facts, path: Path, published: date) -> None:
        self.book = xlsxwriter.Workbook(str(path))
        self.book.set_properties(
            {
                "title": facts.disclosure.title,
                "author": facts.disclosure.agency_name,
                # Without it the file would hold the moment it was made.
                "created": datetime.combine(published, time()),
            }
        )
        self.formats: dict[tuple[str, str, bool], Format] = {}
        self.title_format = self.book.add_format(
            {"bold": True, "font_size": 16, "align": "center", "valign": "vcenter", "text_wrap": True}
        )
        self.left = self.book.add_format({"font_size": 10, "align": "left"})
        self.right = self.book.add_format({"font_size": 10, "align": "right"})
        self.heading = self.book.add_format({"bold": True, "font_size": 12})
        self.paragraph = self.book.add_format({"font_size": 11, "text_wrap": True, "valign": "top"})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.book.close()

    def sheet(self, name: str, *, landscape: bool = False) -> Worksheet:
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        if landscape:
            sheet.set_landscape()
        return sheet

    def _format(self, align: str, shown: str, head: bool) -> Format:
        key = (align, shown, head)
        if key not in self.formats:
            properties = {
                "border": 1,
                "align": align,
                "valign": "vcenter",
                "text_wrap": True,
                "font_size": 10,
                "bold": head,
            }
            self.formats[key] = self.book.add_format(
                {**properties, "num_format": shown} if shown else properties
            )
        return self.formats[key]

    def _cell(self, sheet: Worksheet, row: int, cell: Cell) -> None:
        is_number = _holds_number(cell)
        shown = number_format(cell.text) if is_number else ""
        style = self._format(cell.align, shown, cell.head)
        if cell.rowspan > 1 or cell.colspan > 1:
            last = (row + cell.rowspan - 1, cell.column + cell.colspan - 1)
            sheet.merge_range(row, cell.column, *last, "", style)
        if is_number:
            sheet.write_number(row, cell.column, Decimal(cell.text.replace(",", "")), style)
        elif cell.text:
            sheet.write_string(row, cell.column, cell.text, style)
        elif cell.rowspan == cell.colspan == 1:
            sheet.write_blank(row, cell.column, None, style)

    def title(self, sheet: Worksheet, row: int, columns: int, text: str) -> None:
        sheet.set_row(row, 30)
        if columns > 1:
            sheet.merge_range(row, 0, row, columns - 1, text, self.title_format)
        else:
            sheet.write_string(row, 0, text, self.title_format)

    def grid(self, sheet: Worksheet, top: int, grid: Grid) -> int:
        """Writes the table from row `top`; returns the row after it."""
        for column, width in enumerate(grid.widths):
            sheet.set_column(column, column, width * WIDTH_OF_PART + 2)
        for cell in grid.cells:
            self._cell(sheet, top + cell.row, cell)
        return top + grid.rows

    def lines(self, sheet: Worksheet, lines: Iterable[tuple[str, bool]], top: int = 0) -> None:
        """Prose in the first column: (text, whether it is a heading)."""
        sheet.set_column(0, 0, 90)
        for row, (text, is_heading) in enumerate(lines, start=top):
            sheet.write_string(row, 0, text, self.heading if is_heading else self.paragraph)
