"""Whole rows: every way to lay a row's numbers into its places that its own identities allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

# What a way of reading costs.
BROKEN = 12  # an identity that fails
UNCOMPARED = 5  # a total whose parts are not printed, or lost
TURN = 1  # from here on the numbers stand another number of columns beside their headings …
_FAR = 3  # … and one more for each so many columns
_FARTHEST = 4
SOME_LEFT_OUT = 1  # not every number finds a place …
REPEATED = 1  # … for each that is left out and repeats one of the row's
LEFT_OUT = 4  # … and for any other
INFERRED = 6  # a number that only the row's identities give
_COMPLETED = (1, 2)  # a fund's number takes part in the sum of its own year and in that of all
_LIMITS = (2, 5, 9, 14)  # of the cost of ways, one after another until there is one
_REACH = 6  # ways that cost so much more than the best are no rivals
_MOST_WAYS = 48
_MOST_STEPS = 20_000  # of a search within one row; a row that needs more is left as printed


@dataclass(frozen=True, slots=True)
class RowEquality:
    """An identity within one row, by the positions of its places."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    tolerance: int


@dataclass(frozen=True, slots=True)
class Seen:
    """A number of the row, in fen, with where it seems to stand."""

    value: int
    column: int
    repeats: bool  # it is the number just before it


@dataclass(frozen=True, slots=True)
class Way:
    """One way to fill a row: for each place the position of its number in the row, None for a blank."""

    values: tuple[int | None, ...]
    taken: tuple[int | None, ...]
    inferred: int | None  # the place whose number is not printed
    cost: int


def breaks(values: Sequence[int | None], equality: RowEquality) -> bool:
    """Whether the sides differ; a sum whose parts are not printed is not compared, parts without their sum are."""
    left = right = 0
    has_left = has_right = False
    for i in equality.left:
        if (value := values[i]) is not None:
            left, has_left = left + value, True
    for i in equality.right:
        if (value := values[i]) is not None:
            right, has_right = right + value, True
    return has_right and (right != 0 if not has_left else abs(left - right) > equality.tolerance)


def is_uncompared(values: Sequence[int | None], equality: RowEquality) -> bool:
    """Whether a sum is printed and none of its parts."""
    return any(values[i] is not None for i in equality.left) and all(
        values[i] is None for i in equality.right
    )


def exceeds(values: Sequence[int | None], equality: RowEquality) -> bool:
    """Whether the parts filled so far are more than their sum, or stand under none."""
    whole = equality.tolerance
    has_left = False
    for i in equality.left:
        if (value := values[i]) is not None:
            whole, has_left = whole + value, True
    if not has_left:
        return True
    for i in equality.right:
        if i < len(values):
            whole -= values[i] or 0
    return whole < 0


def ways(seen: Sequence[Seen], columns: Sequence[int], equalities: Sequence[RowEquality]) -> list[Way]:
    """The cheapest ways first. Where none keeps every identity, those that keep all with one number inferred."""
    search = _Search(seen, columns, equalities)
    found = search.run(0)
    for broken in () if found else _COMPLETED:
        if min((way.cost for way in found), default=BROKEN) >= BROKEN:
            found += _completed(search.run(broken), equalities)
    least = min((way.cost for way in found), default=0)
    near = sorted(
        (way for way in found if way.cost <= least + _REACH), key=lambda way: (way.cost, str(way.values))
    )
    return near[:_MOST_WAYS]


