"""Wordings that the dictionary does not know, where they stand, and the rows that would teach it them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.dictionary import Dictionary
from ingest.dictionary.wording import normalise, squeeze, strip_among, strip_numeral
from ingest.interpret.columns import Column
from ingest.interpret.forms import is_form
from ingest.interpret.headings import find_heading, money_unit_in
from ingest.interpret.matrix import Matrix
from ingest.interpret.reading import Amount, Identity, Reading, TableReading
from ingest.layout.grid import Grid, Layout
from ingest.numbers import is_numeric

TITLE, HEADING, LABEL, UNPLACED = "title", "heading", "label", "unplaced"
_AXES = (
    "role", "scheme", "side", "total", "measure", "item", "fund", "spend", "origin",
    "figure_kind", "figure_year", "table", "plain",
)  # fmt: skip
_CLASSES = frozenset({"function", "economic_dept", "economic_gov"})
_KINDS = {"budget": "预算", "final": "决算"}
_YEAR_ALONE = re.compile(r"(?:20\d\d年?度?)(?:预算|决算)?数?")


@dataclass(frozen=True, slots=True)
class Where:
    document: str
    page_no: int
    table_no: str | None
    table_title: str | None
    met_in: str  # the document as the dictionary names it where it says where a wording was met


@dataclass(frozen=True, slots=True)
class Found:
    """One wording in one table of one document, with the numbers that hang on it."""

    sort: str
    wording: str
    where: Where
    numbers: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """A wording over all documents."""

    sort: str
    wording: str
    numbers: int
    documents: int
    places: tuple[Where, ...]  # the first of each document


def unknown_in(name: str, layout: Layout, reading: Reading, dictionary: Dictionary) -> tuple[Found, ...]:
    """What one document prints that the dictionary does not know; `name` is what to call the document."""
    called = _called(name, reading.identity)
    tables = {table.table_ordinal: table for table in reading.tables}
    amounts: dict[int, list[Amount]] = defaultdict(list)
    for amount in reading.amounts:
        amounts[amount.observation.table_ordinal].append(amount)
    found: list[Found] = []
    for grid in layout.grids:
        table, numbers = tables[grid.ordinal], amounts[grid.ordinal]
        if not numbers:
            continue
        where = _where(name, called, table)
        found += _title(table, numbers, where, dictionary)
        if not is_form(grid, dictionary):
            found += _headings(grid, numbers, where, dictionary)
            found += _labels(numbers, where, dictionary)
    for cell in reading.unplaced:
        found.append(
            Found(UNPLACED, cell.reason, _where(name, called, tables[cell.table_ordinal], cell.page_no), 1)
        )
    return tuple(found)


def gathered(found: Iterable[Found]) -> list[Unknown]:
    """The same wording once, however many tables and documents print it; what most numbers hang on first."""
    groups: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for one in found:
        groups[one.sort, one.wording].append(one)
    unknowns = []
    for (sort, wording), group in groups.items():
        first = {one.where.document: one.where for one in reversed(group)}
        places = tuple(first[document] for document in sorted(first))
        unknowns.append(Unknown(sort, wording, sum(one.numbers for one in group), len(first), places))
    return sorted(unknowns, key=lambda unknown: (-unknown.numbers, unknown.wording))


def _called(name: str, identity: Identity) -> str:
    if identity.agency_name is None:
        return name
    return f"{identity.agency_name}{identity.fiscal_year or ''}{_KINDS.get(identity.kind or '', '')}"


def _where(name: str, called: str, table: TableReading, page_no: int | None = None) -> Where:
    met_in = " ".join(part for part in (called, table.table_no) if part)
    return Where(name, page_no or table.page_no, table.table_no, table.table_title, met_in)


def _title(
    table: TableReading, numbers: list[Amount], where: Where, dictionary: Dictionary
) -> Iterator[Found]:
    """A title is unknown where its table is `other` and no row of the dictionary says that it is."""
    if table.table_key == "other":
        text = table.table_title or "(no title)"
        if dictionary.title(text, frozenset()) is None:
            yield Found(TITLE, text, where, len(numbers))


def _headings(grid: Grid, numbers: list[Amount], where: Where, dictionary: Dictionary) -> Iterator[Found]:
    """Pieces of the headings above numbers that no axis knows."""
    heading = find_heading(Matrix(grid), dictionary)
    if heading is None:
        return
    of_column = Counter(amount.observation.col_no for amount in numbers)
    pieces: Counter[str] = Counter()
    for block in heading.blocks:
        for column in block.values:
            for piece in set(_unknown_pieces(column, dictionary)):
                pieces[piece] += of_column[column.index]
    for piece, count in pieces.items():
        if count:
            yield Found(HEADING, piece, where, count)


def _unknown_pieces(column: Column, dictionary: Dictionary) -> Iterator[str]:
    for piece in column.path:
        if not piece or any(dictionary.heading(axis, piece) for axis in _AXES):
            continue
        bare = normalise(strip_numeral(piece)[2])
        if bare in dictionary.economic_tops or bare in dictionary.economic_names:
            continue
        if _YEAR_ALONE.fullmatch(piece) or is_numeric(piece) or money_unit_in(f"({piece})"):
            continue
        if column.items and any(squeeze(piece) in squeeze(item) for item in column.items):
            continue
        yield piece


def _labels(numbers: list[Amount], where: Where, dictionary: Dictionary) -> Iterator[Found]:
    """Rows that are mere items in a block where most rows are of a classification."""
    sides: dict[str | None, list[Amount]] = defaultdict(list)
    for amount in numbers:
        sides[amount.place.side].append(amount)
    for group in sides.values():
        kinds = Counter(amount.place.row_kind for amount in group)
        classes = sum(kinds[kind] for kind in _CLASSES)
        if classes <= kinds["item"]:
            continue
        items = Counter(
            amount.place.row_name.split("/")[-1] for amount in group if amount.place.row_kind == "item"
        )
        for item, count in items.items():
            if item and not _is_known_label(item, dictionary):
                yield Found(LABEL, item, where, count)


def _is_known_label(item: str, dictionary: Dictionary) -> bool:
    name = normalise(strip_numeral(strip_among(item)[1])[2])
    return name in dictionary.function_wordings or any(
        dictionary.label(axis, name) for axis in dictionary.labels
    )
