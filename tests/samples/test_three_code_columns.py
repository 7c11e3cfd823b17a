"""Codes split over three columns join to the facts' codes; a form sets the term beside the year, in 元."""

from itertools import chain

import pdfplumber

from samples.facts import FACTS_FOLDER, load_facts
from samples.forms_in_yuan import WIDTHS, amounts_by_project, form_in_yuan
from samples.make import DOCUMENTS
from samples.tables import figures, pivot
from samples.templates import three_code_columns

STEM = next(iter(three_code_columns.STEMS))
FACTS = load_facts(FACTS_FOLDER / STEM)


def test_three_columns_join_to_the_printed_code() -> None:
    amounts = [amount for amount in FACTS.table("expenditure_summary") if amount.spend == "all"]
    columns = [*three_code_columns.code_columns(), figures("合计", spend="all")]
    grid = pivot(amounts, columns)
    joined = {}
    for cell in grid.cells:
        if not cell.head and cell.column < 3:
            joined[cell.row] = joined.get(cell.row, "") + cell.text
    assert list(joined.values()) == [amount.row_code for amount in amounts]


def test_total_row_is_merged_over_codes_and_name() -> None:
    amounts = FACTS.table("general_expenditure")[:1]
    columns = [*three_code_columns.code_columns(), figures("合计", spend="all")]
    grid = three_code_columns.merged_totals(pivot(amounts, columns))
    body = [(cell.column, cell.colspan, cell.text) for cell in grid.cells if not cell.head]
    assert body == [(0, 4, "合计"), (4, 1, amounts[0].printed_text)]


def test_form_fills_its_eight_columns_in_every_row() -> None:
    by_project = amounts_by_project(FACTS.table("project_performance"))
    for _, indicators in FACTS.forms():
        grid = form_in_yuan("102-某局", "3年", "20230314", by_project[indicators[0].subject], indicators)
        covered = sum(cell.rowspan * cell.colspan for cell in grid.cells)
        assert covered == grid.rows * len(WIDTHS)
        texts = [cell.text for cell in grid.cells]
        assert all(texts.count(indicator.level3) >= 2 for indicator in indicators)


def test_every_printed_amount_is_in_a_ruled_cell_of_the_file() -> None:
    with pdfplumber.open(DOCUMENTS / f"{STEM}.pdf") as pdf:
        tables = chain.from_iterable(page.extract_tables() for page in pdf.pages)
        cells = [cell for table in tables for row in table for cell in row if cell]
    printed = [amount.printed_text for amount in FACTS.amounts if amount.printed_text]
    short = {text for text in printed if cells.count(text) < printed.count(text)}
    assert not short
