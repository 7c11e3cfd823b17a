"""The parts of a 绩效 form: where each form of a grid begins, whose it is, and what its columns mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from ingest.dictionary import Dictionary
from ingest.dictionary.wording import squeeze
from ingest.interpret.codes import split_leading_code
from ingest.interpret.matrix import Matrix
from ingest.interpret.reading import Candidate, Identity, Observation, Place
from ingest.interpret.titles import Title
from ingest.layout.grid import Grid, GridCell
from ingest.numbers import parse_number
from ingest.page import CONVERTED


@dataclass(slots=True)
class Head:
    """The heading of an indicator table: which column says what, once per block side by side."""

    first: int
    row: int  # its last row
    blocks: list[dict[str, int]]
    horizons: list[str]


@dataclass(slots=True)
class Form:
    """One form: whose it is, and the rows it takes up."""

    first: int
    last: int
    scope: str | None = None
    subject: str | None = None
    unit: str | None = None
    head: Head | None = None
    used: set[tuple[int, int]] = field(default_factory=set)


def indicator_columns(matrix: Matrix, row: int, dictionary: Dictionary) -> list[tuple[str, int]]:
    """What the cells of a row mean as headings of an indicator table, from the left."""
    found = []
    for cell in matrix.row(row):
        meaning = dictionary.field("column", cell.text) if cell.text.strip() else None
        if meaning:
            found.append((meaning, cell.col_no))
    return found


def is_head(columns: list[tuple[str, int]]) -> bool:
    meanings = {meaning for meaning, _ in columns}
    return "level3" in meanings and bool(meanings & {"target", "level1", "level2"}) and len(columns) >= 2


@dataclass(frozen=True, slots=True)
class Context:
    grid: Grid
    matrix: Matrix
    title: Title
    identity: Identity
    document_unit: str | None
    year: int
    dictionary: Dictionary
    form: Form


def observed(context: Context, cell: GridCell, place: Place, value: Decimal, unit: str | None) -> Observation:
    """A number of the form that means to stand at this place."""
    return Observation(
        context.grid.ordinal,
        context.title.number,
        context.title.text,
        cell.page_no,
        cell.row_no,
        cell.col_no,
        cell.box,
        squeeze(cell.text),
        unit,
        (Candidate(place, value),),
    )


def forms_of(matrix: Matrix, dictionary: Dictionary) -> Iterator[Form]:
    """A form begins where a field names its subject anew; a list of projects is one form."""
    starts = [
        row
        for row in range(1, matrix.row_count + 1)
        if (cells := matrix.filled(row))
        and dictionary.field("subject", cells[0].text)
        and not is_head(indicator_columns(matrix, row, dictionary))
    ]
    starts = starts or [1]
    if starts[0] > 1 and any(
        is_head(indicator_columns(matrix, row, dictionary)) for row in range(1, starts[0])
    ):
        starts.insert(0, 1)
    for first, following in zip(starts, [*starts[1:], matrix.row_count + 1], strict=True):
        form = Form(first, following - 1)
        for row in range(first, following):
            columns = indicator_columns(matrix, row, dictionary)
            if is_head(columns):
                form.head = _head(matrix, row, columns, dictionary)
                break
            _read_fields(matrix, row, form, dictionary)
        yield form


def _head(matrix: Matrix, row: int, columns: list[tuple[str, int]], dictionary: Dictionary) -> Head:
    anchor = next(col for meaning, col in columns if meaning == "level3")
    cell = matrix.at(row, anchor)
    last = row + (cell.row_span if cell else 1) - 1
    if last == row and _is_subheading(matrix, row + 1, dictionary):
        last += 1
    for below in range(row + 1, last + 1):  # 年度目标值 over 运算符号 | 内容 | 度量单位
        columns = sorted(
            [*columns, *indicator_columns(matrix, below, dictionary)], key=lambda found: found[1]
        )
    blocks: list[dict[str, int]] = [{}]
    for meaning, col in columns:
        if meaning in blocks[-1] and meaning in {"level2", "level3", "target"}:
            shared = {k: v for k, v in blocks[0].items() if k in {"level1", "project", "unit"}}
            blocks.append(shared)
        blocks[-1].setdefault(meaning, col)
    horizons = []
    for block in blocks:
        col = block.get("level3", 1)
        above = (matrix.text(r, col) for r in range(row - 1, max(row - 6, 0), -1))
        horizons.append(
            next((h for text in above if text and (h := dictionary.field("horizon", text))), "annual")
        )
    if len(blocks) == 2 and horizons[0] == horizons[1]:
        horizons = ["term", "annual"]
    if len(blocks) == 1:
        horizons = ["annual"]
    return Head(row, last, blocks, horizons)


def _is_subheading(matrix: Matrix, row: int, dictionary: Dictionary) -> bool:
    """A second heading row in text that shows no merged cells."""
    meanings = {meaning for meaning, _ in indicator_columns(matrix, row, dictionary)}
    return {"operator", "target"} <= meanings and not any(parse_number(c.text) for c in matrix.filled(row))


def _value_after(matrix: Matrix, cell: GridCell) -> GridCell | None:
    return matrix.at(cell.row_no, cell.col_no + cell.col_span)


def _read_fields(matrix: Matrix, row: int, form: Form, dictionary: Dictionary) -> None:
    """Whose form it is: 「项目名称 | …」, 「部门（单位）名称 | …」, 「实施单位 | …」."""
    for cell in matrix.filled(row):
        label, inline = _label_and_value(cell.text, dictionary)
        scope = dictionary.field("subject", label)
        value = _value_after(matrix, cell)
        text = inline or (value.text if value else "")
        if scope and not inline and (above := _name_above(matrix, row, text, dictionary)):
            text, value = above.text, above
        if scope and form.subject is None and text.strip():
            form.scope, form.subject = scope, subject_name(text)
            mark(form, value)
        elif dictionary.field("unit", label) and text.strip():
            form.unit = subject_name(text)
            mark(form, value)


def _label_and_value(text: str, dictionary: Dictionary) -> tuple[str, str]:
    """A field and what stands in the same cell behind it: 「项目名称：…」, or, in converted text, 「项目名称 …」."""
    label, _, inline = text.partition("：")
    head, _, tail = text.strip().partition(" ")
    if not inline and tail and dictionary.field("subject", head):
        return head, tail
    return label, inline


def _name_above(matrix: Matrix, row: int, value: str, dictionary: Dictionary) -> GridCell | None:
    """The name of a form whose values have slipped up by a row in converted text.

    It stands alone above its field; beside the field stands what the field below says.
    """
    above, below = (matrix.filled(r) if 1 <= r <= matrix.row_count else [] for r in (row - 1, row + 1))
    is_slipped = len(above) == 1 and len(below) > 1 and value.strip() == below[1].text.strip() != ""
    if matrix.grid.medium != CONVERTED or not is_slipped or dictionary.field("subject", above[0].text):
        return None
    return above[0]


def mark(form: Form, cell: GridCell | None) -> None:
    if cell is not None:
        form.used.add((cell.row_no, cell.col_no))


def subject_name(text: str) -> str:
    """The name without the codes before and behind it."""
    _, name = split_leading_code(squeeze(text))
    return re.sub(r"[-_](?:\d{6,})?$", "", name)
