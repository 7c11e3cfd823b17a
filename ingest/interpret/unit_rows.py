"""Units that no ending gives away, 老人院 or 强制隔离戒毒所: one table of the document lists them, others print them among uses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.interpret.reading import Observation, Place
from ingest.interpret.retold import Tell


def units_of(observations: Sequence[Observation]) -> Tell:
    """From the observations of a document: a row that bears the name of a unit heads the rows below it."""
    units = {_place(seen).row_name for seen in observations if _place(seen).row_kind == "unit"}
    tables: dict[int, list[Observation]] = {}
    for seen in observations:
        tables.setdefault(seen.table_ordinal, []).append(seen)
    told = {table: _heads(rows, units) for table, rows in tables.items()}
    return lambda table, row_no, place: _under(place, told.get(table, {}).get(row_no))


def _place(seen: Observation) -> Place:
    return seen.candidates[0].place


def _heads(table: Iterable[Observation], units: set[str]) -> dict[int, str]:
    """The unit of each row that stands below such a head; in tables by unit alone."""
    rows = {seen.row_no: _place(seen) for seen in table}
    if not any(place.row_kind == "unit" for place in rows.values()):
        return {}
    found: dict[int, str] = {}
    head = None
    for row_no, place in sorted(rows.items(), key=lambda row: row[0]):
        if place.row_kind == "item" and place.row_name in units:
            head = place.row_name
        elif place.row_kind in {"unit", "total"}:
            head = None
        if head:
            found[row_no] = head
    return found


def _under(place: Place, unit: str | None) -> Place:
    if unit is None:
        return place
    if place.row_kind == "item" and place.row_name == unit:
        return replace(place, row_kind="unit", unit_name=unit, row_path=None, row_level=0)
    return replace(place, unit_name=unit)