def _turn(columns: int) -> int:
    return min(TURN + abs(columns) // _FAR, _FARTHEST) if columns else 0


class _Search:
    """Place after place from the left: a blank, or the next number that is kept. Dearer ways only where none is cheap."""

    def __init__(
        self, seen: Sequence[Seen], columns: Sequence[int], equalities: Sequence[RowEquality]
    ) -> None:
        self._seen, self._columns, self._equalities = seen, columns, equalities
        counted = Counter(token.value for token in seen)
        self._left_out = [REPEATED if counted[token.value] > 1 else LEFT_OUT for token in seen]
        self._left_out_from = [sum(self._left_out[at:]) for at in range(len(seen) + 1)]
        # An identity can be tried as soon as its last place is filled.
        self._due: list[list[RowEquality]] = [[] for _ in columns]
        for equality in equalities:
            self._due[max((*equality.left, *equality.right))].append(equality)
        # Of a sum that is known, parts that exceed it already need no further trying.
        self._growing: list[list[RowEquality]] = [[] for _ in columns]
        for equality in equalities if all(token.value >= 0 for token in seen) else ():
            for at in equality.right:
                if max(equality.left) < at:
                    self._growing[at].append(equality)
        self._found: dict[tuple[int | None, ...], Way] = {}
        self._allowed = self._steps = self._limit = 0
        self._values: list[int | None] = []
        self._taken: list[int | None] = []

    def run(self, allowed: int) -> list[Way]:
        """Every way within reach of the cheapest that breaks so many identities at most."""
        self._allowed, self._steps = allowed, 0
        for limit in _LIMITS:
            least = self._within(limit + BROKEN * allowed)
            if least is not None:
                self._within(least + _REACH)
                break
        return list(self._found.values())

    def _within(self, limit: int) -> int | None:
        self._found, self._limit = {}, limit
        self._step(0, 0, 0, 0, 0)
        return min((way.cost for way in self._found.values()), default=None)

    def _step(self, place: int, token: int, move: int, cost: int, broken: int) -> None:
        self._steps += 1
        if self._steps > _MOST_STEPS:
            return
        if place == len(self._columns):
            self._keep(cost + self._left_out_from[token])
            return
        self._fill(place, None, token, move, cost, broken)
        left_out = 0
        for at in range(token, len(self._seen)):
            seen = self._seen[at]
            if not (seen.repeats and at > token):  # of a run of one number the first are kept
                shift = self._columns[place] - seen.column
                turned = cost + left_out + _turn(shift - move)
                self._fill(place, at, at + 1, shift, turned, broken)
            left_out += self._left_out[at]
            if cost + left_out > self._limit:
                break

    def _fill(self, place: int, at: int | None, token: int, move: int, cost: int, broken: int) -> None:
        if (
            cost > self._limit
            or len(self._seen) - token - (len(self._columns) - place - 1) > self._limit - cost
        ):
            return  # too dear already, or more numbers are left than places for them
        values = self._values
        values.append(None if at is None else self._seen[at].value)
        self._taken.append(at)
        for equality in self._due[place]:
            if breaks(values, equality):
                broken, cost = broken + 1, cost + BROKEN
            elif is_uncompared(values, equality):
                cost += UNCOMPARED
        if at is not None and broken <= self._allowed:
            broken += sum(exceeds(values, e) for e in self._growing[place] if e not in self._due[place])
        if broken <= self._allowed and cost <= self._limit:
            self._step(place + 1, token, move, cost, broken)
        values.pop()
        self._taken.pop()

    def _keep(self, cost: int) -> None:
        if sum(at is not None for at in self._taken) < len(self._seen):
            cost += SOME_LEFT_OUT
        if cost > self._limit or all(value is None for value in self._values):
            return
        key = tuple(self._values)
        if key not in self._found or cost < self._found[key].cost:
            self._found[key] = Way(key, tuple(self._taken), None, cost)


def _completed(found: list[Way], equalities: Sequence[RowEquality]) -> list[Way]:
    """Ways with the one number, at a place where none is printed, that mends every identity that they break."""
    whole: list[Way] = []
    for way in found:
        broken = [equality for equality in equalities if breaks(way.values, equality)]
        missing = {_short_by(way.values, equality) for equality in broken}
        least = min(missing, default=0)
        if least <= 0 or len(missing) > 1:
            continue
        for at in set.intersection(*(set(equality.right) for equality in broken)):
            if way.values[at] is not None:
                continue
            values = (*way.values[:at], least, *way.values[at + 1 :])
            if not any(breaks(values, equality) for equality in equalities):
                whole.append(Way(values, way.taken, at, way.cost - BROKEN * len(broken) + INFERRED))
    return whole


def _short_by(values: Sequence[int | None], equality: RowEquality) -> int:
    return sum(values[i] or 0 for i in equality.left) - sum(values[i] or 0 for i in equality.right)
