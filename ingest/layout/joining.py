"""Pieces of one table that page breaks have separated, joined to one grid."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ingest.dictionary.wording import normalise, strip_numeral
from ingest.layout.captions import caption_row_count
from ingest.layout.furniture import PAGE_NUMBER
from ingest.layout.grid import GridCell
from ingest.numbers import is_numeric
from ingest.page import Cell, Doubt, Line, Table

_CONTINUED = re.compile(r"[(（]?(?:续上?[表页]?|接上[表页])[\d一二三四五]*[)）]?:?")
_APART = re.compile(r"\s{2,}|\t")  # between two things that are set on one line
_EDGE_TOLERANCE = 4.0


@dataclass(slots=True)
class Piece:
    """A table as it stands on one page, with the lines above it on that page."""

    page_no: int
    table: Table
    captions: list[Line]
    is_first_on_page: bool
    lines_before_on_last_page: bool  # prose stands between it and the table before it


@dataclass(slots=True)
class Joined:
    """A table being put together from its pieces."""

    pieces: list[Piece]
    columns: list[tuple[float, float]] | None
    rows: list[list[tuple[int, Cell]]] = field(
        default_factory=list
    )  # (page, cell); Cell.row is the row within rows
    heading_rows: int = 0
    col_count: int = 0
    breaks: list[int] = field(default_factory=list)  # rows that are the first after a page break

    @property
    def captions(self) -> list[Line]:
        return self.pieces[0].captions


def _edges(table: Table) -> list[float] | None:
    """The x positions between columns, where every cell has a box."""
    edges: dict[int, float] = {}
    for cell in table.cells:
        if cell.box is None:
            return None
        edges.setdefault(cell.col, cell.box.x0)
        edges.setdefault(cell.col + cell.col_span, cell.box.x1)
    return [edges[k] for k in sorted(edges)] if len(edges) == table.col_count + 1 else None


def _rows_of(table: Table) -> list[list[Cell]]:
    rows: list[list[Cell]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.row].append(cell)
    return [sorted(row, key=lambda c: c.col) for row in rows]


def _texts(row: list[Cell]) -> list[str]:
    return [normalise(cell.text) for cell in row if cell.text.strip()]


def _wordings(lines: list[Line]) -> set[str]:
    """What lines say, part by part; 续表 and page numbers say nothing of a table."""
    parts = (part for line in lines for part in _APART.split(line.text))
    wordings = {_CONTINUED.sub("", normalise(part)) for part in parts} - {""}
    return {wording for wording in wordings if not PAGE_NUMBER.match(wording)}


def column_map(edges: list[float], wider: list[float]) -> list[int] | None:
    """For each edge, which edge of the wider grid it is; None where one is none of them."""
    mapped = []
    for edge in edges:
        nearest = min(range(len(wider)), key=lambda i: abs(wider[i] - edge))
        if abs(wider[nearest] - edge) > _EDGE_TOLERANCE:
            return None
        mapped.append(nearest)
    return mapped if len(set(mapped)) == len(mapped) else None


def _respan(cells: list[list[Cell]], mapped: list[int]) -> list[list[Cell]]:
    return [
        [replace(c, col=mapped[c.col], col_span=mapped[c.col + c.col_span] - mapped[c.col]) for c in row]
        for row in cells
    ]


class Joiner:
    """Takes pieces in reading order and says which begin a table and which go on with one."""

    def __init__(self) -> None:
        self.tables: list[Joined] = []

    def add(self, piece: Piece) -> None:
        if self.tables and self._goes_on(self.tables[-1], piece):
            self._append(self.tables[-1], piece)
            return
        joined = Joined([piece], None)
        joined.col_count = piece.table.col_count
        joined.rows = [[(piece.page_no, cell) for cell in row] for row in _rows_of(piece.table)]
        self.tables.append(joined)

    def _goes_on(self, joined: Joined, piece: Piece) -> bool:
        last = joined.pieces[-1]
        follows = piece.is_first_on_page and piece.page_no == last.page_no + 1
        if not follows and not self._repeats_heading(last, piece):
            return False
        repeated = _wordings(piece.captions) & _wordings(joined.captions)
        if _wordings(piece.captions) - _wordings(joined.captions):
            return False
        if piece.lines_before_on_last_page and not repeated:
            return False
        if self._aligned(joined, piece) is None:
            return False
        first, again = _rows_of(joined.pieces[0].table), _rows_of(piece.table)
        head, top = caption_row_count(joined.pieces[0].table), caption_row_count(piece.table)
        if top and [_texts(r) for r in first[:head]][:top] != [_texts(r) for r in again[:top]]:
            return False  # a title of its own stands in its first row
        mine, other = _texts(first[head]), _texts(again[top])
        if mine and other and mine != other:
            if mine[0] == other[0]:
                return False  # a form that begins anew: 项目名称 | another project
            if (
                repeated
                and not any(is_numeric(t) for t in other)
                and len(other) > 1
                and len(_texts(first[head])) > 1
            ):
                # Its caption again, but another heading: a second panel or another form.
                return strip_numeral(other[0])[0] is not None
        return True

    @staticmethod
    def _repeats_heading(last: Piece, piece: Piece) -> bool:
        """In text without pages a table goes on where its heading comes again under no new caption."""
        if piece.page_no != last.page_no or any(cell.box for cell in piece.table.cells):
            return False
        first, again = _rows_of(last.table), _rows_of(piece.table)
        return bool(_texts(first[0])) and _texts(first[0]) == _texts(again[0]) and len(_texts(first[0])) > 1

    def _aligned(self, joined: Joined, piece: Piece) -> tuple[list[int] | None, list[int] | None] | None:
        """(how the piece's columns move, how the table's own columns move), or None where they do not fit."""
        last = joined.pieces[-1].table
        mine, other = _edges(last), _edges(piece.table)
        if joined.col_count != last.col_count:
            mine = None if joined.columns is None else mine
        if mine is None or other is None:
            return (None, None) if piece.table.col_count == joined.col_count else None
        if len(other) <= len(mine):
            mapped = column_map(other, mine)
            if mapped is not None and mapped[0] == 0 and mapped[-1] == len(mine) - 1:
                return (mapped, None) if len(mine) == joined.col_count + 1 else None
            return (
                (None, None)
                if piece.table.col_count == joined.col_count and self._similar(mine, other)
                else None
            )
        mapped = column_map(mine, other)
        if (
            mapped is None
            or mapped[0] != 0
            or mapped[-1] != len(other) - 1
            or len(mine) != joined.col_count + 1
        ):
            return None
        return (None, mapped)

    @staticmethod
    def _similar(mine: list[float], other: list[float]) -> bool:
        """Two grids of as many columns whose proportions agree, though one page is set wider or shifted."""
        if len(mine) != len(other):
            return False
        width, width_other = mine[-1] - mine[0], other[-1] - other[0]
        if width <= 0 or width_other <= 0:
            return False
        return all(
            abs((a - mine[0]) / width - (b - other[0]) / width_other) < 0.06
            for a, b in zip(mine, other, strict=True)
        )

    def _append(self, joined: Joined, piece: Piece) -> None:
        aligned = self._aligned(joined, piece) or (None, None)
        rows = _rows_of(piece.table)
        if aligned[0] is not None:
            rows = _respan(rows, aligned[0])
        if aligned[1] is not None:
            mapped = aligned[1]
            joined.rows = [
                [
                    (page, replace(c, col=mapped[c.col], col_span=mapped[c.col + c.col_span] - mapped[c.col]))
                    for page, c in row
                ]
                for row in joined.rows
            ]
            joined.col_count = piece.table.col_count
        first = _rows_of(joined.pieces[0].table)
        skipped = 0
        while skipped < min(len(rows), len(first)) and _texts(rows[skipped]) == _texts(first[skipped]):
            skipped += 1
        if skipped == len(first):
            skipped = 0 if not any(_texts(r) for r in first) else skipped
        joined.breaks.append(len(joined.rows))
        start = len(joined.rows)
        for row in rows[skipped:]:
            joined.rows.append([(piece.page_no, replace(c, row=start + c.row - skipped)) for c in row])
        joined.pieces.append(piece)


def mend_cut_rows(joined: Joined) -> None:
    """A row that a page break has cut in two becomes one again; its cells keep the doubt."""
    for at in reversed(joined.breaks):
        if not 0 < at < len(joined.rows):
            continue
        head, tail = joined.rows[at - 1], joined.rows[at]
        if not _is_tail(joined, at):
            continue
        texts = {cell.col: cell.text for _, cell in tail if cell.text.strip()}
        joined.rows[at - 1] = [
            (
                page,
                replace(
                    cell,
                    text=cell.text + texts[cell.col],
                    doubts=(*cell.doubts, Doubt("cut_by_page", texts[cell.col])),
                ),
            )
            if cell.col in texts
            else (page, cell)
            for page, cell in head
        ]
        del joined.rows[at]
        joined.rows[at:] = [[(p, replace(c, row=c.row - 1)) for p, c in row] for row in joined.rows[at:]]


def _is_tail(joined: Joined, at: int) -> bool:
    """The rest of a number, or text alone, under text, where the column that names each row is empty and rows do have one."""
    tail = [cell for _, cell in joined.rows[at] if cell.text.strip()]
    torn = {cell.col: cell.text for _, cell in joined.rows[at - 1] if cell.text.strip()}
    if any(_completes(torn.get(c.col, ""), c.text) for c in tail) and all(c.col in torn for c in tail):
        return True
    if not tail or any(is_numeric(c.text) or strip_numeral(c.text)[0] for c in tail):
        return False
    if any(cell.row_span > 1 for _, cell in joined.rows[at]):
        return False
    above = {cell.col for _, cell in joined.rows[at - 1] if cell.text.strip()}
    if any(cell.col not in above for cell in tail):
        return False
    named = min(above)
    if all(cell.col > named for cell in tail):
        filled = [any(c.col == named and c.text.strip() for _, c in row) for row in joined.rows[:at]]
        return sum(filled) > 0.7 * len(filled)
    labels = [
        next((c.text for _, c in row if c.col == tail[0].col and c.text.strip()), "")
        for row in joined.rows[:at]
    ]
    if not strip_numeral(labels[-1])[0]:
        return False  # the row above is numbered by nothing either: this is another such row, not its tail
    is_numbered = [strip_numeral(label)[0] is not None for label in labels if label]
    listed = is_numbered[is_numbered.index(True) :]  # without the rows of the heading
    return sum(listed) > 0.6 * len(listed)


def _completes(head: str, tail: str) -> bool:
    """Whether two halves, one of them no number of its own, make one: 101 and ,000.00, or 85,0 and 00.00."""
    is_half = head[:1].isdigit() and not (is_numeric(head) and is_numeric(tail))
    return is_half and tail.strip()[-1:].isdigit() and is_numeric(head + tail)


def to_cells(joined: Joined) -> tuple[GridCell, ...]:
    return tuple(
        GridCell(
            page, cell.row + 1, cell.col + 1, cell.row_span, cell.col_span, cell.text, cell.box, cell.doubts
        )
        for row in joined.rows
        for page, cell in row
    )
