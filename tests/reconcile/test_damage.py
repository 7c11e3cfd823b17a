"""The promise on damaged text: next to nothing false is called sure, and much is put right.

Each kind of damage alone, and all of them together, in the documents of documents/; the same damages in every run.
`python -m bench.damage` measures more of them.
"""

from __future__ import annotations

import pytest

from bench.damage.__main__ import sample_documents
from bench.damage.measure import MIXED, Tally, measure, trials_of
from bench.damage.striking import KINDS

PROCESSES = 2
PERCENT = 10
# Of the damaged cells, what is called sure at a wrong place or with a wrong value, and in proportion to them cells that no
# damage touched and that are. docs/quality.md says what is left of them, also where twice as much is struck.
MOST_WRONG = 0.001
MOST_ELSEWHERE = 0.001
# Least share put right of the damaged cells of each kind.
LEAST_RIGHT = {
    "blank dropped": 0.8,
    "cell dropped": 0.3,
    "cell repeated": 0.4,
    "wrapped within": 0.98,
    "line broken": 0.75,
    "wrapped over rows": 0.8,
    "last digit lost": 0.8,
    "digit misread": 0.2,
    "label lost": 0.25,
    "cells shifted": 0.85,
    "page broken": 0.95,
    "pushed down": 0.45,
    "heading cut": 0.25,
    "heading repeated": 0.95,
    MIXED: 0.45,
}


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    trials = trials_of(sample_documents(), (*KINDS, MIXED), (PERCENT,), 1)
    return {kind: tally for (kind, _), tally in measure(trials, PROCESSES).items()}


def test_next_to_nothing_false_is_called_sure(tallies: dict[str, Tally]) -> None:
    total = sum(tallies.values(), Tally())
    assert total.damaged > 1000
    assert total.wrong <= MOST_WRONG * total.damaged, tallies
    assert total.elsewhere <= MOST_ELSEWHERE * total.damaged, tallies


@pytest.mark.parametrize("kind", LEAST_RIGHT)
def test_damage_is_put_right(tallies: dict[str, Tally], kind: str) -> None:
    assert tallies[kind].right >= LEAST_RIGHT[kind] * tallies[kind].damaged
