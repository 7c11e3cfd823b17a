"""绩效目标 forms: fields with their values above, a table of indicators below, in many shapes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.dictionary import Dictionary
from ingest.dictionary.wording import squeeze
from ingest.interpret.form_indicators import read_indicators, scope_of
from ingest.interpret.form_money import read_money, read_strayed_money
from ingest.interpret.form_parts import Context, Form, forms_of, indicator_columns, is_head
from ingest.interpret.matrix import Matrix
from ingest.interpret.reading import Identity, Indicator, Observation, TableReading, Unplaced
from ingest.interpret.titles import Title, title_of
from ingest.layout.captions import caption_rows
from ingest.layout.grid import Grid
from ingest.numbers import parse_number


@dataclass(frozen=True, slots=True)
class FormResult:
    table: TableReading
    observations: tuple[Observation, ...]
    indicators: tuple[Indicator, ...]
    unplaced: tuple[Unplaced, ...]


def is_form(grid: Grid, dictionary: Dictionary) -> bool:
    matrix = Matrix(grid)
    return any(is_head(indicator_columns(matrix, row, dictionary)) for row in range(1, matrix.row_count + 1))


def read_form(
    grid: Grid, identity: Identity, document_unit: str | None, dictionary: Dictionary
) -> FormResult:
    """The indicators and the money lines of a grid that holds one form or several."""
    matrix = Matrix(grid)
    title = title_of(grid.captions, frozenset(), dictionary)
    observations: list[Observation] = []
    indicators: list[Indicator] = []
    forms = list(forms_of(matrix, dictionary))
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
        if form.subject is None and scope_of(title.table_key) == "entity":
            form.scope, form.subject = "entity", title.department or identity.agency_name
        context = Context(grid, matrix, title, identity, document_unit, year, dictionary, form)
        found = list(read_indicators(context, observations))
        indicators += found
        rows = {indicator.row_no for indicator in found}
        money = list(read_money(context, rows))
        observations += [*money, *read_strayed_money(context, rows, money)]
        used |= form.used
    captions = caption_rows(grid)
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
        if c.row_no > captions and parse_number(c.text) is not None and (c.row_no, c.col_no) not in placed
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
        grid.medium,
    )
    return FormResult(table, tuple(observations), tuple(indicators), unplaced)


def _table_key(title: Title, forms: list[Form]) -> str:
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
