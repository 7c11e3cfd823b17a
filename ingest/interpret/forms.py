"""绩效目标 forms: fields with their values above, a table of indicators below, in many shapes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ingest.dictionary import Dictionary
from ingest.dictionary.wording import squeeze, strip_among
from ingest.interpret.codes import split_leading_code
from ingest.interpret.headings import money_unit_in
from ingest.interpret.matrix import Matrix
from ingest.interpret.reading import (
    Candidate,
    Identity,
    Indicator,
    Observation,
    Place,
    TableReading,
    Unplaced,
)
from ingest.interpret.targets import split_target
from ingest.interpret.titles import Title, title_of
from ingest.layout.captions import caption_rows
from ingest.layout.grid import Grid, GridCell
from ingest.numbers import parse_number

_MEASURES = {"rate": "share", "whole_project": "whole_project", "score": "score", "full_score": "score"}
_KINDS = {"adjusted": "adjusted", "final": "final", "rate": "final", "score": "final"}
_LEVELS = ("level1", "level2", "level3")


@dataclass(frozen=True, slots=True)
class FormResult:
    table: TableReading
    observations: tuple[Observation, ...]
    indicators: tuple[Indicator, ...]
    unplaced: tuple[Unplaced, ...]


@dataclass(slots=True)
class _Head:
    """The heading of an indicator table: which column says what, once per block side by side."""

    first: int
    row: int  # its last row
    blocks: list[dict[str, int]]
    horizons: list[str]


@dataclass(slots=True)
class _Form:
    """One form: whose it is, and the rows it takes up."""

    first: int
    last: int
    scope: str | None = None
    subject: str | None = None
    unit: str | None = None
    head: _Head | None = None
    used: set[tuple[int, int]] = field(default_factory=set)


def indicator_columns(matrix: Matrix, row: int, dictionary: Dictionary) -> list[tuple[str, int]]:
    """What the cells of a row mean as headings of an indicator table, from the left."""
    found = []
    for cell in matrix.row(row):
        meaning = dictionary.field("column", cell.text) if cell.text.strip() else None
        if meaning:
            found.append((meaning, cell.col_no))
    return found


def is_form(grid: Grid, dictionary: Dictionary) -> bool:
    matrix = Matrix(grid)
    return any(_is_head(indicator_columns(matrix, row, dictionary)) for row in range(1, matrix.row_count + 1))


def _is_head(columns: list[tuple[str, int]]) -> bool:
    meanings = {meaning for meaning, _ in columns}
    return "level3" in meanings and bool(meanings & {"target", "level1", "level2"}) and len(columns) >= 2


def read_form(
    grid: Grid, identity: Identity, document_unit: str | None, dictionary: Dictionary
) -> FormResult:
    """The indicators and the money lines of a grid that holds one form or several."""
    matrix = Matrix(grid)
    title = title_of(grid.captions, frozenset(), dictionary)
    observations: list[Observation] = []
    indicators: list[Indicator] = []
    forms = list(_forms(matrix, dictionary))
    heading_subject = _subject_in(title.text)
    year = (
        title.year
        or next((y for c in grid.captions if (y := _year_in(c))), None)
        or identity.fiscal_year
        or 0
    )
    used: set[tuple[int, int]] = set()
    for form in forms:
        if form.subject is None and heading_subject:
            form.scope, form.subject = "project", heading_subject
        if form.subject is None and _scope_of(title.table_key) == "entity":
            form.scope, form.subject = "entity", title.department or identity.agency_name
        context = _Context(grid, matrix, title, identity, document_unit, year, dictionary, form)
        found = list(_indicators(context, observations))
        indicators += found
        observations += list(_money(context, {indicator.row_no for indicator in found}))
        used |= form.used
    placed = {(o.row_no, o.col_no) for o in observations} | used
    unplaced = tuple(
        Unplaced(
            grid.ordinal,
            title.text,
            c.page_no,
            c.row_no,
            c.col_no,
            c.text.strip(),
            "no field of the form names it",
        )
        for c in grid.cells
        if c.row_no > caption_rows(grid)
        and parse_number(c.text) is not None
        and (c.row_no, c.col_no) not in placed
    )
    key = _table_key(title, forms)
    observations = [_with_key(o, key) for o in observations]
    note = " ".join(grid.notes) or None
    table = TableReading(
        grid.ordinal,
        grid.page_no,
        key,
        title.number,
        title.text,
        title.money_unit,
        not observations and not indicators,
        False,
        note,
    )
    return FormResult(table, tuple(observations), tuple(indicators), unplaced)


@dataclass(frozen=True, slots=True)
class _Context:
    grid: Grid
    matrix: Matrix
    title: Title
    identity: Identity
    document_unit: str | None
    year: int
    dictionary: Dictionary
    form: _Form


def _table_key(title: Title, forms: list[_Form]) -> str:
    if title.table_key in {"entity_performance", "project_performance"}:
        return title.table_key
    return "entity_performance" if forms and forms[0].scope == "entity" else "project_performance"


def _with_key(observation: Observation, key: str) -> Observation:
    spend = "project" if key == "project_performance" else None
    candidates = tuple(
        replace(
            c,
            place=replace(
                c.place, table_key=key, spend=spend if spend and c.place.spend == "all" else c.place.spend
            ),
        )
        for c in observation.candidates
    )
    return replace(observation, candidates=candidates)


def _year_in(caption: str) -> int | None:
    found = re.search(r"(20\d\d)年", squeeze(caption))
    return int(found.group(1)) if found else None


def _subject_in(title: str | None) -> str | None:
    """「办公设备购置绩效目标表」 names its project itself."""
    if not title:
        return None
    found = re.fullmatch(r"(.{2,60}?)(?:支出)?绩效目标表", title)
    return (
        found.group(1) if found and not re.search(r"部门|单位|年度?|整体|申报|预算", found.group(1)) else None
    )


# ---- the parts of a grid


def _forms(matrix: Matrix, dictionary: Dictionary) -> Iterator[_Form]:
    """A form begins where a field names its subject anew; a list of projects is one form."""
    starts = [
        row
        for row in range(1, matrix.row_count + 1)
        if (cells := matrix.filled(row))
        and dictionary.field("subject", cells[0].text)
        and not _is_head(indicator_columns(matrix, row, dictionary))
    ]
    starts = starts or [1]
    if starts[0] > 1 and any(
        _is_head(indicator_columns(matrix, row, dictionary)) for row in range(1, starts[0])
    ):
        starts.insert(0, 1)
    for first, following in zip(starts, [*starts[1:], matrix.row_count + 1], strict=True):
        form = _Form(first, following - 1)
        for row in range(first, following):
            columns = indicator_columns(matrix, row, dictionary)
            if _is_head(columns):
                form.head = _head(matrix, row, columns, dictionary)
                break
            _read_fields(matrix, row, form, dictionary)
        yield form


def _head(matrix: Matrix, row: int, columns: list[tuple[str, int]], dictionary: Dictionary) -> _Head:
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
    return _Head(row, last, blocks, horizons)


def _is_subheading(matrix: Matrix, row: int, dictionary: Dictionary) -> bool:
    """A second heading row in text that shows no merged cells."""
    meanings = {meaning for meaning, _ in indicator_columns(matrix, row, dictionary)}
    return {"operator", "target"} <= meanings and not any(parse_number(c.text) for c in matrix.filled(row))


def _value_after(matrix: Matrix, cell: GridCell) -> GridCell | None:
    return matrix.at(cell.row_no, cell.col_no + cell.col_span)


def _read_fields(matrix: Matrix, row: int, form: _Form, dictionary: Dictionary) -> None:
    """Whose form it is: 「项目名称 | …」, 「部门（单位）名称 | …」, 「实施单位 | …」."""
    for cell in matrix.filled(row):
        label, _, inline = cell.text.partition("：")
        scope = dictionary.field("subject", label)
        value = _value_after(matrix, cell)
        text = inline or (value.text if value else "")
        if scope and form.subject is None and text.strip():
            form.scope, form.subject = scope, _subject_name(text)
            _mark(form, value)
        elif dictionary.field("unit", label) and text.strip():
            form.unit = _subject_name(text)
            _mark(form, value)


def _mark(form: _Form, cell: GridCell | None) -> None:
    if cell is not None:
        form.used.add((cell.row_no, cell.col_no))


def _subject_name(text: str) -> str:
    """The name without the codes before and behind it."""
    _, name = split_leading_code(squeeze(text))
    return re.sub(r"[-_](?:\d{6,})?$", "", name)


# ---- money


def _money(context: _Context, indicator_rows: set[int]) -> Iterator[Observation]:
    """Numbers outside the indicators that a label names: 年度资金总额, 其中：财政拨款, 对应项目 | 预算资金情况."""
    matrix, form, dictionary = context.matrix, context.form, context.dictionary
    heading = range(form.head.first, form.head.row + 1) if form.head else range(0)
    whole: dict[int, str] = {}  # column of a label -> whether its lines are for the year or for all years
    for row in range(form.first, form.last + 1):
        if row in indicator_rows or row in heading:
            continue
        for cell in matrix.filled(row):
            number = parse_number(cell.text)
            if number is None or (cell.row_no, cell.col_no) in form.used:
                continue
            label = _label_of(matrix, cell)
            if label and dictionary.field("date", label.text.rstrip("：:")):
                _mark(form, cell)
                continue
            place = _money_place(context, label, cell, whole) if label else None
            if place is None:
                continue
            unit = (
                number.unit
                or next(
                    (
                        u
                        for text in (*_left_of(matrix, cell), _column_head(matrix, cell))
                        if (u := money_unit_in(text))
                    ),
                    None,
                )
                or context.title.money_unit
                or context.document_unit
            )
            yield Observation(
                context.grid.ordinal, context.title.number, context.title.text, cell.page_no, cell.row_no, cell.col_no, cell.box,
                squeeze(cell.text), _printed_unit(place.measure, unit), (Candidate(place, number.value),),
            )  # fmt: skip


def _printed_unit(measure: str, unit: str | None) -> str | None:
    return {"share": "%", "score": None}.get(measure, unit)


def _label_of(matrix: Matrix, cell: GridCell) -> GridCell | None:
    """The nearest text left of a number."""
    col = cell.col_no - 1
    while col >= 1:
        left = matrix.at(cell.row_no, col)
        if left is None:
            return None
        if left.text.strip(" \n-—") and parse_number(left.text) is None:
            return left
        col = left.col_no - 1
    return None


def _left_of(matrix: Matrix, cell: GridCell) -> list[str]:
    """The texts of a number's row left of it, the nearest first; merged groups included."""
    texts: list[str] = []
    for col in range(cell.col_no - 1, 0, -1):
        left = matrix.at(cell.row_no, col)
        if left is not None and left.col_no == col and left.text.strip():
            texts.append(left.text)
    return texts


