"""The Dawa sample is a Word file whose tables hold the facts, merged as the original merges them."""

from collections import Counter
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table

from samples.facts import FACTS_FOLDER, load_facts
from samples.make import DOCUMENTS

STEM = "dawa-smartcity-2023-final"
FACTS = load_facts(FACTS_FOLDER / STEM)
WORD = DOCUMENTS / f"{STEM}.docx"


def text_of(element: BaseOxmlElement) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def rows_of(table: Table) -> list[list[str]]:
    """Each merged cell once a row; the lower part of a cell merged downwards is blank."""
    return [
        ["" if cell.vMerge == "continue" else text_of(cell) for cell in row.tc_lst]
        for row in table._tbl.tr_lst
    ]


@pytest.fixture(scope="module")
def tables() -> list[list[list[str]]]:
    return [rows_of(table) for table in docx.Document(str(WORD)).tables]


def test_there_are_nine_tables_and_a_form_for_each_target(tables: list[list[list[str]]]) -> None:
    assert len(tables) == 9 + len(list(FACTS.forms()))


def test_every_figure_is_printed_as_often_as_the_facts_say(tables: list[list[list[str]]]) -> None:
    printed = Counter(text for table in tables[:9] for row in table for text in row)
    expected = Counter(
        amount.printed_text for amount in FACTS.amounts if amount.table_no and "." in amount.printed_text
    )
    assert {text: printed[text] for text in expected} == dict(expected)


def test_line_numbers_go_on_from_left_to_right(tables: list[list[list[str]]]) -> None:
    """行次 1-31 and 32-62 in 公开01表, 1-32 and 33-64 in 公开04表, as published."""
    for table, last in ((tables[0], 31), (tables[3], 32)):
        body = [row for row in table[3:] if len(row) > 1]
        assert [row[1] for row in body] == [str(number) for number in range(1, last + 1)]
        assert [row[4] for row in body] == [str(number) for number in range(last + 1, 2 * last + 1)]


def test_the_code_cell_reaches_over_three_columns() -> None:
    table = docx.Document(str(WORD)).tables[1]._tbl
    row = next(row for row in table.tr_lst if "2010350" in text_of(row))
    assert row.tc_lst[0].grid_span == 3


def test_blank_is_not_zero(tables: list[list[list[str]]]) -> None:
    """公开03表 leaves 项目支出 of 2010350 blank, 公开05表 prints it as 0.00."""
    blank = next(row for row in tables[2] if row[0] == "2010350")
    zero = next(row for row in tables[4] if row[0] == "2010350")
    assert (blank[4], zero[4]) == ("", "0.00")


def test_indicators_stand_in_their_forms(tables: list[list[list[str]]]) -> None:
    for table, (_, indicators) in zip(tables[9:], FACTS.forms(), strict=True):
        for indicator in indicators:
            row = next(row for row in table if len(row) > 3 and row[3] == indicator.level3)
            assert {indicator.target_text, indicator.score} <= set(row)


def test_nothing_in_the_file_depends_on_the_clock() -> None:
    with ZipFile(WORD) as package:
        assert len({entry.date_time for entry in package.infolist()}) == 1
        core = package.read("docProps/core.xml").decode()
    assert core.count("2024-09-20T09:00:00Z") == 2
