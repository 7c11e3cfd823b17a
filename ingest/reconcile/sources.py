"""Where a row's numbers may stand: on its own line, on one near it, or on two whose numbers are halves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.interpret.reading import Token
from ingest.reconcile.lines import WINDOW, Line, Subject, Table, is_torn
from ingest.reconcile.torn import JOINED, Figure, figures, joined

_DISPLACED = 3  # for each line between a row and the numbers taken for it
_JOIN = 2  # two lines taken for one
_HALF_KEPT = 3  # a number of the first line with no half on the second


@dataclass(frozen=True, slots=True)
class Cell:
    """A place on the page, or two that may hold the halves of one number, with the ways to read it."""

    column: int
    figures: tuple[tuple[Figure, tuple[Token, ...]], ...]
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    cells: tuple[Cell, ...]
    lines: frozenset[int]
    cost: int


def sources(subject: Subject, lines: Sequence[Line], table: Table) -> Iterator[Source]:
    own = range(subject.first, subject.last + 1)
    near = own
    if is_torn(subject, lines, table.manner):
        near = range(max(0, own.start - WINDOW), min(len(lines), own.stop + WINDOW))
    for at in near:
        far = _DISPLACED * _distance(at, own)
        if lines[at].tokens:
            yield Source(tuple(_alone(t, table) for t in lines[at].tokens), frozenset({at}), far)
    for at in range(max(0, near.start - 1), min(len(lines), near.stop + 1)):
        below = next((b for b in range(at + 1, min(len(lines), at + 3)) if lines[b].tokens), None)
        if below is None or not lines[at].tokens or _distance(at, own) > WINDOW:
            continue
        cells = _joined(lines[at], lines[below], table)
        if cells:
            far = _DISPLACED * min(_distance(at, own), _distance(below, own))
            yield Source(cells, frozenset({at, below}), far + _JOIN)


def _distance(at: int, own: range) -> int:
    return max(own.start - at, at - own.stop + 1, 0)


def _alone(token: Token, table: Table) -> Cell:
    found = figures(token.text, table.manner, table.pool)
    return Cell(token.seen_in, tuple((figure, (token,)) for figure in found), token.text)


def _joined(head: Line, tail: Line, table: Table) -> tuple[Cell, ...]:
    """The cells of two lines put together column by column; none where nothing says that the lines are halves.

    A half that is no whole number says so; two whole numbers do only if the document prints elsewhere what they make.
    """
    below = {token.seen_in: token for token in tail.tokens}
    pairs = [(token, below.get(token.seen_in)) for token in head.tokens]
    wholes = [joined(one.text, other.text, table.manner) if other else None for one, other in pairs]
    if not any(
        value is not None and other is not None and _is_believable(one, other, value, table)
        for (one, other), value in zip(pairs, wholes, strict=True)
    ):
        return ()
    cells: list[Cell] = []
    for (token, other), value in zip(pairs, wholes, strict=True):
        if value is not None and other is not None and table.pool.may_hold(value):
            cells.append(
                Cell(token.seen_in, ((Figure(value, JOINED, 0), (token, other)),), token.text + other.text)
            )
        else:
            alone = _alone(token, table)
            dearer = tuple((replace(f, cost=f.cost + _HALF_KEPT), t) for f, t in alone.figures)
            cells.append(replace(alone, figures=dearer))
    above = {token.seen_in for token in head.tokens}
    cells += [
        _alone(token, table)
        for token in tail.tokens
        if token.seen_in not in above and table.manner.is_whole(token.text)
    ]
    return tuple(sorted(cells, key=lambda cell: cell.column))


def _is_believable(head: Token, tail: Token, value: Decimal, table: Table) -> bool:
    both_whole = table.manner.is_whole(head.text) and table.manner.is_whole(tail.text)
    return value in table.pool if both_whole else table.pool.may_hold(value)