def _group_of(matrix: Matrix, label: GridCell) -> str:
    left = matrix.at(label.row_no, label.col_no - 1)
    return left.text if left else ""


def _column_head(matrix: Matrix, cell: GridCell) -> str:
    head = _column_head_cell(matrix, cell)
    return head.text if head else ""


def _column_head_cell(matrix: Matrix, cell: GridCell) -> GridCell | None:
    """The nearest text above a number, past other numbers."""
    row = cell.row_no - 1
    while row >= 1:
        above = matrix.at(row, cell.col_no)
        if above is None:
            return None
        if above.text.strip(" \n-—") and parse_number(above.text) is None:
            return above
        row = above.row_no - 1
    return None


def _money_place(context: _Context, label: GridCell, cell: GridCell, whole: dict[int, str]) -> Place | None:
    dictionary, form = context.dictionary, context.form
    among, name = strip_among(squeeze(label.text).rstrip("：:"))
    name = re.sub(r"[（(](?:元|千元|万元|亿元)[）)]$", "", name)
    head = squeeze(_column_head(context.matrix, cell))
    group = squeeze(_group_of(context.matrix, label))
    meaning = dictionary.field("money", name) if not among else None
    spend = dictionary.field("money_spend", name) or "all"
    fund = (dictionary.field("money_fund", name) or "all") if meaning is None else "all"
    origin = (dictionary.heading("origin", name) or "all") if meaning is None else "all"
    is_part = among or fund != "all" or origin != "all"
    if meaning:
        whole[label.col_no] = meaning
    elif dictionary.field("score", name):
        meaning = "score"
    elif is_part:
        meaning = whole.get(label.col_no) or _of_group(dictionary, group) or "amount"
    elif dictionary.field("money", head):
        meaning = dictionary.field("money", head)
    elif spend != "all":
        meaning = "amount"
    else:
        meaning = _of_group(dictionary, group)
    meaning = _kind_of_column(context, cell) or meaning
    if meaning is None:
        return None
    scope = form.scope or "project"
    is_part = is_part or dictionary.field("score", name) is not None
    is_line = scope == "entity" and not is_part
    row_name = name if is_line else (form.subject or name)
    unit_name = form.subject if scope == "entity" else form.unit
    if unit_name == context.identity.agency_name and scope != "entity":
        unit_name = form.unit
    if is_part and scope == "entity":
        row_name = name
    elif is_part and form.subject and not dictionary.field("plain_part", name):
        row_name = f"{form.subject}/{name}"
    return Place(
        table_key="project_performance", unit_name=unit_name, side="expenditure", row_kind="item" if is_line or dictionary.field("score", name) else scope_kind(scope),
        row_code=None, paired_code=None, item_code=None, row_name=row_name, row_path=form.subject if is_part else None,
        row_level=2 if is_part else 1, fund=fund, origin=origin, spend=spend,
        measure=_MEASURES.get(meaning, "amount"), figure_year=context.year, figure_kind=_KINDS.get(meaning, "budget"),
    )  # fmt: skip


