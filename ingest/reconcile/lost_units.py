"""Units whose own row is lost: the rows below it seem to belong to the unit above, which has more than its total with them,
or to the department, whose total they do not make.

Which unit it is follows from elsewhere: where other tables add up the department from its units, and this one prints the rows of
all of them but one, that one is meant.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ingest.interpret.reading import Place, Sheet, SheetRow
from ingest.reconcile.candidates import Candidate
from ingest.reconcile.document import FEN, BooksOfDocument
from ingest.reconcile.evidence import Evidence
from ingest.reconcile.signs import level

Column = tuple[str, str, str]  # fund, origin and kind of spending


def lost_units(
    books: BooksOfDocument, chosen: Mapping[int, Candidate], evidence: Evidence
) -> dict[tuple[int, int], str]:
    """Of rows, by table and number, the unit that they belong to instead of the one above them."""
    department = _department(books, evidence)
    found: dict[tuple[int, int], str] = {}
    for (table, above), rows in _astray(books, evidence).items():
        heads = [i for i in _heads(books) if books.entries[i].table_ordinal == table]
        over = heads if above else _totals(books, table)
        is_sure = any(i in evidence.across for i in over if _unit(books, i) == (above and plain(above)))
        missing = department - {unit for i in heads if (unit := _unit(books, i))}
        if is_sure and len(missing) == 1 and _fit(books, chosen, rows, min(missing)):
            found |= dict.fromkeys(((table, _row_no(books, n)) for n in rows), _usual(books, min(missing)))
    return found


def plain(unit: str) -> str:
    """A unit's name without what tables add to it in brackets: what else it is called."""
    return re.sub(r"[（(].*?[)）]", "", unit)


def _usual(books: BooksOfDocument, unit: str) -> str:
    """How most rows write the name of a unit."""
    written = Counter(e.place.unit_name for e in books.entries if plain(e.place.unit_name or "") == unit)
    return str(written.most_common(1)[0][0])


def with_units(sheets: Iterable[Sheet], units: Mapping[tuple[int, int], str]) -> list[Sheet]:
    """The tables with these rows under their own units."""

    def mended(sheet: Sheet, row: SheetRow) -> SheetRow:
        unit = units.get((sheet.table_ordinal, row.row_no))
        if unit is None:
            return row
        slots = (replace(slot, place=replace(slot.place, unit_name=unit)) for slot in row.slots)
        return replace(row, slots=tuple(slots))

    return [
        replace(sheet, blocks=tuple(tuple(mended(sheet, row) for row in block) for block in sheet.blocks))
        for sheet in sheets
    ]


def _astray(books: BooksOfDocument, evidence: Evidence) -> dict[tuple[int, str | None], list[int]]:
    """Rows from where a unit has more than its total, by table and that unit; above all units of a table, by none."""
    found: dict[tuple[int, str | None], list[int]] = defaultdict(list)
    for n, row in enumerate(books.rows):
        entries = range(row.first_entry, row.first_entry + len(row.subject.slots))
        unit = row.subject.slots[0].place.unit_name
        if not evidence.astray.isdisjoint(entries):
            found[books.blocks[row.block].sheet.table_ordinal, unit].append(n)
    return found


def _department(books: BooksOfDocument, evidence: Evidence) -> frozenset[str]:
    """All units of the department, where a sum over them holds; none where the sums differ in who they are."""
    sums: set[frozenset[str]] = set()
    for number in {number for numbers in evidence.held.values() for number in numbers}:
        equality = books.equalities[number]
        whole, parts = ([books.entries[i].place for i in side] for side in (equality.left, equality.right))
        if {p.row_kind for p in whole} == {"total"} and {p.row_kind for p in parts} == {"unit"}:
            sums.add(frozenset(plain(p.unit_name) for p in parts if p.unit_name))
    everyone: frozenset[str] = frozenset().union(*sums)
    return everyone if everyone in sums else frozenset()


def _heads(books: BooksOfDocument) -> list[int]:
    """The entries of units' own rows."""
    return [i for i, entry in enumerate(books.entries) if entry.place.row_kind == "unit"]


def _totals(books: BooksOfDocument, table: int) -> list[int]:
    """The entries of a table's total."""
    return [
        i
        for i, entry in enumerate(books.entries)
        if entry.table_ordinal == table and entry.place.row_kind == "total"
    ]


def _unit(books: BooksOfDocument, entry: int) -> str | None:
    name = books.entries[entry].place.unit_name
    return plain(name) if name else None


def _fit(books: BooksOfDocument, chosen: Mapping[int, Candidate], rows: Sequence[int], unit: str) -> bool:
    """Whether the classes among these rows are together no more than the total that other tables give that unit."""
    totals: dict[Column, int] = {}
    for i in _heads(books):
        yuan = books.entries[i].amount_yuan
        if _unit(books, i) == unit and yuan is not None:
            column = _column(books.entries[i].place)
            totals[column] = max(int(yuan * FEN), totals.get(column, 0))
    highest = min(level(books.rows[n]) for n in rows)
    sums: dict[Column, int] = defaultdict(int)
    for n in rows:
        if level(books.rows[n]) == highest:
            for slot, value in zip(books.rows[n].subject.slots, chosen[n].values, strict=True):
                sums[_column(slot.place)] += value or 0
    return any(column in totals for column in sums) and all(
        value <= totals.get(column, value) for column, value in sums.items()
    )


def _column(place: Place) -> Column:
    return place.fund, place.origin, place.spend


def _row_no(books: BooksOfDocument, n: int) -> int:
    row = books.rows[n]
    return books.blocks[row.block].lines[row.subject.first].row_no
