"""Names of projects that a converter has broken over lines of their own, put together where the document prints them whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.dictionary.wording import normalise
from ingest.interpret.reading import Observation, Place, Sheet, SheetRow
from ingest.page import CONVERTED

_Row = tuple[int, int]  # table and row


@dataclass(frozen=True, slots=True)
class WrappedNames:
    names: Mapping[_Row, str]  # of the rows where they begin
    tails: frozenset[_Row]  # rows that only go on with a name

    def tell(self, table_ordinal: int, row_no: int, place: Place) -> Place:
        name = self.names.get((table_ordinal, row_no))
        return replace(place, row_name=name) if name and place.row_kind == "project" else place

    def without_tails(self, sheet: Sheet) -> Sheet:
        """The table with its tails as rows that name nothing."""
        blocks = tuple(
            tuple(
                replace(row, slots=()) if (sheet.table_ordinal, row.row_no) in self.tails else row
                for row in block
            )
            for block in sheet.blocks
        )
        return replace(sheet, blocks=blocks)


def wrapped_names(sheets: Iterable[Sheet], observations: Iterable[Observation]) -> WrappedNames:
    """A row with numbers and the rows below it without any are one project if another table names it so."""
    told: dict[str, set[int]] = {}
    for seen in observations:
        place = seen.candidates[0].place
        if place.row_kind == "project":
            told.setdefault(normalise(place.row_name), set()).add(seen.table_ordinal)
    names: dict[_Row, str] = {}
    tails: set[_Row] = set()
    for sheet in sheets:
        for block in sheet.blocks if sheet.medium == CONVERTED else ():
            for at, row in enumerate(block):
                name, below = _whole(block, at, told, sheet.table_ordinal)
                if below:
                    names[sheet.table_ordinal, row.row_no] = name
                    tails |= {(sheet.table_ordinal, tail.row_no) for tail in below}
    return WrappedNames(names, frozenset(tails))


def _whole(
    block: Sequence[SheetRow], at: int, told: Mapping[str, set[int]], table: int
) -> tuple[str, Sequence[SheetRow]]:
    """The name that begins in a row and the rows that go on with it; none where it is whole or nothing says that it is not."""
    name = _project(block[at])
    for end in range(at + 1, len(block) if block[at].tokens else 0):
        if block[end].tokens or not _project(block[end]):
            break
        name += _project(block[end])
        if told.get(normalise(name), set()) - {table}:
            return name, block[at + 1 : end + 1]
    return name, ()


def _project(row: SheetRow) -> str:
    place = row.slots[0].place if row.slots else None
    return place.row_name if place and place.row_kind == "project" else ""
