"""Pages to grids and prose: tables joined over page breaks, lines joined to paragraphs."""

from __future__ import annotations

from ingest.layout.captions import caption_row_count, captions_of, is_note, title_left_behind
from ingest.layout.furniture import without_furniture
from ingest.layout.grid import Grid, Layout
from ingest.layout.joining import Joined, Joiner, Piece, mend_cut_rows, to_cells
from ingest.layout.privacy import PrivacyFilter
from ingest.layout.prose import ProseWriter, right_edge
from ingest.page import PRINT, Document, Line, Page, Table

__all__ = ["lay_out"]


def _pieces(pages: tuple[Page, ...]) -> list[tuple[Piece | None, int, list[Line]]]:
    """The document as runs of lines, each followed by the table it leads to (or by a page's end)."""
    runs: list[tuple[Piece | None, int, list[Line]]] = []
    tail = False  # lines stand after the last table of the page before
    for page in pages:
        lines: list[Line] = []
        first = True
        if page.name and any(isinstance(b, Table) for b in page.blocks):
            first = True
        for block in page.blocks:
            if isinstance(block, Line):
                lines.append(block)
                continue
            captions = captions_of(lines)
            if first and runs:
                captions = title_left_behind(runs[-1][2], captions, block) + captions
            piece = Piece(page.number, block, captions, first, tail)
            runs.append((piece, page.number, lines))
            lines, first = [], False
        runs.append((None, page.number, lines))
        tail = bool(lines) if not first else tail or bool(lines)
    return runs


def _notes(runs: list[tuple[Piece | None, int, list[Line]]], at: int) -> list[Line]:
    """The lines after a table, up to the next, that are remarks on it."""
    notes: list[Line] = []
    for line in runs[at + 1][2] if at + 1 < len(runs) else []:
        if not is_note(line.text) and not (notes and line.text.strip()[:1].isdigit()):
            break
        notes.append(line)
    return notes


def _grid(joined: Joined, ordinal: int, notes: list[Line]) -> Grid:
    mend_cut_rows(joined)
    inside = caption_row_count(joined.pieces[0].table)
    captions = [line.text.strip() for line in joined.captions]
    for row in joined.rows[:inside]:
        captions += [cell.text.strip() for _, cell in row if cell.text.strip()]
    return Grid(
        ordinal,
        joined.pieces[0].page_no,
        tuple(captions),
        tuple(line.text.strip() for line in notes),
        to_cells(joined),
        len(joined.rows),
        joined.col_count,
        next((piece.table.medium for piece in joined.pieces if piece.table.medium != PRINT), PRINT),
    )


def lay_out(document: Document, personal_labels: tuple[str, ...]) -> Layout:
    """The document's tables, whole, and its prose, with people's names and numbers masked."""
    runs = _pieces(without_furniture(document.pages))
    joiner = Joiner()
    prose = ProseWriter()
    edges = {page.number: right_edge(page) for page in document.pages}
    owner: list[tuple[int, Joined]] = []
    captions = {id(line) for piece, _, _ in runs if piece for line in piece.captions}
    page_of = {id(line): page_no for _, page_no, lines in runs for line in lines}
    for at, (piece, page_no, lines) in enumerate(runs):
        own = [line for line in lines if id(line) not in captions]
        if piece is None:
            prose.add(page_no, own, edges[page_no])
            continue
        before = len(joiner.tables)
        joiner.add(piece)
        is_new = len(joiner.tables) > before
        if not is_new:
            continue
        owner.append((at, joiner.tables[-1]))
        prose.add(page_no, own, edges[page_no])
        for line in piece.captions:
            prose.caption(page_of[id(line)], line, len(joiner.tables))
    prose.close()
    last_run = _last_runs(runs, joiner)
    grids = [_grid(joined, n, _notes(runs, last_run[n - 1])) for n, joined in enumerate(joiner.tables, 1)]
    privacy = PrivacyFilter(personal_labels)
    return Layout(
        document.media_type,
        len(document.pages),
        tuple(map(privacy.grid, grids)),
        tuple(map(privacy.paragraph, prose.paragraphs)),
    )


def _last_runs(runs: list[tuple[Piece | None, int, list[Line]]], joiner: Joiner) -> list[int]:
    """For each table, the run that its last piece ends."""
    where = {id(piece): at for at, (piece, _, _) in enumerate(runs) if piece is not None}
    return [where[id(joined.pieces[-1])] for joined in joiner.tables]
