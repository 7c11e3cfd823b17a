"""Every example asks in two languages, runs on the published file, and answers something."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from ingest.docs.examples import EXAMPLES, BadExample, Example, all_examples, load_example

EXAMPLES_HERE = all_examples()
PUBLIC_TABLE = re.compile(r"(?:from|join) (\w+)\.(\w+)", re.IGNORECASE)


def test_there_are_at_least_ten() -> None:
    assert len(EXAMPLES_HERE) >= 10


@pytest.mark.parametrize("example", EXAMPLES_HERE, ids=lambda example: example.name)
def test_an_example_answers(example: Example, warehouse: Path) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        assert connection.execute(example.sql).fetchall(), "an example without an answer teaches nothing"


@pytest.mark.parametrize("example", EXAMPLES_HERE, ids=lambda example: example.name)
def test_an_example_asks_only_what_is_public(example: Example) -> None:
    schemas = {schema for schema, _ in PUBLIC_TABLE.findall(example.sql)}
    assert schemas
    assert schemas <= {"marts", "audit", "reports"}


@pytest.mark.parametrize("example", EXAMPLES_HERE, ids=lambda example: example.name)
def test_an_example_is_small_enough_to_read(example: Example) -> None:
    assert len(example.sql.splitlines()) <= 40


def test_an_example_without_a_question_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mute.sql"
    path.write_text("-- no question\nselect 1\n", encoding="utf-8")
    with pytest.raises(BadExample, match=r"mute\.sql: the first two lines are the question"):
        load_example(path)


def test_parts_add_up_to_the_printed_revenue(warehouse: Path) -> None:
    """The carry-over example is right where an independent sum over the printed tables says so."""
    carry_over = load_example(EXAMPLES / "carry_over.sql")
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        said = {row[0]: row[4] for row in connection.execute(carry_over.sql).fetchall()}
        printed = dict(
            connection.execute(
                """
                select disclosures.agency_name, max(amounts.amount_yuan)
                from marts.published_amounts as amounts
                inner join marts.dim_disclosure as disclosures
                    on amounts.disclosure_id = disclosures.disclosure_id
                where amounts.table_key = 'budget_summary' and amounts.row_kind = 'total'
                    and amounts.side = 'revenue'
                group by disclosures.agency_name
                """
            ).fetchall()
        )
    assert said == printed
