"""What a row is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowMeaning:
    kind: str  # a row_kind of the contract
    code: str | None
    name: str
    path: str | None
    level: int | None
    paired: str | None = None
    unit_name: str | None = None
    item_code: str | None = None
    figure_year: int | None = None  # of a row that says for what its items are: 预算数, 2025年
    figure_kind: str | None = None
