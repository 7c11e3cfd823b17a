"""Whatever a table looks like, a number that looks like money has a place or a reason."""

from __future__ import annotations

from ingest.interpret.leftovers import leftovers
from ingest.interpret.reading import TableReading, Unplaced
from ingest.layout.grid import Grid, GridCell

TABLE = TableReading(1, 1, "other", None, "某表", None, False, False, None)


def grid(*texts: str) -> Grid:
    cells = tuple(GridCell(1, row, 1, 1, 1, text) for row, text in enumerate(texts, 1))
    return Grid(1, 1, (), (), cells, len(texts), 1)


def test_money_that_no_step_took_is_named() -> None:
    found = leftovers(grid("1,234.50", " 12.00 ", "-3.75"), TABLE, [], [], [])
    assert [(u.text, u.row_no) for u in found] == [("1,234.50", 1), ("12.00", 2), ("-3.75", 3)]


def test_codes_ordinals_and_words_are_no_money() -> None:
    assert leftovers(grid("2010301", "3", "2026", "行政运行", "12.5%", ""), TABLE, [], [], []) == []


def test_what_has_a_reason_already_gets_no_second() -> None:
    known = Unplaced(1, "某表", 1, 1, 1, "1,234.50", "its row has no label")
    assert leftovers(grid("1,234.50"), TABLE, [], [], [known]) == []
