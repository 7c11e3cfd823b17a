"""The workbook holds numbers as numbers, shown as the facts print them, and codes as text."""

from pathlib import Path

import pytest
import python_calamine as calamine

from samples.facts import FACTS_FOLDER, load_facts
from samples.make import DOCUMENTS
from samples.sheets import number_format
from samples.templates import workbook

STEM = next(iter(workbook.STEMS))
BOOK = DOCUMENTS / f"{STEM}.xlsx"


def rows_of(path: Path, sheet: str) -> list[list[object]]:
    return [
        list(row)
        for row in calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_name(sheet).to_python()
    ]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("2,317.04", "#,##0.00"), ("1094.55", "0.00"), ("12,000", "#,##0"), ("5", "0"), ("0.5", "0.0")],
)
def test_number_format_shows_what_is_printed(printed: str, expected: str) -> None:
    assert number_format(printed) == expected


def test_one_sheet_for_each_table_number() -> None:
    facts = load_facts(FACTS_FOLDER / STEM)
    numbers = {amount.table_no for amount in facts.amounts} | {table.table_no for table in facts.empty_tables}
    sheets = calamine.CalamineWorkbook.from_path(str(BOOK)).sheet_names
    assert sorted(name for name in sheets if name.startswith("表")) == sorted(numbers)
    assert sheets[0] == "封面"


def test_codes_are_text_and_money_is_numeric() -> None:
    row = next(row for row in rows_of(BOOK, "表3") if row[0] == "2010350")
    assert row[2:6] == [976.56, 976.56, 892.68, 83.88]
    assert row[6] == ""


def test_every_form_of_a_number_stands_on_its_sheet_under_its_own_title() -> None:
    facts = load_facts(FACTS_FOLDER / STEM)
    forms = [form for form, indicators in facts.forms() if indicators[0].scope == "project"]
    title = facts.table("project_performance")[0].table_title
    assert sum(1 for row in rows_of(BOOK, "表18") if row[0] == title) == len(forms) > 1
