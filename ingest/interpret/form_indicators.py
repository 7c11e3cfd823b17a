"""The indicators of a 绩效 form, row by row, and the money that stands beside them in lists of projects."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ingest.dictionary import Dictionary
from ingest.dictionary.wording import squeeze
from ingest.interpret.codes import split_leading_code
from ingest.interpret.form_parts import Context, Head, observed
from ingest.interpret.headings import is_reference_row, money_unit_in
from ingest.interpret.matrix import Matrix
from ingest.interpret.reading import Indicator, Observation, Place
from ingest.interpret.targets import split_target
from ingest.numbers import parse_number

_LEVELS = ("level1", "level2", "level3")


def scope_of(table_key: str) -> str:
    return "entity" if table_key == "entity_performance" else "project"


def read_indicators(context: Context, observations: list[Observation]) -> Iterator[Indicator]:
    head, matrix = context.form.head, context.matrix
    if head is None:
        return
    for row in range(head.row + 1, context.form.last + 1):
        if any(_is_foot(cell.text, context.dictionary) for cell in matrix.filled(row)):
            continue
        if is_reference_row(matrix, row, context.dictionary):
            context.form.used |= {(row, cell.col_no) for cell in matrix.filled(row)}
            continue
        for block, horizon in zip(head.blocks, head.horizons, strict=True):
            yield from _indicator(context, row, block, horizon, observations)


def _is_foot(text: str, dictionary: Dictionary) -> bool:
    """负责人：, 填报日期：, 自评总分: what stands below the indicators."""
    return text.rstrip().endswith(("：", ":")) or dictionary.field("score", text) is not None


def _indicator(
    context: Context, row: int, block: dict[str, int], horizon: str, observations: list[Observation]
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
    scope = "project" if project else (context.form.scope or scope_of(context.title.table_key))
    subject = split_leading_code(project)[1] if project else context.form.subject
    if project and "amount" in block:
        _list_amount(context, row, block, project, squeeze(text("unit")), observations)
    context.form.used |= {(row, col) for col in block.values()}
    anchor = matrix.at(row, block["level3"])
    yield Indicator(
        page_no=anchor.page_no if anchor else context.grid.page_no,
        table_ordinal=context.grid.ordinal,
        row_no=row,
        col_no=block["level3"],
        scope=scope,
        subject=subject,
        level1=levels[0],
        level2=levels[1],
        level3=level3,
        operator=operator,
        target=target,
        measure_unit=unit,
        deadline=squeeze(text("deadline")) or None,
        horizon=horizon,
        weight=_decimal(text("weight")),
        actual=squeeze(text("actual")) or None,
        score=_decimal(text("score")),
        target_text=printed or None,
    )


def _filled_down(matrix: Matrix, row: int, col: int | None, head: Head | None) -> str | None:
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
    context: Context,
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
    observations.append(observed(context, cell, place, number.value, printed))
