"""Candidates: for every row whose cells may have moved or been torn, the whole rows it may be, with what they cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import product

from ingest.interpret.reading import Token
from ingest.reconcile.lines import Line, Subject, Table, is_torn
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
from ingest.reconcile.sources import Source, sources
from ingest.reconcile.torn import SHORT, SHORT_COST, Figure, figures

INFERRED = "inferred"  # how a number is read that only the identities give
AS_PRINTED = 0  # the first candidate of every row
FIRM = 8  # a row that shows no damage read otherwise than it stands
_MOST_READINGS = 24  # of the numbers of one line
_MOST_CANDIDATES = 200
_NOTHING = 16  # at most, a row that prints numbers read as printing none


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


def as_printed(subject: Subject, lines: Sequence[Line], table: Table) -> Candidate:
    """The numbers of its own line, each where it stands."""
    own = lines[subject.first]
    places = {slot.col_no: at for at, slot in enumerate(subject.slots)}
    values: list[int | None] = [None] * len(subject.slots)
    reads: list[Read | None] = [None] * len(subject.slots)
    for token in own.tokens:
        at = places.get(token.seen_in)
        found = figures(token.text, table.manner, table.pool) if at is not None else []
        plain = next((f for f in found if not f.how or f.how == SHORT), None)
        if at is not None and plain is not None:
            values[at] = _fen(plain.value, table.factor)
            reads[at] = Read((token,), plain.how)
    return Candidate(tuple(values), tuple(reads), frozenset({subject.first}), 0)


def candidates(
    subject: Subject, lines: Sequence[Line], table: Table, identities: Sequence[RowEquality]
) -> list[Candidate]:
    """The cheapest ways to read a row, that as printed always among them."""
    best: dict[tuple[int | None, ...], Candidate] = {}
    columns = [slot.col_no for slot in subject.slots]
    for source in sources(subject, lines, table):
        for reading in _readings(source):
            for way in _ways(reading, columns, table.factor, identities):
                candidate = _candidate(way, reading, source)
                _keep(best, candidate)
    if is_torn(subject, lines, table.manner):
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
    firm = 0 if subject.is_slipped or is_torn(subject, lines, table.manner) else FIRM
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


# ---- one line read in one way


@dataclass(frozen=True, slots=True)
class _Reading:
    seen: tuple[tuple[int, Figure, tuple[Token, ...]], ...]  # column, number, where it stands
    cost: int


def _readings(source: Source) -> Iterator[_Reading]:
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
) -> tuple[Way, ...]:
    values = [_fen(figure.value, factor) for _, figure, _ in reading.seen]
    seen = tuple(
        Seen(value, column, at > 0 and values[at - 1] == value)
        for at, (value, (column, _, _)) in enumerate(zip(values, reading.seen, strict=True))
    )
    return _ways_once(seen, tuple(columns), tuple(identities))


@lru_cache(maxsize=1024)
def _ways_once(
    seen: tuple[Seen, ...], columns: tuple[int, ...], identities: tuple[RowEquality, ...]
) -> tuple[Way, ...]:
    """A row that may be torn in several ways prints the same numbers in most of them; and rows print what others do."""
    return tuple(ways(seen, columns, identities))


def _candidate(way: Way, reading: _Reading, source: Source) -> Candidate:
    reads: list[Read | None] = []
    for place, at in enumerate(way.taken):
        if place == way.inferred:
            reads.append(Read((), INFERRED))
        elif at is None:
            reads.append(None)
        else:
            reads.append(Read(reading.seen[at][2], reading.seen[at][1].how))
    return Candidate(way.values, tuple(reads), source.lines, way.cost + reading.cost)
