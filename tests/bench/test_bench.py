"""The files that reading is measured on hold what they say, and both readers are measured alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.measure import ours, pdfplumbers
from bench.pages import make_all
from samples.typeset import FontMissing


def test_both_readers_are_held_to_the_same_cells(tmp_path: Path) -> None:
    try:
        made = {one.name: one for one in make_all(tmp_path, 1)}
    except FontMissing as error:
        pytest.skip(f"bench ({error})")
    ordinary = made["ordinary"]
    assert ordinary.truth is not None
    assert (0, 0, 0, "科目编码") in ordinary.truth
    assert (0, 1, 3, "一般公共预算") in ordinary.truth
    for reader in (ours, pdfplumbers):
        found = reader(ordinary.file, ordinary.file)
        assert found.pages == 1
        assert found.megabytes > 1
        assert ordinary.truth <= found.cells
