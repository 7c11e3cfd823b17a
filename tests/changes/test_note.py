"""What a build and `yusuan diff` say of changes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ingest.changes.found import Change, Counted, Overview
from ingest.changes.note import line_of, list_of, warning_of
from ingest.terminal import width

CHANGE = Change(
    "某市数据局", 2031, "budget", "department", "amount", "changed", "2010301 行政运行", "general_expenditure",
    7, "value", Decimal("1000.00"), Decimal("1200.50"), None, None, "model", "model models/a.sql", 1,
)  # fmt: skip


def test_before_and_after_stand_under_each_other() -> None:
    other = replace(CHANGE, label="短", before_yuan=Decimal(5), after_yuan=Decimal(5),
                    before_text="printed", after_text="doubtful", cause="none", cause_detail=None)  # fmt: skip
    first, above, below, _, *causes = list_of([CHANGE, other]).splitlines()
    assert first == "某市数据局 2031 budget (department)"
    assert "1,000.00" in above
    assert "1,200.50" in above
    assert "printed" in below
    assert "5" not in below.split()
    assert len({width(line[: line.index("→")]) for line in (above, below)}) == 1
    assert causes == ["[model]  model models/a.sql", "[none]   nothing that a build is made from changed"]


def test_a_cut_list_says_how_long_it_is() -> None:
    text = list_of([replace(CHANGE, alike=1235)])
    assert "and 1,234 more" in text


def test_a_document_does_not_steer_the_terminal() -> None:
    assert "\x1b" not in list_of([replace(CHANGE, label="\x1b[31m红", agency_name="\x1b[2J局")])


def test_a_first_build_says_why_nothing_changed() -> None:
    overview = Overview("there was no published file before", (), 0, "")
    assert line_of(overview) == "changed since the last build: nothing (there was no published file before)"
    assert warning_of(overview) is None


def test_the_line_counts() -> None:
    counts = (Counted("amount", "changed", 1200), Counted("document", "added", 1))
    assert line_of(Overview(None, counts, 0, "")).endswith(": 1,200 amounts changed · 1 document added")


@pytest.mark.parametrize(
    ("suspects", "says"), [("model a.sql", "only this did: model a.sql"), ("", "made from did")]
)
def test_old_numbers_that_changed_by_our_own_doing_are_told_loudly(suspects: str, says: str) -> None:
    warning = warning_of(Overview(None, (), 12, suspects))
    assert warning is not None
    assert warning.startswith("WARNING: 12 numbers")
    assert says in warning
