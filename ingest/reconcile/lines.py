"""Named rows of a table and the lines of a block that print them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.interpret.reading import SheetRow, Slot, Token
from ingest.reconcile.torn import Manner, Pool

WINDOW = 2  # lines around a row among which its numbers may stand


@dataclass(frozen=True, slots=True)
class Line:
    """What one line of a block prints."""

    page_no: int
    row_no: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A named row with its places. Lines that bear the same code one after another are one row torn apart."""

    slots: tuple[Slot, ...]
    first: int  # its lines in the block
    last: int
    is_slipped: bool
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """What the reading of one number needs to know of its table."""

    manner: Manner
    factor: int  # what one of its printed unit is in fen
    pool: Pool


def subjects_of(rows: Sequence[SheetRow]) -> tuple[list[Line], list[Subject]]:
    lines = [Line(row.page_no, row.row_no, row.tokens) for row in rows]
    subjects: list[Subject] = []
    for at, row in enumerate(rows):
        if not row.slots:
            continue
        before = subjects[-1] if subjects else None
        if before and before.last == at - 1 and _is_same(before.slots, row.slots):
            subjects[-1] = replace(before, last=at, is_slipped=True)
        else:
            subjects.append(Subject(row.slots, at, at, row.is_slipped, row.doubt))
    return lines, subjects


def _is_same(above: tuple[Slot, ...], below: tuple[Slot, ...]) -> bool:
    one, other = above[0].place, below[0].place
    return (
        one.row_code is not None
        and (one.row_code, one.row_name, one.unit_name) == (other.row_code, other.row_name, other.unit_name)
        and not _differ(one.paired_code, other.paired_code)
        and not _differ(one.item_code, other.item_code)
    )


def _differ(one: str | None, other: str | None) -> bool:
    """Whether both lines print a second code beside the first, 30101 50101, and not the same."""
    return one is not None and other is not None and one != other


def is_torn(subject: Subject, lines: Sequence[Line], manner: Manner, window: int = WINDOW) -> bool:
    """Whether a number on its lines or on those near it is not whole."""
    if subject.last > subject.first:
        return True
    near = [line for line in lines[: subject.first] if line.tokens][-window:]
    near += [line for line in lines[subject.first :] if line.tokens][: window + 1]
    return any(not manner.is_whole(token.text) for line in near for token in line.tokens)
