"""The last look at a table: no number that looks like money is left without a place or a reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.interpret.reading import Indicator, Observation, TableReading, Unplaced
from ingest.layout.grid import Grid

# Grouped thousands or two and more decimals: what codes, ordinals and counts do not have.
_MONEY = re.compile(r"\s*[-−－]?(?:\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+\.\d{2,6})\s*")


def leftovers(
    grid: Grid,
    table: TableReading,
    observations: Sequence[Observation],
    indicators: Sequence[Indicator],
    unplaced: Sequence[Unplaced],
) -> list[Unplaced]:
    """What no other step took or named: a layout of a kind that was never met still loses nothing."""
    placed = {(o.row_no, o.col_no) for o in observations} | {(u.row_no, u.col_no) for u in unplaced}
    indicator_rows = {indicator.row_no for indicator in indicators}
    return [
        Unplaced(
            grid.ordinal, table.table_title, cell.page_no, cell.row_no, cell.col_no, cell.text.strip(),
            "no step of reading this table took it",
        )
        for cell in grid.cells
        if _MONEY.fullmatch(cell.text)
        and (cell.row_no, cell.col_no) not in placed
        and cell.row_no not in indicator_rows
    ]  # fmt: skip
