"""The heading of a table: where it ends, and what each column means by the path of headings above it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ingest.dictionary import Dictionary
from ingest.dictionary.wording import normalise, strip_numeral
from ingest.interpret.columns import Column, related
from ingest.interpret.matrix import Matrix
from ingest.layout.captions import caption_rows
from ingest.layout.grid import GridCell
from ingest.numbers import is_numeric, parse_number
from ingest.page import CONVERTED, RAGGED

# Roles of columns that name the row; every other known role is skipped, and the rest hold numbers.
NAMING = (
    "code_class", "code_section", "code_item", "code", "name",
    "unit_code", "unit_name", "project", "item_code", "item_name", "measure_unit", "text",
)  # fmt: skip
OPENING = frozenset({"code_class", "code_section", "code_item", "code", "name"})
CODE_PARTS = frozenset({"code_class", "code_section", "code_item"})
_COUNTING = frozenset({"quantity", "unit_price"})  # measures that describe a row before its money does
_VALUE_AXES = ("total", "measure", "item", "fund", "spend", "origin", "figure_kind", "figure_year")
_YEAR = re.compile(r"(20\d\d)年?")
_CODE = re.compile(r"^\[?(?!20\d\d(?!\d))\d{3,9}\]?(?![\d年])")
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")
_REFERENCE = re.compile(r"^(?:\d{1,2}|[a-zA-Z]|\d{1,2}=[\d+\-=]+|[甲乙丙丁])$")


@dataclass(slots=True)
class Block:
    """Columns that belong together: those that name the row, and the numbers they name."""

    labels: list[Column] = field(default_factory=list)
    values: list[Column] = field(default_factory=list)

    @property
    def side(self) -> str | None:
        return next((c.side for c in (*self.values, *self.labels) if c.side), None)

    @property
    def scheme(self) -> str | None:
        return next((c.scheme for c in self.labels if c.scheme), None)


@dataclass(frozen=True, slots=True)
class Heading:
    first_row: int
    body_row: int  # the first row below it
    blocks: tuple[Block, ...]
    naming_columns: frozenset[int]
    skipped_columns: frozenset[int]  # 序号, 行次 and dates
    reference_rows: frozenset[int]


def is_reference_row(matrix: Matrix, row: int, dictionary: Dictionary) -> bool:
    """栏次 1 2 3 …: numbers that count the columns; 类, 款 and 项 may share the row."""
    cells = [c for c in matrix.filled(row) if dictionary.heading("role", c.text) not in CODE_PARTS]
    texts = [text for c in cells if (text := normalise(c.text)).strip("-/…")]
    if texts == ["1"] and any(set(c.text.strip()) == {"*"} for c in cells):
        return True  # one column alone to count, stars below those that name the row
    if texts and dictionary.heading("role", texts[0]) == "reference":
        return all(_REFERENCE.match(t) or dictionary.heading("role", t) == "reference" for t in texts)
    if len(texts) < 2 or not all(_REFERENCE.match(t) for t in texts):
        return False
    counted = [int(t.split("=")[0]) for t in texts if t[0].isdigit()]
    return (
        len(counted) >= 2
        and counted == list(range(counted[0], counted[0] + len(counted)))
        and counted[0] <= 2
    )


def repeats_heading(matrix: Matrix, row: int, heading: Heading) -> bool:
    """Whether a row of the body says once more what a row of the heading says, as at the top of a page."""
    texts = [cell.text for cell in matrix.filled(row)]
    return len(texts) > 1 and any(
        texts == [cell.text for cell in matrix.filled(above)]
        for above in range(heading.first_row, heading.body_row)
    )


def _is_body(matrix: Matrix, row: int, dictionary: Dictionary, has_heading: bool) -> bool:
    """Whether a row is already the table's content."""
    cells = matrix.filled(row)
    if not cells:
        return has_heading
    texts = [cell.text for cell in cells]
    first = normalise(texts[0])
    if _CODE.match(first) or strip_numeral(texts[0])[0] in {1, 2}:
        return True
    others_are_numbers = all(is_numeric(t) for t in texts[1:])
    if dictionary.label("total", first) and others_are_numbers and has_heading:
        return len(texts) > 1 or cells[0].col_no <= 3
    if any(is_numeric(t) and not _YEAR.fullmatch(normalise(t)) for t in texts):
        return True
    return (
        has_heading
        and len(cells) == 1
        and cells[0].row_span == 1
        and cells[0].col_span < matrix.col_count // 2
        and not _is_heading_word(texts[0], dictionary)
    )


def _is_heading_word(text: str, dictionary: Dictionary) -> bool:
    """Whether a wording is of headings alone; an item (公务接待费) may as well be a row that prints no figure."""
    return any(dictionary.heading(axis, text) for axis in ("role", "scheme", *_VALUE_AXES) if axis != "item")