def _kind_of_column(context: _Context, cell: GridCell) -> str | None:
    """What the heading of a block of columns says: 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分."""
    matrix, dictionary = context.matrix, context.dictionary
    head = _column_head_cell(matrix, cell)
    if head is None:
        return None

    def kind(text: str) -> str | None:
        column = dictionary.field("column", text)
        return dictionary.field("money", text) or (
            {"weight": "full_score", "score": "score"}.get(column or "")
        )

    beside = {found for c in matrix.filled(head.row_no) if (found := kind(c.text))}
    is_heading = len(beside) > 1 and not any(parse_number(c.text) for c in matrix.filled(head.row_no))
    return kind(head.text) if is_heading else None


def _of_group(dictionary: Dictionary, group: str) -> str | None:
    return dictionary.field("money", re.sub(r"[（(].*?[）)]", "", group)) if group else None


def scope_kind(scope: str) -> str:
    return "project" if scope == "project" else "unit"


# ---- indicators


def _indicators(context: _Context, observations: list[Observation]) -> Iterator[Indicator]:
    head, matrix = context.form.head, context.matrix
    if head is None:
        return
    for row in range(head.row + 1, context.form.last + 1):
        if any(_is_foot(cell.text, context.dictionary) for cell in matrix.filled(row)):
            continue
        for block, horizon in zip(head.blocks, head.horizons, strict=True):
            yield from _indicator(context, row, block, horizon, observations)


