"""The gate finds faults of ours, and an exception in it is a fault too."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from ingest.build.progress import SilentReporter
from ingest.gate import run as gate
from ingest.gate.frames import CHECKS
from ingest.gate.run import GateFailed, run_gate
from ingest.gate.suites import READINGS, suites
from ingest.gate.vocabulary import load_vocabulary
from ingest.project import SEEDS

WORDS = load_vocabulary(SEEDS)
SOUND = {
    "amount_id": "a1", "disclosure_id": "s1", "document_id": "d1", "table_key": "expenditure_summary",
    "row_kind": "function", "row_name": "合计", "fund": "general", "origin": "all", "spend": "basic",
    "measure": "amount", "figure_year": 2023, "figure_kind": "budget", "value": Decimal("1.00"),
    "printed_text": "1.00", "reading": "printed", "page_no": 1, "row_no": 2, "col_no": 3, "side": "expenditure",
}  # fmt: skip


def sound_frames() -> dict[str, pd.DataFrame]:
    rule = WORDS.rules[0]
    rows: dict[str, list[dict[str, object]]] = {
        "amounts": [SOUND, {**SOUND, "amount_id": "a2", "side": None}],
        "documents": [
            {
                "path": "a.pdf", "document_id": "d1", "status": "read", "message": None,
                "published_path": "a.pdf", "published_status": "read", "is_explained": True,
            }
        ],
        "rules": [{"disclosure_id": "s1", "rule_id": rule, "checks": 1, "compared": 2}],
        "checks": [
            {
                "check_id": "c1", "rule_id": rule, "place": "p1", "verdict": "publisher", "compared": 2,
                "is_unread": False, "compared_nothing": False, "unbalanced_by_us": False,
            }
        ],
        "conserved": [{"kind": "amounts", "document_id": "d1", "landed": 2, "published": 2}],
        "same_amounts": [
            {
                "amount_id": "a1", "landed_value": "1.00", "published_value": "1.00",
                "landed_yuan": None, "published_yuan": None,
            }
        ],
        "money_cells": [{"path": "a.pdf", "page_no": 1, "text": "1.00", "has_place": True}],
    }  # fmt: skip
    return {name: pd.DataFrame(found, dtype=object) for name, found in rows.items()}


@pytest.fixture
def hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, pd.DataFrame]], None]:
    """Holds hand-made frames against the real suites."""

    def held(frames: dict[str, pd.DataFrame]) -> None:
        monkeypatch.setattr(gate, "query_frames", lambda *_: frames)
        with SilentReporter().stage("gate", None) as stage:
            run_gate(tmp_path / "build.duckdb", tmp_path / "landing.duckdb", tmp_path / "target", stage)

    return held


def test_sound_frames_pass_and_a_publishers_break_is_no_fault(
    hold: Callable[[dict[str, pd.DataFrame]], None], tmp_path: Path
) -> None:
    hold(sound_frames())
    assert (tmp_path / "target" / "gx" / "index.html").is_file()


FAULTS: tuple[tuple[str, str, object], ...] = (
    ("amounts", "amount_id", "a2"),
    ("amounts", "fund", "pocket money"),
    ("amounts", "row_name", None),
    ("amounts", "reading", "guessed"),
    ("documents", "published_path", None),
    ("documents", "is_explained", False),
    ("rules", "checks", 0),
    ("checks", "verdict", "fine"),
    ("checks", "compared_nothing", True),
    ("checks", "unbalanced_by_us", True),
    ("conserved", "published", 1),
    ("same_amounts", "published_value", "1.01"),
    ("same_amounts", "published_yuan", "1.01"),
    ("money_cells", "has_place", False),
)


def test_each_fault_of_ours_fails_and_is_named(hold: Callable[[dict[str, pd.DataFrame]], None]) -> None:
    """All at once: a run of the suites takes seconds."""
    frames = sound_frames()
    for frame, column, value in FAULTS:
        frames[frame].loc[0, column] = value
    with pytest.raises(GateFailed) as failed:
        hold(frames)
    named = [(fault.frame, fault.expectation) for fault in failed.value.faults]
    found = {(fault.frame, fault.found) for fault in failed.value.faults}
    assert any(frame == "money_cells" and "path=a.pdf, page_no=1" in what for frame, what in found)
    assert any(frame == "checks" and "place=p1" in what for frame, what in found)
    missed = [(f, c) for f, c, _ in FAULTS if not any(f == frame and c in what for frame, what in named)]
    assert missed == []
    assert not any("the gate itself failed" in fault.found for fault in failed.value.faults)


def test_an_exception_is_a_failure_of_the_gate_itself(
    hold: Callable[[dict[str, pd.DataFrame]], None],
) -> None:
    frames = sound_frames()
    frames["amounts"] = frames["amounts"].drop(columns="fund")
    with pytest.raises(GateFailed, match="the gate itself failed"):
        hold(frames)


def test_every_rule_and_word_of_the_dictionary_is_in_the_suites() -> None:
    generated = suites(WORDS)
    conditions = " ".join(str(getattr(e, "row_condition", "")) for e in generated["checks"])
    assert [rule for rule in WORDS.rules if f'"{rule}"' not in conditions] == []
    sets = {e.column: set(e.value_set) for e in generated["amounts"] if getattr(e, "value_set", None)}
    assert sets["fund"] == WORDS.funds
    assert sets["table_key"] == WORDS.table_keys
    assert sets["reading"] == set(READINGS)
    assert {
        "function",
        "economic_dept",
        "economic_gov",
        "use",
        "revenue",
        "unit",
        "project",
        "item",
        "total",
    } <= sets["row_kind"]
    assert {"amount", "share", "sme_reserved", "whole_project"} <= sets["measure"]


def test_a_repair_that_no_equality_bears_out_unbalances_by_us() -> None:
    """A repaired number that other equalities hold may stand in one that the publisher broke."""
    with duckdb.connect() as connection:
        connection.execute(
            """
            create schema marts;
            create schema audit;
            create table marts.published_amounts as
            from (values ('proven', 'repaired'), ('alone', 'inferred'), ('total', 'printed')) as t(amount_id, reading);
            create table marts.dim_document as
            from (values ('s', 'b.pdf'), ('s', 'a.pdf')) as t(disclosure_id, path);
            create table audit.balance_checks as
            select check_id, 's' as disclosure_id, 'r' as rule_id, 'p1' as place, verdict, compared, left_ids, right_ids
            from (values
                ('held', 'holds', 2, 'total', 'proven'),
                ('publishers', 'publisher', 2, 'total', 'proven'),
                ('ours', 'suspect', 3, 'total', 'proven,alone'),
                ('unread', 'unread', 0, null, null)
            ) as t(check_id, verdict, compared, left_ids, right_ids);
            create table audit.break_terms as
            from (values
                ('publishers', 'total'), ('publishers', 'proven'), ('ours', 'proven'), ('ours', 'alone')
            ) as t(check_id, amount_id);
            """
        )
        found = connection.execute(f"select check_id, path from ({CHECKS}) where unbalanced_by_us").fetchall()
    assert found == [("ours", "a.pdf, b.pdf")]
