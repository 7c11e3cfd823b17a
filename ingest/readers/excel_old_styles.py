"""What calamine leaves out of an .xls: number formats, borders, what is hidden ([MS-XLS], BIFF8 only)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from ingest.readers.errors import Unreadable
from ingest.readers.excel_formats import BUILT_IN
from ingest.readers.excel_styles import BOTTOM, LEFT, RIGHT, STRAY, TOP, SheetStyle
from ingest.readers.ole import Compound

BOF, EOF, LOCKED, SHEET, FORMAT, STYLE = 0x809, 0x0A, 0x2F, 0x85, 0x41E, 0xE0
ROW, COLUMNS, NUMBER, RK, MANY_RK, FORMULA = 0x208, 0x7D, 0x203, 0x27E, 0xBD, 0x06
ONE_CELL = frozenset({NUMBER, RK, FORMULA, 0xFD, 0x204, 0x201, 0x205, 0xD6})  # also texts, blanks, truths
MANY_BLANKS = 0xBE
STRINGS, EXTENT = 0xFC, 0x200
MAX_ROWS, MAX_COLUMNS = 65_536, 256  # of an old workbook
BIFF8 = 0x600

Record = tuple[int, bytes]


def old_sheet_styles(data: bytes) -> dict[str, SheetStyle]:
    """By the name of the sheet; nothing for workbooks older than Excel 97."""
    compound = Compound(data)
    if "Workbook" not in compound.streams:
        return {}
    book = compound.read("Workbook")
    try:
        return _styles(book)
    except (struct.error, IndexError):
        return {}  # numbers then stand as they are stored; calamine judges whether the file is sound


def _styles(book: bytes) -> dict[str, SheetStyle]:
    codes = dict(BUILT_IN)
    forms: list[tuple[int, int]] = []  # of each cell style: number format, border sides
    sheets: list[tuple[str, int]] = []
    for kind, record in _records(book, 0):
        if kind == BOF and struct.unpack_from("<H", record)[0] != BIFF8:
            return {}
        if kind == LOCKED:
            raise Unreadable(
                "This workbook is locked with a password. Save a copy without one and offer that."
            )
        if kind == STRINGS and struct.unpack_from("<I", record, 4)[0] > len(book):
            raise Unreadable(STRAY)
        if kind == FORMAT:
            count, wide = struct.unpack_from("<HB", record, 2)
            codes[struct.unpack_from("<H", record)[0]] = _text(record[5:], count, wide)
        elif kind == STYLE:
            border = struct.unpack_from("<H", record, 10)[0]
            sides = ((LEFT, 0), (RIGHT, 4), (TOP, 8), (BOTTOM, 12))
            found = sum(side for side, shift in sides if border >> shift & 15)
            forms.append((struct.unpack_from("<H", record, 2)[0], found))
        elif kind == SHEET:
            start, count, wide = struct.unpack_from("<IxxBB", record)
            sheets.append((_text(record[8:], count, wide), start))
    styles = [(codes.get(number, "General"), sides) for number, sides in forms]
    return {name: _sheet(book, start, styles) for name, start in sheets}


def _text(data: bytes, count: int, wide: int) -> str:
    return data[: 2 * count].decode("utf-16-le", "replace") if wide & 1 else data[:count].decode("latin-1")


def _records(book: bytes, at: int) -> Iterator[Record]:
    """The records of one part of the workbook, charts within it left out."""
    depth = 0
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        record = book[at + 4 : at + 4 + size]
        at += 4 + size
        if kind == BOF:
            depth += 1
        if depth == 1:
            yield kind, record
        if kind == EOF:
            depth -= 1
            if depth <= 0:
                return


def _sheet(book: bytes, start: int, styles: list[tuple[str, int]]) -> SheetStyle:
    found = SheetStyle()
    for kind, record in _records(book, start):
        if kind == ROW and struct.unpack_from("<H", record, 12)[0] & 0x20:
            found.hidden_rows.add(struct.unpack_from("<H", record)[0])
        elif kind == COLUMNS and struct.unpack_from("<H", record, 8)[0] & 1:
            first, last = struct.unpack_from("<2H", record)
            found.hidden_cols.append((first, last))
        if kind == EXTENT:
            _, last_row, _, last_col = struct.unpack_from("<IIHH", record)
            _check(last_row - 1, last_col - 1)
        for row, col, style, number in _cells(kind, record):
            _check(row, col)
            code, sides = styles[style] if style < len(styles) else ("General", 0)
            if code != "General":
                found.formats[row, col] = code
            if sides:
                found.borders[row, col] = sides
            if number is not None:
                found.numbers[row, col] = number
    return found


def _check(row: int, col: int) -> None:
    """calamine makes room for all that a sheet claims to span."""
    if row >= MAX_ROWS or col >= MAX_COLUMNS:
        raise Unreadable(STRAY)


def _cells(kind: int, record: bytes) -> Iterator[tuple[int, int, int, str | None]]:
    """Row, column, style and number, where it is one, of the cells a record describes."""
    if kind in ONE_CELL:
        row, col, style = struct.unpack_from("<3H", record)
        yield row, col, style, _number(kind, record)
    elif kind in (MANY_RK, MANY_BLANKS):
        row, first = struct.unpack_from("<2H", record)
        width = 6 if kind == MANY_RK else 2
        for step, at in enumerate(range(4, len(record) - 1 - width, width)):
            number = _rk(struct.unpack_from("<I", record, at + 2)[0]) if kind == MANY_RK else None
            yield row, first + step, struct.unpack_from("<H", record, at)[0], number


def _number(kind: int, record: bytes) -> str | None:
    if kind == RK:
        return _rk(struct.unpack_from("<I", record, 6)[0])
    if kind == NUMBER or (kind == FORMULA and record[12:14] != b"\xff\xff"):  # else a formula's text or truth
        return repr(struct.unpack_from("<d", record, 6)[0])
    return None


def _rk(packed: int) -> str:
    """A number in thirty bits: a whole one or the head of a double, perhaps in hundredths."""
    value: float
    if packed & 2:
        value = (packed >> 2) - (1 << 30 if packed >> 31 else 0)
    else:
        value = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0]
    return repr(value / 100 if packed & 1 else value)
