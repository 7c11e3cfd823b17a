"""Errors planted in sound PDFs: each is the publisher's, at its place, and no number is mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import duckdb
import pytest

from ingest.build.progress import SilentReporter
from ingest.build.run import build
from ingest.project import Places
from samples.facts import FACTS_FOLDER, Amount, Facts, load_facts
from samples.templates import three_code_columns
from samples.typeset import FontMissing, require_fonts
from tests.edited_project import project_with

STEM = next(iter(three_code_columns.STEMS))


@dataclass(frozen=True, slots=True)
class Planted:
    """One disclosure like the sample in all but some figures."""

    agency_name: str
    is_hit: Callable[[Amount], bool]
    misprint: Callable[[str], str]
    table_key: str
    rules: frozenset[str]  # each of which must accuse

    def facts(self, sound: Facts) -> Facts:
        wrong = tuple(
            replace(each, printed_text=self.misprint(each.printed_text))
            if each.printed_text and self.is_hit(each)
            else each
            for each in sound.amounts
        )
        who = replace(
            sound.disclosure, agency_name=self.agency_name, title=f"{self.agency_name}2023年部门预算"
        )
        return replace(sound, disclosure=who, amounts=wrong)


def at(table_key: str, row: str, spend: str) -> Callable[[Amount], bool]:
    """The one figure of a table in this row, by code or name, and column."""
    return lambda each: (
        each.table_key == table_key and row in {each.row_code, each.row_name} and each.spend == spend
    )


def ten_thousandfold(text: str) -> str:
    return f"{Decimal(text.replace(',', '')) * 10000:,.2f}"


PLANTED = {
    "leaf": Planted(
        "晋城市甲局",
        at("general_expenditure", "2010504", "project"),
        lambda _: "5,606.00",
        "general_expenditure",
        frozenset({"parent_is_children_function", "total_is_spends"}),
    ),
    "total": Planted(
        "晋城市乙局",
        at("expenditure_summary", "合计", "all"),
        lambda _: "10,736.05",
        "expenditure_summary",
        frozenset({"total_is_function", "total_is_spends", "expenditure_summary_is_summary_total"}),
    ),
    "across tables": Planted(
        "晋城市丙局",
        lambda each: at("project_performance", "智库合作项目", "project")(each) and each.measure == "amount",
        lambda _: "90,000",
        "project_performance",
        frozenset({"project_forms_are_projects"}),
    ),
    "unit": Planted(
        "晋城市丁局",
        lambda each: each.table_key == "general_basic",
        ten_thousandfold,
        "general_basic",
        frozenset({"basic_table_is_basic_column", "basic_column_is_economic_classes"}),
    ),
    "sign": Planted(
        "晋城市戊局",
        at("general_expenditure", "2010550", "project"),
        lambda text: f"-{text}",
        "general_expenditure",
        frozenset({"parent_is_children_function", "total_is_spends"}),
    ),
    "none": Planted("晋城市己局", lambda _: False, str, "", frozenset()),
}


EXPLAINED = {
    "agency_name": PLANTED["sign"].agency_name,
    "fiscal_year": "2023",
    "kind": "budget",
    "scope": "department",
    "rule_id": "total_is_spends",
    "table_key": "general_expenditure",
    "row_label": "2010550 事业运行",
    "difference_yuan": "8800000.00",
    "reason": "the sign is a misprint",
}


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """All of them in one warehouse, as disclosures of different agencies."""
    try:
        require_fonts()
    except FontMissing as missing:
        pytest.skip(str(missing))
    folder = tmp_path_factory.mktemp("planted")
    (folder / "documents").mkdir()
    sound = load_facts(FACTS_FOLDER / STEM)
    for number, planted in enumerate(PLANTED.values()):
        three_code_columns.make(planted.facts(sound), folder / "documents" / f"{number}.pdf")
    project = project_with(folder / "project", "acknowledged_breaks", EXPLAINED)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("ingest.build.dbt.ROOT", project)
        build(Places(folder / "documents", folder / "warehouse.duckdb"), 2, SilentReporter())
    with duckdb.connect(folder / "warehouse.duckdb", read_only=True) as connection:
        yield connection


def planted_ids(con: duckdb.DuckDBPyConnection, planted: Planted) -> set[str]:
    """The amounts that hold what was planted, found by where they stand and what they print."""
    sound = load_facts(FACTS_FOLDER / STEM)
    wrong = [
        after
        for before, after in zip(sound.amounts, planted.facts(sound).amounts, strict=True)
        if before != after
    ]
    found = con.execute(
        "select amount_id, row_name, spend, printed_text from marts.published_amounts"
        " join marts.dim_disclosure using (disclosure_id) where agency_name = ? and table_key = ?",
        [planted.agency_name, planted.table_key],
    ).fetchall()
    sought = {(each.row_name, each.spend, each.printed_text) for each in wrong}
    ids = {amount_id for amount_id, *place in found if tuple(place) in sought}
    assert {tuple(place) for _, *place in found} >= sought
    return ids


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_error_is_the_publishers_at_its_place(con: duckdb.DuckDBPyConnection, name: str) -> None:
    planted = PLANTED[name]
    breaks = con.execute(
        "select checks.check_id, rule_id, verdict, list(amount_id) as ids from audit.balance_checks as checks"
        " join marts.dim_disclosure using (disclosure_id) join audit.break_terms as terms using (check_id)"
        " where agency_name = ? group by all order by rule_id",
        [planted.agency_name],
    ).fetchall()
    assert {verdict for _, _, verdict, _ in breaks} <= {"publisher"}
    assert {rule_id for _, rule_id, _, _ in breaks} >= planted.rules
    ids = planted_ids(con, planted)
    strangers = [(rule_id, check_id) for check_id, rule_id, _, terms in breaks if not ids & set(terms)]
    assert not strangers, "accused without a planted number"


@pytest.mark.parametrize("name", PLANTED)
def test_what_is_printed_stays(con: duckdb.DuckDBPyConnection, name: str) -> None:
    readings = con.execute(
        "select distinct reading from marts.published_amounts"
        " join marts.dim_disclosure using (disclosure_id) where agency_name = ?",
        [PLANTED[name].agency_name],
    ).fetchall()
    assert readings == [("printed",)]
    planted_ids(con, PLANTED[name])


def test_the_grade_follows_the_books(con: duckdb.DuckDBPyConnection) -> None:
    grades = dict(
        con.execute(
            "select agency_name, checks_publisher > 0 and grade > 'A' from audit.disclosure_quality"
        ).fetchall()
    )
    assert grades == {each.agency_name: name != "none" for name, each in PLANTED.items()}
    line_grades = con.execute(
        "select count(*) from marts.budget_lines as lines join audit.disclosure_quality as quality"
        " using (disclosure_id) where lines.grade is distinct from quality.grade"
    ).fetchone()
    assert line_grades == (0,)


def test_an_acknowledged_break_is_explained_and_stays_the_publishers(con: duckdb.DuckDBPyConnection) -> None:
    explained = con.execute(
        "select agency_name, rule_id, verdict, acknowledged_reason from audit.balance_checks"
        " join marts.dim_disclosure using (disclosure_id) where is_acknowledged"
    ).fetchall()
    assert explained == [
        (EXPLAINED["agency_name"], EXPLAINED["rule_id"], "publisher", EXPLAINED["reason"]),
    ]
