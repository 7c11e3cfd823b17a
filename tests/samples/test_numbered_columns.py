"""The Shijiazhuang sample keeps what is hard about its original: rows cut by the page, repeated headings."""

from collections import Counter
from pathlib import Path

import pdfplumber
import pytest
from pdfplumber.page import Page

from samples.facts import FACTS_FOLDER, load_facts
from samples.make import DOCUMENTS
from samples.summaries import facing_sides, printed_labels
from samples.tables import figures, label, numbered_rows, pivot

STEM = "shijiazhuang-data-2023-budget"
FACTS = load_facts(FACTS_FOLDER / STEM)
PDF = DOCUMENTS / f"{STEM}.pdf"


def rows_of(page: Page) -> list[list[str]]:
    """The first table of a page, None for the rest of a merged cell."""
    tables = page.extract_tables()
    return [[(text or "").replace("\n", "") for text in row] for row in tables[0]] if tables else []


@pytest.fixture(scope="module")
def pages() -> list[tuple[str, list[list[str]]]]:
    with pdfplumber.open(PDF) as pdf:
        return [(page.extract_text(), rows_of(page)) for page in pdf.pages]


def test_every_figure_is_printed_as_often_as_the_facts_say() -> None:
    printed: Counter[str] = Counter()
    with pdfplumber.open(PDF) as pdf:
        for page in pdf.pages:
            for table in page.extract_tables():
                printed.update((text or "").replace("\n", "") for row in table for text in row)
    # Row and column numbers are whole numbers too; only figures have decimals.
    expected = Counter(amount.printed_text for amount in FACTS.amounts if "." in amount.printed_text)
    assert {text: printed[text] for text in expected} == dict(expected)


def test_a_row_goes_on_over_the_page(pages: list[tuple[str, list[list[str]]]]) -> None:
    """2080505 begins on one page; the rest of its name stands alone under the headings of the next."""
    cut = next(index for index, (_, rows) in enumerate(pages) if rows and rows[-1][1] == "2080505")
    above, below = pages[cut][1][-1], pages[cut + 1][1][3]
    assert above[2] + below[2] == "机关事业单位基本养老保险缴费支出"
    assert above[3] == "107.00"
    assert [text for column, text in enumerate(below) if column != 2] == [""] * (len(below) - 1)


def test_headings_and_department_stand_on_every_page_of_a_table(
    pages: list[tuple[str, list[list[str]]]],
) -> None:
    revenue = [(text, rows) for text, rows in pages if rows and len(rows[0]) == 13 and rows[0][0] == "序号"]
    assert len(revenue) == 2
    for text, rows in revenue:
        assert text.startswith(("部门预算收入总表", "302 "))
        assert "预算年度：2023" in text
        assert rows[2] == ["栏次", *map(str, range(1, 13))]


def test_row_numbers_run_through(pages: list[tuple[str, list[list[str]]]]) -> None:
    numbers = [
        row[0]
        for _, rows in pages
        if rows and rows[0][0] == "序号" and len(rows[0]) == 8
        for row in rows[3:]
        if row[0]
    ]
    assert numbers == [str(number) for number in range(1, 38)]


def test_the_sides_of_a_summary_meet_at_their_totals() -> None:
    amounts = FACTS.table("appropriation_summary")
    left, right = facing_sides(amounts)
    names = [list(dict.fromkeys(amount.row_name for amount in side)) for side in (left, right)]
    assert len(names[0]) == len(names[1])
    assert names[0].index("本年收入合计") == names[1].index("本年支出合计")
    assert (names[0][-1], names[1][-1]) == ("收入总计", "支出总计")
    labels = printed_labels(right)
    assert labels(right[0]) == "一、一般公共服务支出"


def test_spare_rows_stand_before_the_last_total() -> None:
    amounts = FACTS.table("budget_summary")
    plain, _ = facing_sides(amounts)
    spare, _ = facing_sides(amounts, spare=2)
    assert len(spare) == len(plain) + 2
    assert [amount.printed_text for amount in spare[-3:-1]] == ["", ""]


def test_numbered_rows_keep_merged_headings_whole() -> None:
    amounts = FACTS.table("general_expenditure")
    columns = [label(("科目", "编码"), lambda amount: amount.row_code)]
    columns += [figures(("金额", spend), spend=spend) for spend in ("all", "basic", "project")]
    grid = numbered_rows(pivot(amounts, columns))
    covered = {
        (row, column)
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    }
    assert len(covered) == grid.rows * grid.columns
    assert sum(cell.rowspan * cell.colspan for cell in grid.cells) == len(covered)


def test_the_sample_is_one_file() -> None:
    assert Path(PDF).stat().st_size < 1024 * 1024
