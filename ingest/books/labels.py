"""What the labels of an entry's row say: its kind, its subject and where it hangs in its table's tree (int_amounts)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.books.entries import Entry
from ingest.books.rules import Books, SummaryLabel, ThreePublicItem
from ingest.books.subjects import SCHEMES, codes_of_named_rows, path_of
from ingest.interpret.reading import Place


@dataclass(frozen=True, slots=True)
class RowLabel:
    """What is said of a row, whichever of its columns an entry stands in."""

    block_unit: str | None
    side: str  # '' where the table has none
    is_two_sided: bool
    label_kind: str
    label_fund: str | None
    label_origin: str | None
    item: str | None  # of the 三公 table
    subject_code: str | None
    node: str  # another row stands under this one if its node begins with this one


@dataclass(frozen=True, slots=True)
class Labelled:
    position: int  # in the entries given
    entry: Entry
    table: tuple[int, str]  # a printed table may hold the columns of two
    row: RowLabel


_SAYS_NOTHING = SummaryLabel("", None, None)

# Everything of a place that the labels of its row are read from.
_RowKey = tuple[str, str | None, str | None, str, str | None, str | None, str]


def label(entries: Sequence[Entry], books: Books) -> list[Labelled]:
    """The entries of money, labelled; codes are looked up in every row, those of other measures too."""
    codes = codes_of_named_rows((entry.place for entry in entries), books.subjects)
    money = [(n, entry) for n, entry in enumerate(entries) if entry.place.measure == "amount"]
    subjects: dict[_RowKey, str | None] = {}
    for _, entry in money:
        if _row_key(entry.place) not in subjects:
            subjects[_row_key(entry.place)] = _subject_code(entry.place, codes)
    nameless_blocks = {_block(entry) for _, entry in money if subjects[_row_key(entry.place)] is None}
    rows: dict[tuple[_RowKey, bool], RowLabel] = {}
    labelled = []
    for position, entry in money:
        key = (_row_key(entry.place), _block(entry) not in nameless_blocks)
        if key not in rows:
            rows[key] = _read_row(entry.place, subjects[key[0]], key[1], books)
        labelled.append(Labelled(position, entry, (entry.table_ordinal, entry.place.table_key), rows[key]))
    return labelled


def _row_key(place: Place) -> _RowKey:
    return (
        place.table_key,
        place.unit_name,
        place.side,
        place.row_kind,
        place.row_code,
        place.row_path,
        place.row_name,
    )


def _block(entry: Entry) -> tuple[object, ...]:
    """Codes make a block's tree only where each of its rows has one; else the names above each row do."""
    place = entry.place
    return entry.table_ordinal, place.table_key, _block_unit(place), place.side, place.row_kind


def _block_unit(place: Place) -> str | None:
    if place.unit_name is None and place.row_kind == "unit":
        return place.row_name
    return place.unit_name


def _subject_code(place: Place, codes: dict[tuple[str, str | None, str], str]) -> str | None:
    scheme = SCHEMES.get(place.row_kind)
    if scheme is None or place.row_code is not None:
        return place.row_code if scheme else None
    return codes.get((scheme, place.row_path, place.row_name))


def _read_row(place: Place, subject_code: str | None, is_coded_block: bool, books: Books) -> RowLabel:
    is_two_sided = place.table_key in books.two_sided
    said = _summary_label(place, books) if is_two_sided else _SAYS_NOTHING
    item = _three_public_item(place, books) if place.table_key == "three_public" else None
    if is_two_sided:
        label_kind = said.kind or ("total" if place.row_kind == "total" else "line")
    else:
        label_kind = "head" if place.row_kind in {"total", "unit"} else "line"
    return RowLabel(
        block_unit=_block_unit(place),
        side=place.side or "",
        is_two_sided=is_two_sided,
        label_kind=label_kind,
        label_fund=said.fund,
        label_origin=said.origin,
        item=item.item if item else None,
        subject_code=subject_code,
        node=_node(place, label_kind, item, subject_code if is_coded_block else None),
    )


def _summary_label(place: Place, books: Books) -> SummaryLabel:
    """An item of a subtotal, 上年结转/一般公共预算拨款收入, has its fund from itself and its origin from the subtotal."""

    def look_up(name: str) -> SummaryLabel:
        found = books.summary_labels.get((name, place.side or "any"))
        return found or books.summary_labels.get((name, "any"), _SAYS_NOTHING)

    own = look_up(place.row_name)
    if "/" not in place.row_name:
        return own
    item, parent = look_up(place.row_name.rsplit("/", 1)[1]), look_up(place.row_name.split("/", 1)[0])
    carried = parent.origin if parent.kind == "carry_in" else None
    return SummaryLabel(own.kind, own.fund or item.fund, own.origin or carried or item.origin)


def _three_public_item(place: Place, books: Books) -> ThreePublicItem | None:
    name = place.row_name.rsplit("/", 1)[-1]
    return next((item for item in books.three_public_items if item.wording in name), None)


def _node(place: Place, label_kind: str, item: ThreePublicItem | None, code: str | None) -> str:
    if label_kind == "head" and place.row_kind == "total":
        return ""
    if item and item.code:
        return item.code
    if item and item.item == "total":
        return ""
    if place.row_kind == "unit":
        return place.row_code or f"{place.row_name}/"
    return code or f"{path_of(place.row_path, place.row_name)}/"
