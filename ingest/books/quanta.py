"""The smallest step that each table prints (int_table_quanta)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from string import digits
from typing import Protocol

from ingest.dictionary import Dictionary

_FEN = Decimal("0.01")
_PLACES = Decimal("0.00000001")


class Printed(Protocol):
    """A number of money as the page prints it; an Observation is one."""

    @property
    def table_ordinal(self) -> int: ...
    @property
    def printed_text(self) -> str: ...
    @property
    def printed_unit(self) -> str | None: ...


def quanta_of(money: Iterable[Printed], dictionary: Dictionary) -> dict[int, Decimal]:
    """In yuan, by table; finer than a fen is kept as a fen. Shares, counts and the like are no money."""
    decimals: dict[int, int] = {}
    units: dict[int, Decimal] = {}
    for number in money:
        table = number.table_ordinal
        decimals[table] = max(decimals.get(table, 0), _decimals(number.printed_text))
        unit = dictionary.money_units.get(number.printed_unit or dictionary.assumed_unit, Decimal(1))
        units[table] = max(units.get(table, Decimal(0)), unit)
    return {table: _step(unit, decimals[table]) for table, unit in units.items()}


def _decimals(text: str) -> int:
    """A cell may print its unit behind the number: 4660.78万元."""
    return sum(character in digits for character in f"{text}.".split(".")[1])


def _step(unit: Decimal, decimals: int) -> Decimal:
    return max((unit / Decimal(10) ** min(decimals, 12)).quantize(_PLACES, ROUND_HALF_UP), _FEN)
