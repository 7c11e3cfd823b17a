"""Equalities added up; where one of several figures may be meant, the nearest is (int_rule_pairs)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from ingest.books.entries import Check, Entry, Equality


def check(entries: Sequence[Entry], equalities: Iterable[Equality]) -> tuple[Check, ...]:
    """What each equality comes to. One with a side that prints nothing is not compared."""
    checks: list[Check] = []
    choices: dict[str, list[Check]] = {}
    for equality in equalities:
        left, right = _add(entries, equality.left), _add(entries, equality.right)
        if left is None or right is None:
            continue
        compared = Check(equality, left, right)
        if equality.choice:
            choices.setdefault(equality.choice, []).append(compared)
        else:
            checks.append(compared)
    nearest = (min(rivals, key=lambda rival: _distance(entries, rival)) for rivals in choices.values())
    return (*checks, *nearest)


def _add(entries: Sequence[Entry], positions: Sequence[int]) -> Decimal | None:
    """None where nothing of them is printed; a right side without entries is a blank that counts as nothing."""
    printed = [amount for n in positions if (amount := entries[n].amount_yuan) is not None]
    return None if positions and not printed else sum(printed, Decimal(0))


def _distance(entries: Sequence[Entry], compared: Check) -> tuple[object, ...]:
    """Equally near ones in the order of the page."""
    right = [entries[n] for n in compared.equality.right]
    return (
        abs(compared.difference_yuan),
        min((entry.table_ordinal for entry in right), default=0),
        min((entry.row_no for entry in right), default=0),
        min((entry.col_no for entry in right), default=0),
        compared.equality.right,
    )
