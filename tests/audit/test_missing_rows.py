"""Rows left out of a sound PDF: each is named, with the place that prints its figure, and none is made up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from ingest.audit.findings import findings_of
from ingest.audit.note import note_of
from ingest.build.progress import SilentReporter
from ingest.build.run import build
from ingest.project import Places
from samples.facts import FACTS_FOLDER, load_facts
from samples.templates import three_code_columns
from samples.typeset import FontMissing, require_fonts

STEM = next(iter(three_code_columns.STEMS))
LEFT_OUT = {
    ("expenditure_summary", "2101103"),  # one of two items
    ("general_expenditure", "208"),  # a class with all below it
    ("general_expenditure", "20805"),
    ("general_expenditure", "2080505"),
}


@pytest.mark.slow
def test_rows_left_out_are_named_where_their_figures_stand(tmp_path: Path) -> None:
    try:
        require_fonts()
    except FontMissing as missing:
        pytest.skip(str(missing))
    sound = load_facts(FACTS_FOLDER / STEM)
    kept = tuple(each for each in sound.amounts if (each.table_key, each.row_code) not in LEFT_OUT)
    (tmp_path / "documents").mkdir()
    three_code_columns.make(replace(sound, amounts=kept), tmp_path / "documents" / "short.pdf")
    places = Places(tmp_path / "documents", tmp_path / "warehouse.duckdb")
    build(places, 1, SilentReporter())
    with duckdb.connect(places.warehouse, read_only=True) as connection:
        named = connection.execute(
            "select distinct checks.table_key, missing.row_code, missing.table_key from audit.missing_rows as missing"
            " join audit.balance_checks as checks using (check_id) order by all"
        ).fetchall()
        published = connection.execute(
            "select count(*) from marts.published_amounts where reading != 'printed'"
        ).fetchone()
        reported = connection.execute(
            'select distinct "缺行所在表", "缺行" from reports."勾稽检查"'
            ' where "缺行" is not null or "缺行所在表" is not null order by all'
        ).fetchall()
        said = note_of(findings_of(connection))
    assert named == [
        ("expenditure_summary", "2101103", "revenue_summary"),
        ("general_expenditure", "208", "revenue_summary"),
    ]
    assert published == (0,)
    assert "a row is missing here: 2101103 公务员医疗补助, printed as 17.12 万元 in " in said
    assert [(row.partition("页 ")[2], bool(table)) for table, row in reported] == [
        ("208 社会保障和就业支出 75.06万元", True),
        ("2101103 公务员医疗补助 17.12万元", True),
    ]