def _goes_on_below(matrix: Matrix, row: int, dictionary: Dictionary) -> bool:
    """Whether a blank row only stands between two rows of the heading."""
    below = matrix.filled(row + 1) if row < matrix.row_count else []
    return len(below) > 1 and all(
        _is_heading_word(cell.text, dictionary)
        or any(dictionary.heading(axis, cell.text) for axis in _VALUE_AXES)
        for cell in below
    )


def find_heading(matrix: Matrix, dictionary: Dictionary) -> Heading | None:
    """The heading of a table of numbers; None where no row of it reads as one."""
    first = caption_rows(matrix.grid) + 1
    row, references = first, set()
    while row <= matrix.row_count:
        if is_reference_row(matrix, row, dictionary):
            references.add(row)
            row += 1
            continue
        is_gap = row > first and not matrix.filled(row) and _goes_on_below(matrix, row, dictionary)
        if references or (not is_gap and _is_body(matrix, row, dictionary, row > first)):
            break
        row += 1
    if row == first:
        return None
    body = row
    heading_rows = [r for r in range(first, body) if r not in references]
    # The first row, or the one that counts the columns, may share its cells with the last of the heading:
    # 类 | 款 | 项 | 合计 | 2,946.25, and 类 | 款 | 项 | 栏次 | 1 | 2.
    shared = {
        cell.col_no: r
        for r in sorted({*references, body})
        for cell in matrix.filled(r)
        if dictionary.heading("role", cell.text) in CODE_PARTS
    }
    columns = [
        _column(matrix, col, [*heading_rows, shared[col]] if col in shared else heading_rows, dictionary)
        for col in range(1, matrix.col_count + 1)
    ]
    columns = [_by_content(matrix, column, body, dictionary) for column in columns]
    if matrix.grid.medium == CONVERTED:
        columns = _headed(columns, matrix, heading_rows, body)
    columns = related(columns, dictionary)
    naming = frozenset(c.index for c in columns if c.role in NAMING)
    skipped = frozenset(c.index for c in columns if c.role and c.role not in NAMING)
    return Heading(first, body, tuple(_blocks(columns)), naming, skipped, frozenset(references))


def _headed(columns: list[Column], matrix: Matrix, rows: list[int], body: int) -> list[Column]:
    """Without the columns that converted text only seems to have: beside the one that a heading stands over."""

    def is_phantom(column: Column) -> bool:
        depth = next((r for r in reversed(rows) if matrix.text(r, column.index)), None)
        group = matrix.at(depth, column.index) if depth else None
        if depth is None or group is None:
            return column.index > last_headed
        inside = range(group.col_no, group.col_no + group.col_span)
        lower = [c for c in inside if any(matrix.text(r, c) for r in rows if r > depth)]
        if lower:
            return column.index > max(lower)
        return column.index > group.col_no and not _prints_numbers(matrix, column.index, body)

    last_headed = max((c.index for c in columns if c.path), default=0)
    return [column for column in columns if column.role or not is_phantom(column)]


def _prints_numbers(matrix: Matrix, col: int, body: int) -> bool:
    """Whether a row that has not slipped prints a number there."""
    cells = (matrix.at(row, col) for row in range(body, matrix.row_count + 1))
    return any(c is not None and is_numeric(c.text) and not _has_slipped(c) for c in cells)


def _has_slipped(cell: GridCell) -> bool:
    return any(doubt.kind == RAGGED for doubt in cell.doubts)


def _path(matrix: Matrix, col: int, rows: list[int]) -> tuple[str, ...]:
    path: list[str] = []
    seen: set[int] = set()
    for row in rows:
        cell = matrix.at(row, col)
        if cell is None or id(cell) in seen or not cell.text.strip():
            continue
        seen.add(id(cell))
        path.append(normalise(cell.text))
    return tuple(path)


def _is_headed(matrix: Matrix, col: int, rows: list[int]) -> bool:
    above = (matrix.at(row, col) for row in reversed(rows))
    return next((cell.col_span == 1 for cell in above if cell is not None and cell.text.strip()), False)


