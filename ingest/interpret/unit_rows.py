"""What a document says elsewhere of its units: the name of one whose row prints its code alone, and that a row is one at all.

No ending gives away 老人院 or 强制隔离戒毒所: one table lists them as units, others print them among uses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.interpret.reading import Observation, Place
from ingest.interpret.retold import Tell


def names_of_codes(observations: Iterable[Observation]) -> Tell:
    """From the observations of a document: the unit whose code stands where its name should."""
    printed: dict[str, Counter[str]] = {}
    for place in map(_place, observations):
        if place.row_kind == "unit" and place.row_code and not place.row_name.isdigit():
            printed.setdefault(place.row_code, Counter())[place.row_name] += 1
    names = {code: found.most_common(1)[0][0] for code, found in printed.items()}

    def tell(_table: int, _row: int, place: Place) -> Place:
        name = names.get(place.unit_name or "")
        if name is None:
            return place
        is_head = place.row_kind == "unit" and place.row_name == place.unit_name
        return replace(place, unit_name=name, row_name=name if is_head else place.row_name)

    return tell


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
