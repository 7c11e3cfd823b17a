"""Between the values that stages hand on and the rows of the landing; names are the columns'."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from ingest.interpret.reading import Amount, Candidate, Claim, Reading, Repair
from ingest.layout.grid import Grid, GridCell, Layout, Paragraph
from ingest.page import Box, Doubt

Row = dict[str, Any]

_VALUE_PLACES = Decimal("0.00000001")  # DECIMAL(28,8)
_YUAN_PLACES = Decimal("0.01")
_POINT_PLACES = Decimal("0.0001")


def _places(value: Decimal | None, places: Decimal) -> Decimal | None:
    """A decimal at the places of its column; the text as printed keeps what a column has no room for."""
    return None if value is None else value.quantize(places, ROUND_HALF_EVEN)


def _box(box: Box | None) -> Row:
    if box is None:
        return {"x0": None, "y0": None, "x1": None, "y1": None}
    return {"x0": box.x0, "y0": box.y0, "x1": box.x1, "y1": box.y1}


def _to_box(x0: float | None, y0: float | None, x1: float | None, y1: float | None) -> Box | None:
    return None if x0 is None or y0 is None or x1 is None or y1 is None else Box(x0, y0, x1, y1)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def layout_rows(document_id: str, reader_id: str, layout: Layout) -> dict[str, list[Row]]:
    """Rows of raw.grids, raw.cells and raw.paragraphs."""
    key = {"document_id": document_id, "reader_id": reader_id}
    return {
        "grids": [
            {
                **key,
                "table_ordinal": grid.ordinal,
                "page_no": grid.page_no,
                "captions": _json(grid.captions),
                "notes": _json(grid.notes),
                "row_count": grid.row_count,
                "col_count": grid.col_count,
                "medium": grid.medium,
            }
            for grid in layout.grids
        ],
        "cells": [
            {
                **key,
                "table_ordinal": grid.ordinal,
                "page_no": cell.page_no,
                "row_no": cell.row_no,
                "col_no": cell.col_no,
                "row_span": cell.row_span,
                "col_span": cell.col_span,
                "text": cell.text,
                **_box(cell.box),
                "doubts": _json([{"kind": d.kind, "detail": d.detail} for d in cell.doubts])
                if cell.doubts
                else None,
            }
            for grid in layout.grids
            for cell in grid.cells
        ],
        "paragraphs": [
            {
                **key,
                "paragraph_no": paragraph.number,
                "page_no": paragraph.page_no,
                "text": paragraph.text,
                **_box(paragraph.box),
                "table_ordinal": paragraph.grid_ordinal,
            }
            for paragraph in layout.paragraphs
        ],
    }


def layout_of(
    media_type: str, page_count: int, grids: Iterable[Row], cells: Iterable[Row], paragraphs: Iterable[Row]
) -> Layout:
    """The layout that those rows came from."""
    cells_of: dict[int, list[GridCell]] = {}
    for cell in cells:
        doubts = tuple(Doubt(d["kind"], d["detail"]) for d in json.loads(cell["doubts"] or "[]"))
        cells_of.setdefault(cell["table_ordinal"], []).append(
            GridCell(
                cell["page_no"],
                cell["row_no"],
                cell["col_no"],
                cell["row_span"],
                cell["col_span"],
                cell["text"],
                _to_box(cell["x0"], cell["y0"], cell["x1"], cell["y1"]),
                doubts,
            )
        )
    return Layout(
        media_type,
        page_count,
        tuple(
            Grid(
                grid["table_ordinal"],
                grid["page_no"],
                tuple(json.loads(grid["captions"])),
                tuple(json.loads(grid["notes"])),
                tuple(cells_of.get(grid["table_ordinal"], ())),
                grid["row_count"],
                grid["col_count"],
                grid["medium"],
            )
            for grid in grids
        ),
        tuple(
            Paragraph(
                paragraph["paragraph_no"],
                paragraph["page_no"],
                paragraph["text"],
                _to_box(paragraph["x0"], paragraph["y0"], paragraph["x1"], paragraph["y1"]),
                paragraph["table_ordinal"],
            )
            for paragraph in paragraphs
        ),
    )


def _amount_id(document_id: str, amount: Amount, copy: int) -> str:
    """The same after every rebuild: document, page, table and cell; numbered where one cell says several."""
    seen = amount.observation
    place = f"{document_id}|{seen.page_no}|{seen.table_ordinal}|{seen.row_no}|{seen.col_no}"
    if copy:
        place += f"|{copy}"
    return hashlib.sha256(place.encode()).hexdigest()[:16]


def _rivals(chosen: Amount) -> str | None:
    """The other ways to read the cell, as JSON; None where there is only the one."""
    candidates = chosen.observation.candidates
    if len(candidates) < 2:
        return None
    return _json([_candidate(candidate) for candidate in candidates])


def _candidate(candidate: Candidate) -> Row:
    place = candidate.place
    return {
        "value": str(candidate.value),
        "doubt": candidate.doubt,
        "row_kind": place.row_kind,
        "row_code": place.row_code,
        "row_name": place.row_name,
        "fund": place.fund,
        "origin": place.origin,
        "spend": place.spend,
        "measure": place.measure,
        "figure_year": place.figure_year,
        "figure_kind": place.figure_kind,
    }


def _amount_row(amount: Amount) -> Row:
    seen, place = amount.observation, amount.place
    return {
        "table_key": place.table_key,
        "table_no": seen.table_no,
        "table_title": seen.table_title,
        "table_ordinal": seen.table_ordinal,
        "unit_name": place.unit_name,
        "side": place.side,
        "row_kind": place.row_kind,
        "row_code": place.row_code,
        "paired_code": place.paired_code,
        "item_code": place.item_code,
        "row_name": place.row_name,
        "row_path": place.row_path,
        "row_level": place.row_level,
        "fund": place.fund,
        "origin": place.origin,
        "spend": place.spend,
        "measure": place.measure,
        "figure_year": place.figure_year,
        "figure_kind": place.figure_kind,
        "amount_yuan": _places(amount.amount_yuan, _YUAN_PLACES),
        "value": _places(amount.value, _VALUE_PLACES),
        "printed_text": seen.printed_text,
        "printed_unit": seen.printed_unit,
        "reading": amount.reading,
        "reading_note": amount.reading_note,
        "candidates": _rivals(amount),
        "page_no": seen.page_no,
        "row_no": seen.row_no,
        "col_no": seen.col_no,
        **_box(seen.box),
    }


def _repair_row(repair: Repair) -> Row:
    tail_row_no, tail_col_no = repair.tail or (None, None)
    return {
        "kind": repair.kind,
        "was_text": repair.was_text,
        "was_place": repair.was_place,
        "rule_ids": "|".join(repair.rules),
        "equalities": repair.equalities,
        "tail_row_no": tail_row_no,
        "tail_col_no": tail_col_no,
    }


def _claim_row(document_id: str, key: Row, claim: Claim) -> Row:
    place = f"{document_id}|claim|{claim.paragraph_no}|{claim.ordinal}"
    return {
        "claim_id": hashlib.sha256(place.encode()).hexdigest()[:16],
        **key,
        **_plain(claim),
        "value": _places(claim.value, _VALUE_PLACES),
        "amount_yuan": _places(claim.amount_yuan, _YUAN_PLACES),
        "quantum": _places(claim.quantum, _VALUE_PLACES),
    }


def _plain(value: object) -> Row:
    """A flat value whose fields are named as the columns are."""
    names: tuple[str, ...] = value.__slots__  # type: ignore[attr-defined]
    return {name: getattr(value, name) for name in names}


def reading_rows(
    document_id: str, reader_id: str, interpreter_id: str, reading: Reading
) -> dict[str, list[Row]]:
    """Rows of every raw table that interpretation fills."""
    key = {"document_id": document_id, "interpreter_id": interpreter_id}
    copies: Counter[tuple[int, int, int, int]] = Counter()
    amounts: list[Row] = []
    repairs: list[Row] = []
    for amount in reading.amounts:
        seen = amount.observation
        cell = (seen.page_no, seen.table_ordinal, seen.row_no, seen.col_no)
        named = {"amount_id": _amount_id(document_id, amount, copies[cell]), **key}
        amounts.append({**named, **_amount_row(amount)})
        if amount.repair is not None:
            repairs.append({**named, **_repair_row(amount.repair)})
        copies[cell] += 1
    return {
        "interpretations": [{**key, "reader_id": reader_id, **_plain(reading.identity)}],
        "tables": [{**key, **_plain(table)} for table in reading.tables],
        "amounts": amounts,
        "repairs": repairs,
        "indicators": [
            {
                **key,
                **_plain(indicator),
                "weight": _places(indicator.weight, _POINT_PLACES),
                "score": _places(indicator.score, _POINT_PLACES),
            }
            for indicator in reading.indicators
        ],
        "terms": [
            {**key, "ordinal": t.ordinal, "page_no": t.page_no, "term": t.term, "definition": t.definition}
            for t in reading.terms
        ],
        "term_subjects": [
            {**key, "ordinal": term.ordinal, "part_no": n, **_plain(subject)}
            for term in reading.terms
            for n, subject in enumerate(term.subjects, 1)
        ],
        "unplaced": [{**key, **_plain(cell)} for cell in reading.unplaced],
        "claims": [_claim_row(document_id, key, claim) for claim in reading.claims],
    }
