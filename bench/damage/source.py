"""A sound document as truth: what each of its cells means, and which of its tables may be damaged."""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from bench.damage.anatomy import Anatomy
from bench.damage.typewriter import Block, CellId, to_text, type_out
from ingest.build.work import read
from ingest.dictionary import load_dictionary
from ingest.dictionary.wording import normalise
from ingest.interpret import interpret
from ingest.interpret.reading import Amount, Reading
from ingest.landing.refusal import Refusal
from ingest.layout.grid import Grid, Layout
from ingest.project import SEEDS
from ingest.readers import Unreadable


class Spot(NamedTuple):
    """Where an amount stands among the books: what two readings of it must share."""

    table_key: str
    unit_name: str | None
    side: str | None
    row_kind: str
    row: str  # its code, else its name
    fund: str
    origin: str
    spend: str
    measure: str
    figure_year: int
    figure_kind: str


Meaning = tuple[Spot, Decimal]


@dataclass(frozen=True, slots=True)
class Source:
    name: str
    blocks: tuple[Block, ...]
    truth: dict[CellId, Meaning]
    allowed: Counter[Meaning]  # what may be read: the truth, and what undamaged text is taken for
    codes: dict[str, frozenset[str]]  # of each name: a row that prints no code says the same by its name
    anatomies: dict[int, Anatomy]  # of the tables that may be damaged
    left_out: int  # amounts of tables whose undamaged text is read otherwise


def load_source(file: Path) -> Source:
    layout = _layout(file)
    sound = interpret(layout, load_dictionary(SEEDS))
    blocks = type_out(layout)
    typed = interpret(layout_of_text(to_text(blocks)), load_dictionary(SEEDS))  # before its books speak
    truth = {cell_of(amount): meaning_of(amount) for amount in sound.amounts}
    of_text = Counter(map(meaning_of, typed.amounts))
    changed = Counter(truth.values()) - of_text
    ambiguous = {cell.table for cell, meaning in truth.items() if meaning in changed}
    forms = {indicator.table_ordinal for indicator in sound.indicators}
    return Source(
        file.name,
        blocks,
        truth,
        Counter(truth.values()) | of_text,
        _codes(sound),
        {
            grid.ordinal: anatomy
            for grid in layout.grids
            if grid.ordinal not in ambiguous | forms and (anatomy := _anatomy(grid, truth))
        },
        sum(cell.table in ambiguous for cell in truth),
    )


def layout_of_text(text: str) -> Layout:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "converted.txt"
        file.write_text(text, encoding="utf-8")
        return _layout(file)


def _layout(file: Path) -> Layout:
    layout = read(file, SEEDS)
    if isinstance(layout, Refusal):
        raise Unreadable(layout.message)
    return layout


def cell_of(amount: Amount) -> CellId:
    seen = amount.observation
    return CellId(seen.table_ordinal, seen.row_no, seen.col_no)


def meaning_of(amount: Amount) -> Meaning:
    place = amount.place
    spot = Spot(
        place.table_key,
        place.unit_name,
        place.side,
        place.row_kind,
        place.row_code or normalise(place.row_name),
        place.fund,
        place.origin,
        place.spend,
        place.measure,
        place.figure_year,
        place.figure_kind,
    )
    return spot, amount.value


def _codes(sound: Reading) -> dict[str, frozenset[str]]:
    codes: dict[str, set[str]] = defaultdict(set)
    for amount in sound.amounts:
        if amount.place.row_code:
            codes[normalise(amount.place.row_name)].add(amount.place.row_code)
    return {name: frozenset(found) for name, found in codes.items()}


def _anatomy(grid: Grid, truth: dict[CellId, Meaning]) -> Anatomy | None:
    """Numbers stand where the truth has amounts, and in the blank columns right of the first of them."""
    places = [cell for cell in truth if cell.table == grid.ordinal]
    if not places:
        return None
    body = min(cell.row for cell in places)
    columns = {cell.col for cell in places}
    printed = {cell.col_no for cell in grid.cells if cell.row_no >= body and cell.text.strip()}
    blank = set(range(min(columns), grid.col_count + 1)) - printed
    return Anatomy(body, frozenset(columns | blank))
