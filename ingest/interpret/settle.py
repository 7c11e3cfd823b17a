"""One candidate of each observation becomes the amount; how sure that is goes with it."""

from __future__ import annotations

from ingest.dictionary import Dictionary
from ingest.interpret.money import in_yuan
from ingest.interpret.reading import Amount, Observation

_MONEY = frozenset({"amount", "change", "unit_price", "sme_reserved", "whole_project"})


def settle(observation: Observation, dictionary: Dictionary) -> Amount:
    """The likeliest candidate; with a doubt or a rival it is doubtful, never printed."""
    first = observation.candidates[0]
    is_money = first.place.measure in _MONEY
    unit = observation.printed_unit or (dictionary.assumed_unit if is_money else None)
    sure = len(observation.candidates) == 1 and first.doubt is None
    note = first.doubt
    if is_money and observation.printed_unit is None:
        note = f"{note or 'no money unit is printed'}; read as {dictionary.assumed_unit}"
    return Amount(
        observation,
        first.place,
        first.value,
        in_yuan(first.value, unit, dictionary) if is_money else None,
        "printed" if sure else "doubtful",
        note,
    )
