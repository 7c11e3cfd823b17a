"""Bodies over the years: year on year by 款, the figures copied by hand from the pages, through codes that changed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

COURT = "江苏省高级人民法院"
CPPCC = "江苏省政协办公厅"
WANLI = "上海市普陀区人民政府万里街道办事处"
DEPARTMENT = "上海市普陀区商务委员会"

# Body, year, breakdown, code, the code of the year before where it was another, this year and the year before as the
# two documents print them (in 万元; of the last body in 元).
PRINTED = [
    (COURT, 2018, "function", "20405", None, "26,200.88", "23,513.11"),
    (COURT, 2018, "function", "20805", None, "2,254.76", "2,347.13"),
    (COURT, 2018, "function", "22102", None, "4,716.51", "2,989.14"),
    (COURT, 2019, "function", "20405", None, "27,488.23", "26,200.88"),
    (COURT, 2019, "function", "20805", None, "2,355.65", "2,254.76"),
    (COURT, 2019, "function", "22102", None, "7,344.46", "4,716.51"),
    (COURT, 2018, "economic_dept", "30113", "30311", "1,398.26", "1,029.15"),
    (COURT, 2019, "economic_dept", "30113", None, "1,879.36", "1,398.26"),
    (COURT, 2019, "economic_dept", "30102", None, "8,252.03", "6,494.60"),
    (CPPCC, 2018, "function", "20102", None, "7,747.46", "6,463.55"),
    (CPPCC, 2018, "function", "20805", None, "823.76", "1,509.72"),
    (CPPCC, 2018, "function", "22102", None, "1,499.26", "1,093.52"),
    (CPPCC, 2019, "function", "20102", None, "10,191.56", "7,747.46"),
    (CPPCC, 2019, "function", "20805", None, "858.51", "823.76"),
    (CPPCC, 2019, "function", "22102", None, "2,247.04", "1,499.26"),
    (CPPCC, 2018, "economic_dept", "30113", "30311", "391.66", "341.75"),
    (CPPCC, 2019, "economic_dept", "30113", None, "492.87", "391.66"),
    (WANLI, 2024, "function", "20105", None, "257,700", "627,600"),
    (WANLI, 2025, "function", "20105", None, "438,300", "257,700"),
    (WANLI, 2024, "function", "20406", None, "300,000", "150,000"),
    (WANLI, 2025, "function", "20406", None, "300,000", "300,000"),
]
# The money whose 款 the pages print: not of all funds, where 收支总表 alone has those.
FUND = {COURT: "fiscal", CPPCC: "fiscal", WANLI: "all"}
YUAN = {COURT: 10_000, CPPCC: 10_000, WANLI: 1}


@pytest.fixture(scope="module")
def connection(corpus_warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(corpus_warehouse), read_only=True) as opened:
        yield opened


@pytest.mark.parametrize(("body", "year", "breakdown", "code", "before", "this", "last"), PRINTED)
def test_year_on_year_is_what_the_pages_print(
    connection: duckdb.DuckDBPyConnection,
    body: str,
    year: int,
    breakdown: str,
    code: str,
    before: str | None,
    this: str,
    last: str,
) -> None:
    found = connection.execute(
        "select amount_yuan, previous_yuan, difference_yuan, previous_item, is_comparable, previous_source"
        " from marts.year_on_year where agency_name = ? and fiscal_year = ? and kind = 'budget'"
        " and breakdown = ? and level = 2 and item = ? and (is_widest or (breakdown = 'function' and fund = ? and spend = 'all'))",
        [body, year, breakdown, code, FUND[body]],
    ).fetchall()
    now, then = (Decimal(text.replace(",", "")) * YUAN[body] for text in (this, last))
    assert found == [(now, then, now - then, before, True, "own_disclosure")]


def test_a_code_whose_money_changed_with_the_classification_is_not_compared(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    changed = connection.execute(
        "select distinct item from marts.year_on_year"
        " where agency_name = ? and fiscal_year = 2018 and level in (1, 2) and obstacle = 'scheme'",
        [COURT],
    ).fetchall()
    # 提租补贴 became part of 津贴补贴, 其他社会保障缴费 and 医疗费 were divided; all of it crossed from 303 into 301.
    assert {code for (code,) in changed} >= {
        "301",
        "303",
        "30102",
        "30104",
        "30112",
        "30114",
        "30307",
        "30312",
    }
    assert not connection.execute(
        "select item from marts.year_on_year where fiscal_year = 2019 and obstacle is not null and agency_name = ?",
        [COURT],
    ).fetchall()


def test_levels_of_one_breakdown_and_money_make_the_same_total(connection: duckdb.DuckDBPyConnection) -> None:
    uneven = connection.execute(
        "select disclosure_id, breakdown, fund, origin, spend,"
        " count(distinct total) as totals, count(*) as levels from ("
        "   select disclosure_id, breakdown, fund, origin, spend, level, sum(amount_yuan) as total"
        "   from marts.year_on_year where breakdown in ('project', 'revenue', 'three_public') or level < 2"
        "   group by all) group by all having totals > 1"
    ).fetchall()
    assert uneven == []


def test_the_widest_money_is_one_whatever_the_level(connection: duckdb.DuckDBPyConnection) -> None:
    sums = connection.execute(
        "select agency_name, level, fund, spend, sum(amount_yuan) from marts.year_on_year"
        " where breakdown = 'function' and fiscal_year = 2018 and is_widest group by all order by all"
    ).fetchall()
    court, council = Decimal("331721500.00"), Decimal("101504800.00")
    # Of the court 财政拨款 is all there is, and goes to the 项; the council has other money, which 收支总表 prints by 类.
    assert sums == [
        *((CPPCC, level, "all", "all", council) for level in (0, 1)),
        *((COURT, level, "fiscal", "all", court) for level in (0, 1, 2, 3)),
    ]


def test_a_department_and_its_own_unit_count_the_money_once(connection: duckdb.DuckDBPyConnection) -> None:
    total = Decimal("371514655.00")  # printed by both
    default = connection.execute(
        "select sum(amount_yuan) from marts.budget_lines where agency_name = ? and breakdown = 'function'",
        [DEPARTMENT],
    ).fetchone()
    assert default == (total,)
    beside = connection.execute(
        "select disclosures.scope, sum(lines.amount_yuan) from ("
        "   select disclosure_id, amount_yuan from marts.fct_expenditure_by_function"
        "   union all select disclosure_id, amount_yuan from marts.unit_lines where fact = 'function') as lines"
        " inner join marts.dim_disclosure as disclosures on lines.disclosure_id = disclosures.disclosure_id"
        " where disclosures.agency_name = ? group by all order by all",
        [DEPARTMENT],
    ).fetchall()
    assert beside == [("department", total), ("unit", total)]
