"""Facts → files → warehouse: what was typeset is what the warehouse says, row for row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from samples.facts import Facts, load_facts, stems

FACTS = Path(__file__).parents[2] / "samples" / "facts"
AMOUNT = (
    "table_key", "table_no", "table_title", "unit_name", "side", "row_kind", "row_code", "paired_code", "item_code",
    "row_name", "fund", "origin", "spend", "measure", "figure_year", "figure_kind", "printed_text", "printed_unit",
)  # fmt: skip
INDICATOR = (
    "scope", "subject", "level1", "level2", "level3", "operator", "target", "measure_unit", "deadline", "horizon",
    "actual", "target_text",
)  # fmt: skip
ADDITIVE = {
    "fct_expenditure_by_function": "expenditure",
    "fct_expenditure_by_economic": "expenditure",
    "fct_expenditure_by_project": "expenditure",
    "fct_revenue_by_fund": "revenue",
}


@pytest.fixture(scope="module")
def con(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(warehouse, read_only=True) as connection:
        yield connection


@pytest.fixture(params=stems())
def facts(request: pytest.FixtureRequest) -> Facts:
    return load_facts(FACTS / request.param)


def rows(
    con: duckdb.DuckDBPyConnection, columns: tuple[str, ...], mart: str, stem: str
) -> Counter[tuple[str, ...]]:
    """A mart's rows of one document as text, NULL as nothing."""
    listed = ", ".join(f"coalesce(cast(mart.{column} as varchar), '')" for column in columns)
    found = con.execute(
        f"select {listed} from marts.{mart} as mart join marts.dim_document using (document_id) where path like ?",
        [f"{stem}.%"],
    ).fetchall()
    return Counter(found)


def as_text(records: object, columns: tuple[str, ...]) -> Counter[tuple[str, ...]]:
    return Counter(
        tuple("" if (value := getattr(record, column)) is None else str(value) for column in columns)
        for record in records  # type: ignore[attr-defined]
    )


def test_the_published_amounts_are_the_facts(con: duckdb.DuckDBPyConnection, facts: Facts) -> None:
    printed = [amount for amount in facts.amounts if amount.printed_text]
    assert printed
    assert rows(con, AMOUNT, "published_amounts", facts.stem) == as_text(printed, AMOUNT)


def test_money_is_its_printed_text_in_yuan(con: duckdb.DuckDBPyConnection, facts: Facts) -> None:
    amounts = con.execute(
        "select printed_text, printed_unit, amount_yuan from marts.published_amounts"
        " join marts.dim_document using (document_id) where path like ? and amount_yuan is not null",
        [f"{facts.stem}.%"],
    ).fetchall()
    assert amounts
    for text, unit, yuan in amounts:
        assert Decimal(text.replace(",", "")) * {"元": 1, "万元": 10000}[unit] == yuan


def test_the_indicators_are_the_facts(con: duckdb.DuckDBPyConnection, facts: Facts) -> None:
    assert rows(con, INDICATOR, "fct_indicator", facts.stem) == as_text(facts.indicators, INDICATOR)


def test_the_glossary_is_the_facts_with_its_codes(con: duckdb.DuckDBPyConnection, facts: Facts) -> None:
    columns = ("ordinal", "term", "definition")
    assert rows(con, columns, "dim_term", facts.stem) == as_text(facts.terms, columns)
    found = con.execute(
        "select ordinal, subject_code from marts.dim_term join marts.dim_document using (document_id)"
        " where path like ? and subject_method = 'own_tables'",
        [f"{facts.stem}.%"],
    ).fetchall()
    assert dict(found) == {int(t.ordinal): t.subject_code for t in facts.terms if t.subject_code}


def test_every_path_of_a_glossary_has_a_code(con: duckdb.DuckDBPyConnection) -> None:
    """Paths that the tables do not print, and those in names of other years, are the dictionary's to know."""
    found = dict(
        con.execute(
            "select subject_method, count(*) from marts.map_term_subject group by subject_method"
        ).fetchall()
    )
    assert None not in found
    assert found["dictionary"] > 0
    assert found["own_tables_other_name"] > 0


def test_every_amount_is_printed_and_none_is_unplaced(con: duckdb.DuckDBPyConnection) -> None:
    assert con.execute("select distinct reading from marts.published_amounts").fetchall() == [("printed",)]
    assert con.execute("select count(*) from audit.unplaced_cells").fetchone() == (0,)


def test_weights_and_scores_are_the_facts(con: duckdb.DuckDBPyConnection, facts: Facts) -> None:
    """Apart from the other columns, because 8.3 and 8.3000 are one number."""

    def numbers(found: Counter[tuple[str, ...]]) -> Counter[tuple[str, ...]]:
        plain: Counter[tuple[str, ...]] = Counter()
        for (name, *texts), times in found.items():
            plain[name, *(str(Decimal(text).normalize()) if text else "" for text in texts)] += times
        return plain

    columns = ("level3", "weight", "score")
    assert numbers(rows(con, columns, "fct_indicator", facts.stem)) == numbers(
        as_text(facts.indicators, columns)
    )


def test_every_check_that_compared_something_holds(con: duckdb.DuckDBPyConnection, facts: Facts) -> None:
    """The breaks that the facts name are of prose against tables, or within rounding: no table check breaks."""
    found = con.execute(
        "select verdict, count(*) from audit.balance_checks join marts.dim_document using (disclosure_id)"
        " where path like ? and compared > 0 group by all",
        [f"{facts.stem}.%"],
    ).fetchall()
    verdicts = dict(found)
    assert verdicts["holds"] > 100
    assert set(verdicts) <= {"holds", "rounding"}


@pytest.mark.parametrize(("fact", "side"), ADDITIVE.items())
def test_an_additive_fact_makes_the_printed_total(
    con: duckdb.DuckDBPyConnection, facts: Facts, fact: str, side: str
) -> None:
    """Within half of 0.01 万元 for each number added; what the leaves miss is a line of its own."""
    scheme = "scheme" if fact == "fct_expenditure_by_economic" else "'all'"
    sums = con.execute(
        f"select {scheme} as scheme, table_key, sum(amount_yuan), count(*) from marts.{fact}"
        " join marts.dim_document using (document_id) where path like ? group by all",
        [f"{facts.stem}.%"],
    ).fetchall()
    assert sums or fact == "fct_expenditure_by_project"
    for _, table_key, total, numbers in sums:
        totals = printed_totals(facts, table_key, side)
        assert totals or table_key in {"project_performance", "project_expenditure"}, (
            f"{table_key} prints no total"
        )
        assert not totals or min(abs(total - value) for value in totals) <= 50 * numbers


def printed_totals(facts: Facts, table_key: str, side: str) -> list[Decimal]:
    """Every total of the whole department that a table prints; 人员经费合计 and 公用经费合计 make one together."""
    found = [
        (amount.row_name, Decimal(amount.printed_text.replace(",", "")) * 10000)
        for amount in facts.amounts
        if (amount.table_key, amount.row_kind, amount.side, amount.printed_unit)
        == (table_key, "total", side, "万元")
        and not amount.unit_name
        and amount.printed_text
    ]
    if found and all(name.endswith("经费合计") for name, _ in found):
        return [sum((value for _, value in found), Decimal(0))]
    return [value for _, value in found]