def _column(matrix: Matrix, col: int, rows: list[int], dictionary: Dictionary) -> Column:
    path = _path(matrix, col, rows)
    lowest_first = path[::-1]

    def lookup(axis: str) -> str | None:
        return next((v for piece in lowest_first if (v := dictionary.heading(axis, piece))), None)

    role = None
    for piece in lowest_first:
        if dictionary.heading("total", piece):
            break
        role = dictionary.heading("role", piece)
        if role or any(dictionary.heading(axis, piece) for axis in _VALUE_AXES):
            break
    year = next((int(found.group(1)) for piece in lowest_first if (found := _YEAR.search(piece))), None)
    offset = lookup("figure_year")
    items: list[str] = []
    for piece in path:
        if dictionary.heading("item", piece):
            name = _plain(matrix, col, rows, piece)
            if not items or items[-1] != name:
                items.append(name)
    return Column(
        col,
        path,
        role,
        scheme=lookup("scheme"),
        side=next((v for piece in path if (v := dictionary.heading("side", piece))), None),
        fund=lookup("fund"),
        origin=lookup("origin"),
        spend=lookup("spend"),
        measure=lookup("measure"),
        figure_kind=lookup("figure_kind"),
        figure_year=year,
        year_offset=int(offset) if offset else 0,
        items=tuple(items),
        table_key=lookup("table"),
        economic=_economic(matrix, col, rows, lowest_first, dictionary),
        money_unit=next((u for piece in lowest_first if (u := money_unit_in(piece))), None),
        is_headed=_is_headed(matrix, col, rows),
    )


def _economic(
    matrix: Matrix, col: int, rows: list[int], lowest_first: tuple[str, ...], dictionary: Dictionary
) -> str | None:
    named = dictionary.economic_tops | dictionary.economic_wordings
    piece = next((p for p in lowest_first if p in named), None)
    return _plain(matrix, col, rows, piece) if piece else None


def _plain(matrix: Matrix, col: int, rows: list[int], wording: str) -> str:
    """The heading as printed, without spaces, whose wording this is."""
    for row in rows:
        text = matrix.text(row, col)
        if normalise(text) == wording:
            return re.sub(r"\s+", "", text)
    return wording


def money_unit_in(wording: str) -> str | None:
    """The unit that a heading or label names in brackets: 金额（万元）."""
    found = re.search(r"\((?:(?:金额)?单位:)?(元|千元|万元|百万元|亿元|%)\)", normalise(wording))
    return found.group(1) if found else None


def _by_content(matrix: Matrix, column: Column, body: int, dictionary: Dictionary) -> Column:
    """What a column without a telling heading holds is told by its cells, those of rows that have not slipped."""
    cells = [
        cell for row in range(body, matrix.row_count + 1) for cell in (matrix.at(row, column.index),) if cell
    ]
    texts = [c.text for c in cells if c.text.strip() and not _has_slipped(c)]
    numbers = sum(is_numeric(t) for t in texts)
    named = column.role is not None or any(
        dictionary.heading(axis, p) for p in column.path for axis in _VALUE_AXES
    )
    if (
        column.role in {"name", "project", "unit_name", "text"}
        and numbers > len(texts) / 2
        and len(texts) > 2
    ):
        return replace(column, role=None)
    if column.role is None and column.path and not numbers and _is_named_above_only(column, dictionary):
        words = [t for t in texts if _WORDS.search(t)]
        return replace(column, role="name") if len(words) > len(texts) / 2 else column
    if named or not texts:
        return column
    codes = sum(
        1
        for t in texts
        if (n := parse_number(t)) and n.decimals == 0 and _CODE.match(normalise(t)) and "," not in t
    )
    if codes > len(texts) / 2:
        return replace(column, role="code")
    return column if numbers > len(texts) / 3 else replace(column, role="name")


def _is_named_above_only(column: Column, dictionary: Dictionary) -> bool:
    """Whether only headings over several columns say what the numbers are: 财政拨款支出 over 功能分类 and 合计."""
    lowest = column.path[-1]
    return len(column.path) > 1 and not any(dictionary.heading(axis, lowest) for axis in _VALUE_AXES)


def _blocks(columns: list[Column]) -> list[Block]:
    """Side-by-side tables told apart: a naming column after numbers opens the next one."""
    blocks = [Block()]
    for column in columns:
        block = blocks[-1]
        if column.role is None:
            block.values.append(column)
        elif column.role in NAMING:
            has_money = any(c.measure not in _COUNTING for c in block.values)
            if has_money and _opens(column, blocks[0].labels):
                block = Block()
                blocks.append(block)
            block.labels.append(column)
    merged: list[Block] = []
    for block in blocks:
        if not block.values and merged:
            merged[-1].labels.extend(block.labels)
        else:
            merged.append(block)
    return [block for block in merged if block.values]


def _opens(column: Column, first: list[Column]) -> bool:
    """Whether a naming column after numbers opens a block, as the first block's did, and is no remark."""
    if first and first[0].role == column.role and first[0].path[-1:] == column.path[-1:]:
        return True
    side = next((c.side for c in first if c.side), None)
    if column.side and side and column.side != side:
        return column.role in OPENING
    return (
        column.role in OPENING
        and any(c.role in OPENING for c in first)
        and (any(c.role == column.role for c in first) or (column.scheme or column.side) is not None)
    )
