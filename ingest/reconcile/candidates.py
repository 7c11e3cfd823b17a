"""Candidates: for every row whose cells may have moved or been torn, the whole rows it may be, with what they cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from ingest.interpret.reading import SheetRow, Slot, Token
from ingest.reconcile.placing import (
    BROKEN,
    LEFT_OUT,
    UNCOMPARED,
    RowEquality,
    Seen,
    Way,
    breaks,
    is_uncompared,
    ways,
)
from ingest.reconcile.torn import JOINED, SHORT, SHORT_COST, Figure, Pool, figures, is_whole, joined

INFERRED = "inferred"  # how a number is read that only the identities give
AS_PRINTED = 0  # the first candidate of every row
FIRM = 8  # a row that shows no damage read otherwise than it stands
_DISPLACED = 3  # for each line between a row and the numbers taken for it
_JOIN = 2  # two lines taken for one
_HALF_KEPT = 3  # a number of the first line with no half on the second
_MOST_READINGS = 24  # of the numbers of one line
_MOST_CANDIDATES = 200
_NOTHING = 16  # at most, a row that prints numbers read as printing none
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
class Read:
    """How one number came to its place."""

    tokens: tuple[Token, ...]  # none where it is inferred
    how: str  # '' as printed; else JOINED, COMPLETED, SHORT or INFERRED


@dataclass(frozen=True, slots=True)
class Candidate:
    """A way to read a whole row: for each place the number in fen, or None for a blank."""

    values: tuple[int | None, ...]
    reads: tuple[Read | None, ...]
    lines: frozenset[int]  # of the block, whose numbers it takes
    cost: int
    held: frozenset[int] = frozenset()  # places that an identity of the row holds


@dataclass(frozen=True, slots=True)
class Table:
    """What the reading of one number needs to know of its table."""

    decimals: int
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
    return one.row_code is not None and (one.row_code, one.row_name, one.unit_name) == (
        other.row_code,
        other.row_name,
        other.unit_name,
    )


def as_printed(subject: Subject, lines: Sequence[Line], table: Table) -> Candidate:
    """The numbers of its own line, each where it stands."""
    own = lines[subject.first]
    places = {slot.col_no: at for at, slot in enumerate(subject.slots)}
    values: list[int | None] = [None] * len(subject.slots)
    reads: list[Read | None] = [None] * len(subject.slots)
    for token in own.tokens:
        at = places.get(token.seen_in)
        found = figures(token.text, table.decimals, table.pool) if at is not None else []
        plain = next((f for f in found if not f.how or f.how == SHORT), None)
        if at is not None and plain is not None:
            values[at] = _fen(plain.value, table.factor)
            reads[at] = Read((token,), plain.how)
    return Candidate(tuple(values), tuple(reads), frozenset({subject.first}), 0)


def is_torn(subject: Subject, lines: Sequence[Line], decimals: int, window: int = WINDOW) -> bool:
    """Whether a number on its lines or on those near it is not whole."""
    if subject.last > subject.first:
        return True
    near = [line for line in lines[: subject.first] if line.tokens][-window:]
    near += [line for line in lines[subject.first :] if line.tokens][: window + 1]
    return any(not is_whole(token.text, decimals) for line in near for token in line.tokens)


def candidates(
    subject: Subject, lines: Sequence[Line], table: Table, identities: Sequence[RowEquality]
) -> list[Candidate]:
    """The cheapest ways to read a row, that as printed always among them."""
    best: dict[tuple[int | None, ...], Candidate] = {}
    columns = [slot.col_no for slot in subject.slots]
    for source in _sources(subject, lines, table):
        for reading in _readings(source):
            for way in _ways(reading, columns, table.factor, identities):
                candidate = _candidate(way, reading, source)
                _keep(best, candidate)
    if is_torn(subject, lines, table.decimals):
        own = sum(len(line.tokens) for line in lines[subject.first : subject.last + 1])
        nothing = Candidate(
            (None,) * len(columns), (None,) * len(columns), frozenset(), min(LEFT_OUT * own, _NOTHING)
        )
        best.setdefault(nothing.values, nothing)
    kept = sorted(best.values(), key=lambda c: (c.cost, str(c.values)))[:_MOST_CANDIDATES]
    printed = as_printed(subject, lines, table)
    short = SHORT_COST * any(read is not None and read.how == SHORT for read in printed.reads)
    printed = replace(
        printed, cost=_cost_of(printed, identities) + _unplaced(printed, lines, subject) + short
    )
    firm = 0 if subject.is_slipped or is_torn(subject, lines, table.decimals) else FIRM
    others = (replace(c, cost=c.cost + firm) for c in kept if c.values != printed.values)
    return [_with_held(c, identities) for c in (printed, *others)]


def _with_held(candidate: Candidate, identities: Sequence[RowEquality]) -> Candidate:
    held = {
        place
        for identity in identities
        if not breaks(candidate.values, identity) and not is_uncompared(candidate.values, identity)
        for place in (*identity.left, *identity.right)
    }
    return replace(candidate, held=frozenset(held))


def _keep(best: dict[tuple[int | None, ...], Candidate], candidate: Candidate) -> None:
    if candidate.values not in best or candidate.cost < best[candidate.values].cost:
        best[candidate.values] = candidate


def _cost_of(candidate: Candidate, identities: Sequence[RowEquality]) -> int:
    """What the row's own identities say against it."""
    broken = sum(breaks(candidate.values, identity) for identity in identities)
    uncompared = sum(is_uncompared(candidate.values, identity) for identity in identities)
    return BROKEN * broken + UNCOMPARED * uncompared


