"""Layout to meaning: what each table is, what each number says, what each indicator, term and claim is."""

from __future__ import annotations

from dataclasses import replace

from ingest.dictionary import Dictionary
from ingest.interpret.amounts import read_amount_table
from ingest.interpret.claims import read_claims
from ingest.interpret.forms import is_form, read_form
from ingest.interpret.glossary import read_glossary
from ingest.interpret.identity import identify
from ingest.interpret.leftovers import leftovers
from ingest.interpret.money import usual_unit
from ingest.interpret.project_levels import levels_of
from ingest.interpret.reading import Indicator, Observation, Reading, Sheet, TableReading, Unplaced
from ingest.interpret.retold import retold, retold_sheet
from ingest.interpret.settle import settle
from ingest.interpret.titles import money_unit_of
from ingest.interpret.unit_rows import names_of_codes, units_of
from ingest.interpret.wrapped_names import wrapped_names
from ingest.layout.grid import Layout

__all__ = ["interpret"]


def interpret(layout: Layout, dictionary: Dictionary) -> Reading:
    """What a document says, worked out from its landed cells and prose; every number where it seems to stand."""
    identity = identify(layout)
    units = [money_unit_of(grid.captions) for grid in layout.grids]
    unit, is_sure = usual_unit(units), len({u for u in units if u}) <= 1
    tables: list[TableReading] = []
    observations: list[Observation] = []
    indicators: list[Indicator] = []
    unplaced: list[Unplaced] = []
    sheets: list[Sheet] = []
    heading: tuple[str, ...] = ()  # captions of the form before: forms in a row print them once
    for grid in layout.grids:
        if is_form(grid, dictionary):
            heading = grid.captions or heading
            form = read_form(replace(grid, captions=heading), identity, unit, dictionary)
            table, seen, aims, lost = form.table, form.observations, form.indicators, form.unplaced
            sheet = None
        else:
            heading = ()
            result = read_amount_table(grid, identity, unit, is_sure, dictionary)
            table, seen, aims, lost = result.table, result.observations, (), result.unplaced
            sheet = result.sheet
        levels = levels_of(seen)
        tables.append(table)
        observations += [retold(each, levels) for each in seen]
        sheets += [retold_sheet(sheet, levels)] if sheet else []
        indicators += aims
        unplaced += [*lost, *leftovers(grid, table, seen, aims, lost)]
    wrapped = wrapped_names(sheets, observations)
    observations = [retold(observation, wrapped.tell) for observation in observations]
    sheets = [retold_sheet(wrapped.without_tails(sheet), wrapped.tell) for sheet in sheets]
    names = names_of_codes(observations)
    observations = [retold(observation, names) for observation in observations]
    sheets = [retold_sheet(sheet, names) for sheet in sheets]
    told = units_of(observations)
    return Reading(
        identity,
        tuple(tables),
        tuple(settle(retold(observation, told), dictionary) for observation in observations),
        tuple(indicators),
        read_glossary(layout),
        tuple(unplaced),
        read_claims(layout, identity, dictionary),
        tuple(retold_sheet(sheet, told) for sheet in sheets),
    )
