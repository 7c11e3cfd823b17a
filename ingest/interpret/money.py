"""The units that money is printed in."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from ingest.dictionary import Dictionary


def usual_unit(units: list[str | None]) -> str | None:
    """The money unit that most tables of a document print: what a table that prints none is read in."""
    counted = Counter(unit for unit in units if unit)
    return counted.most_common(1)[0][0] if counted else None


def in_yuan(value: Decimal, unit: str | None, dictionary: Dictionary) -> Decimal | None:
    factor = dictionary.money_units.get(unit or "")
    return None if factor is None else (value * factor).quantize(Decimal("0.01"))