def _is_foot(text: str, dictionary: Dictionary) -> bool:
    """负责人：, 填报日期：, 自评总分: what stands below the indicators."""
    return text.rstrip().endswith(("：", ":")) or dictionary.field("score", text) is not None


def _indicator(
    context: _Context, row: int, block: dict[str, int], horizon: str, observations: list[Observation]
) -> Iterator[Indicator]:
    matrix = context.matrix

    def text(meaning: str) -> str:
        col = block.get(meaning)
        if col is None:
            return ""
        cell = matrix.at(row, col)
        spans = meaning in {"level1", "level2", "project", "unit", "amount"}
        return cell.text.strip() if cell and (spans or cell.row_no == row) else ""

    level3 = squeeze(text("level3"))
    printed = squeeze(text("target"))
    if not level3 or (not printed and not text("actual")):
        return
    levels = [_filled_down(matrix, row, block.get(k), context.form.head) for k in _LEVELS[:2]]
    operator, target, unit = split_target(printed, text("operator"), text("measure_unit"))
    project = squeeze(text("project"))
    scope = "project" if project else (context.form.scope or _scope_of(context.title.table_key))
    subject = split_leading_code(project)[1] if project else context.form.subject
    if project and "amount" in block:
        _list_amount(context, row, block, project, squeeze(text("unit")), observations)
    context.form.used |= {(row, col) for col in block.values()}
    yield Indicator(
        matrix.at(row, block["level3"]).page_no, context.grid.ordinal, row, block["level3"],  # type: ignore[union-attr]
        scope, subject, levels[0], levels[1], level3, operator, target, unit, squeeze(text("deadline")) or None, horizon,
        _decimal(text("weight")), squeeze(text("actual")) or None, _decimal(text("score")), printed or None,
    )  # fmt: skip


def _scope_of(table_key: str) -> str:
    return "entity" if table_key == "entity_performance" else "project"


def _filled_down(matrix: Matrix, row: int, col: int | None, head: _Head | None) -> str | None:
    """A level that a merged cell spans, or that is printed once and left blank below."""
    if col is None or head is None:
        return None
    while row > head.row:
        cell = matrix.at(row, col)
        if cell is None:
            return None
        if cell.text.strip():
            return squeeze(cell.text)
        row = cell.row_no - 1
    return None


def _decimal(text: str) -> Decimal | None:
    number = parse_number(text)
    return number.value if number else None


def _list_amount(
    context: _Context,
    row: int,
    block: dict[str, int],
    project: str,
    unit: str,
    observations: list[Observation],
) -> None:
    """The money of a project in a list of projects, once for all its indicator rows."""
    cell = context.matrix.at(row, block["amount"])
    number = parse_number(cell.text) if cell else None
    if (
        cell is None
        or number is None
        or any((o.row_no, o.col_no) == (cell.row_no, cell.col_no) for o in observations)
    ):
        return
    heading = context.matrix.text(context.form.head.row, block["amount"]) if context.form.head else ""
    printed = number.unit or money_unit_in(heading) or context.title.money_unit or context.document_unit
    place = Place(
        "project_performance", split_leading_code(unit)[1] or None, "expenditure", "project", None, None, None,
        split_leading_code(project)[1], None, 1, "all", "all", "project", "amount", context.year, "budget",
    )  # fmt: skip
    observations.append(
        Observation(
            context.grid.ordinal, context.title.number, context.title.text, cell.page_no, cell.row_no, cell.col_no, cell.box,
            squeeze(cell.text), printed, (Candidate(place, number.value),),
        )
    )  # fmt: skip