def _unplaced(printed: Candidate, lines: Sequence[Line], subject: Subject) -> int:
    placed = {t.col_no for read in printed.reads if read for t in read.tokens}
    return LEFT_OUT * sum(token.col_no not in placed for token in lines[subject.first].tokens)


def _fen(value: Decimal, factor: int) -> int:
    return int((value * factor).to_integral_value())


# ---- where a row's numbers may stand


@dataclass(frozen=True, slots=True)
class _Cell:
    """A place on the page, or two that may hold the halves of one number, with the ways to read it."""

    column: int
    figures: tuple[tuple[Figure, tuple[Token, ...]], ...]
    text: str


@dataclass(frozen=True, slots=True)
class _Source:
    cells: tuple[_Cell, ...]
    lines: frozenset[int]
    cost: int


def _sources(subject: Subject, lines: Sequence[Line], table: Table) -> Iterator[_Source]:
    own = range(subject.first, subject.last + 1)
    near = own
    if is_torn(subject, lines, table.decimals):
        near = range(max(0, own.start - WINDOW), min(len(lines), own.stop + WINDOW))
    for at in near:
        far = _DISPLACED * _distance(at, own)
        if lines[at].tokens:
            yield _Source(tuple(_alone(t, table) for t in lines[at].tokens), frozenset({at}), far)
    for at in range(max(0, near.start - 1), min(len(lines), near.stop + 1)):
        below = next((b for b in range(at + 1, min(len(lines), at + 3)) if lines[b].tokens), None)
        if below is None or not lines[at].tokens or _distance(at, own) > WINDOW:
            continue
        cells = _joined(lines[at], lines[below], table)
        if cells:
            far = _DISPLACED * min(_distance(at, own), _distance(below, own))
            yield _Source(cells, frozenset({at, below}), far + _JOIN)


def _distance(at: int, own: range) -> int:
    return max(own.start - at, at - own.stop + 1, 0)


def _alone(token: Token, table: Table) -> _Cell:
    found = figures(token.text, table.decimals, table.pool)
    return _Cell(token.seen_in, tuple((figure, (token,)) for figure in found), token.text)


