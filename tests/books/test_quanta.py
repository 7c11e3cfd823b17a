from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import pytest

from ingest.books import quanta_of
from ingest.dictionary import load_dictionary
from ingest.project import SEEDS


class Printed(NamedTuple):
    table_ordinal: int
    printed_text: str
    printed_unit: str | None


@pytest.mark.parametrize(
    ("texts", "unit", "step"),
    [
        (("12", "1,034.5"), "万元", "1000"),
        (("12.30", "7"), "万元", "100"),
        (("12.345678",), "万元", "0.01"),
        (("12.3456789",), "万元", "0.01"),  # finer than a fen
        (("1,034",), "元", "1"),
        (("12.30万元",), "万元", "100"),
        (("12.30",), None, "100"),  # read in 万元, as amounts without a printed unit are
    ],
)
def test_a_table_s_step_is_its_finest_print(texts: tuple[str, ...], unit: str | None, step: str) -> None:
    printed = [Printed(4, text, unit) for text in texts]
    assert quanta_of(printed, load_dictionary(SEEDS)) == {4: Decimal(step)}


def test_each_table_has_its_own_step() -> None:
    printed = [Printed(1, "2.5", "万元"), Printed(2, "2.5", "元")]
    assert quanta_of(printed, load_dictionary(SEEDS)) == {1: Decimal(1000), 2: Decimal("0.1")}
