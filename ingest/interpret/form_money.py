"""The money of a 绩效 form: the figures outside its indicators, named by labels, groups and columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.dictionary import Dictionary
from ingest.dictionary.wording import squeeze, strip_among
from ingest.interpret.form_parts import Context, mark, observed
from ingest.interpret.headings import money_unit_in
from ingest.interpret.matrix import Matrix
from ingest.interpret.reading import STRAYED, Observation, Place
from ingest.layout.grid import GridCell
from ingest.numbers import parse_number
from ingest.page import CONVERTED

_MEASURES = {"rate": "share", "whole_project": "whole_project", "score": "score", "full_score": "score"}
_KINDS = {"adjusted": "adjusted", "final": "final", "rate": "final", "score": "final"}


def read_money(context: Context, indicator_rows: set[int]) -> Iterator[Observation]:
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
            label = _label_of(matrix, cell, dictionary)
            if label and dictionary.field("date", label.text.rstrip("：:")):
                mark(form, cell)
                continue
            place = _money_place(context, label, cell, whole) if label else None
            if place is None:
                continue
            unit = (
                number.unit
                or next(
                    (
                        u
                        for text in (*_left_of(matrix, cell), *_column_heads(matrix, cell))
                        if (u := money_unit_in(text))
                    ),
                    None,
                )
                or context.title.money_unit
                or context.document_unit
            )
            yield observed(context, cell, place, number.value, _printed_unit(place.measure, unit))


def read_strayed_money(
    context: Context, indicator_rows: set[int], seen: Sequence[Observation]
) -> Iterator[Observation]:
    """In converted text, the number of a form's head that stands beside no field, where a field of money stands blank.

    A row's cells may have slipped into the row above; the books must say whether it is that field's.
    """
    matrix, form, dictionary = context.matrix, context.form, context.dictionary
    if matrix.grid.medium != CONVERTED or any(o.candidates[0].place.measure == "amount" for o in seen):
        return
    rows = range(form.first, form.head.first if form.head else form.last + 1)
    cells = [cell for row in rows if row not in indicator_rows for cell in matrix.filled(row)]
    labels = [
        cell
        for cell in cells
        if dictionary.field("money", squeeze(cell.text)) and len(matrix.filled(cell.row_no)) == 1
    ]
    numbers = [cell for cell in cells if (number := parse_number(cell.text)) is not None and number.decimals]
    if len(labels) == len(numbers) == 1 and (place := _money_place(context, labels[0], labels[0], {})):
        number = parse_number(numbers[0].text)
        unit = context.title.money_unit or context.document_unit
        found = observed(context, numbers[0], place, number.value if number else Decimal(0), unit)
        yield replace(found, candidates=(replace(found.candidates[0], doubt=STRAYED),))


def _printed_unit(measure: str, unit: str | None) -> str | None:
    return {"share": "%", "score": None}.get(measure, unit)


def _label_of(matrix: Matrix, cell: GridCell, dictionary: Dictionary) -> GridCell | None:
    """The text left of a number that names it: the one below a heading that says so (任务名称), else the nearest."""
    nearest = _nearest_text(matrix, cell)
    left = matrix.at(cell.row_no, nearest.col_no - 1) if nearest and nearest.col_no > 1 else None
    if (
        left is not None
        and left.text.strip()
        and any(dictionary.field("line_name", text) for text in _above(matrix, left))
    ):
        return left
    return nearest


def _above(matrix: Matrix, cell: GridCell) -> list[str]:
    return [matrix.text(row, cell.col_no) for row in range(1, cell.row_no)]


def _nearest_text(matrix: Matrix, cell: GridCell) -> GridCell | None:
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


def _column_heads(matrix: Matrix, cell: GridCell) -> list[str]:
    """The text above a number, and the heading over it: 预算金额（万元） above 总额 | 财政拨款."""
    head = _column_head_cell(matrix, cell)
    if head is None:
        return []
    over = matrix.at(head.row_no - 1, cell.col_no) if head.row_no > 1 else None
    return [head.text, over.text] if over is not None else [head.text]


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


def _money_place(context: Context, label: GridCell, cell: GridCell, whole: dict[int, str]) -> Place | None:
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
    elif dictionary.field("money_fund", head):  # tasks as rows, 总额 | 财政拨款 | 其他资金 as columns
        meaning, fund = "amount", dictionary.field("money_fund", head) or "all"
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
    row_name = (dictionary.label("total", name) or name) if is_line else (form.subject or name)
    unit_name = form.subject if scope == "entity" else form.unit
    if unit_name == context.identity.agency_name and scope != "entity":
        unit_name = form.unit
    if is_part and scope == "entity":
        row_name = name
    elif is_part and form.subject and not dictionary.field("plain_part", name):
        row_name = f"{form.subject}/{name}"
    kind = "project" if scope == "project" else "unit"
    return Place(
        table_key="project_performance",
        unit_name=unit_name,
        side="expenditure",
        row_kind="item" if is_line or dictionary.field("score", name) else kind,
        row_code=None,
        paired_code=None,
        item_code=None,
        row_name=row_name,
        row_path=form.subject if is_part else None,
        row_level=2 if is_part else 1,
        fund=fund,
        origin=origin,
        spend=spend,
        measure=_MEASURES.get(meaning, "amount"),
        figure_year=context.year,
        figure_kind=_KINDS.get(meaning, "budget"),
    )


def _kind_of_column(context: Context, cell: GridCell) -> str | None:
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
