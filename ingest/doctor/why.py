"""What `yusuan read --why` does with one file, in a process of its own: reads, understands, draws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from ingest.build.work import understand
from ingest.dictionary import load_dictionary, load_personal_labels
from ingest.doctor.hidden import hidden_boxes
from ingest.doctor.picture import SCALE, Marked, draw, marks_of, tables_by_page
from ingest.doctor.understood import UnderstoodTable, understood_tables
from ingest.interpret.reading import Identity
from ingest.landing.refusal import Refusal
from ingest.layout import lay_out
from ingest.layout.grid import Layout
from ingest.page import Box, Document, Page
from ingest.readers import Unreadable, read_document
from ingest.readers.pdf_picture import page_picture
from ingest.readers.sniff import PDF, PICTURES


@dataclass(frozen=True, slots=True)
class Why:
    layout: Layout
    identity: Identity
    tables: tuple[UnderstoodTable, ...]  # in the order of the layout's grids
    pictures: tuple[Path, ...]  # none where the format has no pages


def explain(file: Path, seeds: Path, out: Path) -> Why | Refusal:
    """Pictures go into `out`, which is made where there are any."""
    labels = load_personal_labels(seeds)
    try:
        document = read_document(file)
        layout = lay_out(document, labels)
        reading = understand(layout, seeds)
        tables = understood_tables(layout, reading, load_dictionary(seeds))
        pictures = _draw(file, document, layout, tables, labels, out)
    except Unreadable as problem:
        return Refusal(str(problem))
    return Why(layout, reading.identity, tables, pictures)


def _draw(
    file: Path,
    document: Document,
    layout: Layout,
    tables: tuple[UnderstoodTable, ...],
    labels: tuple[str, ...],
    out: Path,
) -> tuple[Path, ...]:
    marked: dict[int, list[Marked]] = {}
    for grid, understood in zip(layout.grids, tables, strict=True):
        for page_no, marks in marks_of(grid, understood).items():
            marked.setdefault(page_no, []).extend(marks)
    hidden = hidden_boxes(document, layout, labels)
    found = tables_by_page(document)
    written = []
    for page, view in _views(file, document, frozenset(found)):
        scale = view.picture.width / (page.width or 1.0)
        if abs(view.picture.height - (page.height or 0.0) * scale) > view.picture.height / 50:
            continue  # a scan that was read lying on its side: its boxes are of the page upright
        boxes = hidden.get(page.number, ())
        if (
            view.is_scan
        ):  # one that was read upside down has the same size; what is personal is hidden either way
            boxes += tuple(_upside_down(box, page.width or 0.0, page.height or 0.0) for box in boxes)
        out.mkdir(parents=True, exist_ok=True)
        target = out / f"page-{page.number:03}.png"
        drawn = draw(view.picture, found[page.number], marked.get(page.number, ()), boxes, scale)
        drawn.save(target, format="PNG")
        written.append(target)
    return tuple(written)


def _upside_down(box: Box, width: float, height: float) -> Box:
    return Box(width - box.x1, height - box.y1, width - box.x0, height - box.y0)


@dataclass(frozen=True, slots=True)
class _View:
    picture: Image.Image
    is_scan: bool


def _views(file: Path, document: Document, numbers: frozenset[int]) -> Iterator[tuple[Page, _View]]:
    """The pages of these numbers as they look, one at a time."""
    if document.media_type == PDF:
        for page in document.pages:
            if page.number in numbers:
                picture, is_scan = page_picture(file, page.number, SCALE)
                yield page, _View(picture, is_scan)
    elif document.media_type in PICTURES.values():
        from ingest.readers.pictures import open_pictures  # noqa: PLC0415 - slow to load, and seldom needed

        for page, (picture, _) in zip(document.pages, open_pictures(file), strict=False):
            if page.number in numbers:
                yield page, _View(picture, is_scan=True)
