"""The rules over the entries of a document: its equalities (int_rule_sums, int_rule_pairs)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from ingest.books.cells import Cell, cells_of
from ingest.books.entries import Entry, Equality
from ingest.books.rules import Books, Rule, Side
from ingest.books.sides import Key, Shelf, match_key, sum_key

_FEN = Decimal("0.01")

Sums = dict[Key, dict[Key, list[Cell]]]  # by what must agree and what is added up


def ground(entries: Sequence[Entry], quanta: Mapping[int, Decimal], books: Books) -> tuple[Equality, ...]:
    """Every equality that a rule asks of these entries; `quanta` is the smallest step each table prints.

    An entry that prints nothing takes part as a printed one does. Over printed entries alone these are
    the pairs that SQL compares.
    """
    shelf = Shelf(cells_of(entries, books))
    return tuple(equality for rule in books.rules for equality in _ground_rule(rule, shelf, quanta))


def _ground_rule(rule: Rule, shelf: Shelf, quanta: Mapping[int, Decimal]) -> Iterator[Equality]:
    lefts = _sums(rule, rule.left, shelf)
    if not lefts:
        return
    rights = _sums(rule, rule.right, shelf)
    widths = _widths(rights)
    # The right side is printed in the table for that year: only then can a blank on it mean nothing rather than unread.
    printed_rights = {(key[:2], summed) for key, sums in rights.items() for summed in sums}
    for key, sums in lefts.items():
        matching = [right for right in rights.get(key, {}).values() if _means_something(rule, right, widths)]
        for summed, left in sums.items():
            choice = f"{rule.rule_id} {key} {summed}" if rule.relation == "one_of" else ""
            if matching:
                for right in matching:
                    yield _equality(rule, left, right, quanta, choice)
            elif rule.blank_policy == "nothing" and (key[:2], summed) in printed_rights:
                yield _equality(rule, left, [], quanta, choice)


def _sums(rule: Rule, side: Side, shelf: Shelf) -> Sums:
    matched, summed = match_key(rule, side), sum_key(side)
    sums: Sums = {}
    for cell in shelf.taken_by(rule, side):
        sums.setdefault(matched(cell), {}).setdefault(summed(cell), []).append(cell)
    return sums


def _widths(sums: Sums) -> dict[tuple[int, str], int]:
    """How many different columns of each table take part."""
    columns: dict[tuple[int, str], set[tuple[str, str, str]]] = {}
    for by_sum in sums.values():
        for cells in by_sum.values():
            for cell in cells:
                place = cell.entry.place
                columns.setdefault(cell.labelled.table, set()).add((place.fund, place.origin, place.spend))
    return {table: len(found) for table, found in columns.items()}


def _means_something(rule: Rule, right: Sequence[Cell], widths: Mapping[tuple[int, str], int]) -> bool:
    return rule.right_min_columns <= min(widths[cell.labelled.table] for cell in right) and (
        not rule.right_needs or any(_prints(cell, rule.right_needs) for cell in right)
    )


def _prints(cell: Cell, mark: str) -> bool:
    place = cell.entry.place
    return mark in {cell.profile.label_kind, place.origin} or (mark == "fund" and place.fund != "all")


def _equality(
    rule: Rule, left: Sequence[Cell], right: Sequence[Cell], quanta: Mapping[int, Decimal], choice: str
) -> Equality:
    return Equality(
        rule_id=rule.rule_id,
        relation=rule.relation,
        left=_positions(left),
        right=_positions(right),
        tolerance_yuan=_slack(left, quanta) + _slack(right, quanta),
        choice=choice,
        needs=_positions([cell for cell in right if rule.right_needs and _prints(cell, rule.right_needs)]),
    )


def _positions(cells: Sequence[Cell]) -> tuple[int, ...]:
    return tuple(sorted(cell.labelled.position for cell in cells))


def _slack(cells: Sequence[Cell], quanta: Mapping[int, Decimal]) -> Decimal:
    """Half of the last printed digit for each; a table that prints nothing has no step of its own."""
    steps = sum((quanta.get(cell.entry.table_ordinal, _FEN) for cell in cells), Decimal(0))
    return (steps / 2).quantize(_FEN, ROUND_HALF_UP)