def _joined(head: Line, tail: Line, table: Table) -> tuple[_Cell, ...]:
    """The cells of two lines put together column by column; none where nothing says that the lines are halves.

    A half that is no whole number says so; two whole numbers do only if the document prints elsewhere what they make.
    """
    below = {token.seen_in: token for token in tail.tokens}
    pairs = [(token, below.get(token.seen_in)) for token in head.tokens]
    wholes = [joined(one.text, other.text, table.decimals) if other else None for one, other in pairs]
    if not any(
        value is not None and other is not None and _is_believable(one, other, value, table)
        for (one, other), value in zip(pairs, wholes, strict=True)
    ):
        return ()
    cells: list[_Cell] = []
    for (token, other), value in zip(pairs, wholes, strict=True):
        if value is not None and other is not None and table.pool.may_hold(value):
            cells.append(
                _Cell(token.seen_in, ((Figure(value, JOINED, 0), (token, other)),), token.text + other.text)
            )
        else:
            alone = _alone(token, table)
            dearer = tuple((replace(f, cost=f.cost + _HALF_KEPT), t) for f, t in alone.figures)
            cells.append(replace(alone, figures=dearer))
    above = {token.seen_in for token in head.tokens}
    cells += [
        _alone(token, table)
        for token in tail.tokens
        if token.seen_in not in above and is_whole(token.text, table.decimals)
    ]
    return tuple(sorted(cells, key=lambda cell: cell.column))


def _is_believable(head: Token, tail: Token, value: Decimal, table: Table) -> bool:
    both_whole = is_whole(head.text, table.decimals) and is_whole(tail.text, table.decimals)
    return value in table.pool if both_whole else table.pool.may_hold(value)


# ---- one line read in one way


@dataclass(frozen=True, slots=True)
class _Reading:
    seen: tuple[tuple[int, Figure, tuple[Token, ...]], ...]  # column, number, where it stands
    cost: int


def _readings(source: _Source) -> Iterator[_Reading]:
    """Cells that print the same are read alike."""
    texts = list(dict.fromkeys(cell.text for cell in source.cells if cell.figures))
    options = {cell.text: range(len(cell.figures)) for cell in source.cells if cell.figures}
    cheap: Iterable[tuple[int, ...]] = product(*(options[text] for text in texts))
    figures_of = {cell.text: cell.figures for cell in source.cells}
    ranked = sorted(
        cheap if _count(options) <= 4096 else [tuple(0 for _ in texts)],
        key=lambda choice: sum(figures_of[t][n][0].cost for t, n in zip(texts, choice, strict=True)),
    )
    for choice in ranked[:_MOST_READINGS]:
        chosen = dict(zip(texts, choice, strict=True))
        seen = [
            (cell.column, *cell.figures[chosen[cell.text]]) for cell in source.cells if cell.text in chosen
        ]
        cost = sum(figures_of[t][n][0].cost for t, n in chosen.items())
        lost = sum(LEFT_OUT for cell in source.cells if not cell.figures)
        yield _Reading(tuple(seen), source.cost + cost + lost)


def _count(options: dict[str, range]) -> int:
    count = 1
    for choices in options.values():
        count *= len(choices)
    return count


def _ways(
    reading: _Reading, columns: Sequence[int], factor: int, identities: Sequence[RowEquality]
) -> list[Way]:
    values = [_fen(figure.value, factor) for _, figure, _ in reading.seen]
    seen = [
        Seen(value, column, at > 0 and values[at - 1] == value)
        for at, (value, (column, _, _)) in enumerate(zip(values, reading.seen, strict=True))
    ]
    return ways(seen, columns, identities)


def _candidate(way: Way, reading: _Reading, source: _Source) -> Candidate:
    reads: list[Read | None] = []
    for place, at in enumerate(way.taken):
        if place == way.inferred:
            reads.append(Read((), INFERRED))
        elif at is None:
            reads.append(None)
        else:
            reads.append(Read(reading.seen[at][2], reading.seen[at][1].how))
    return Candidate(way.values, tuple(reads), source.lines, way.cost + reading.cost)
