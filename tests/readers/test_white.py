"""Tables that no rules part, or rules of one direction alone."""

from pathlib import Path

import pytest

from ingest.readers import read_document
from ingest.readers.column_gaps import rules_in_gaps
from ingest.readers.white_words import Word, tables_in
from tests.readers.drawn import RULED, lines, pdf, rows, tables

# Strokes of typst's tables: none, across, across and around, down and around, the heading's alone, a heading's ground.
STROKES = {
    "none": "none",
    "across": "(x: none, y: 0.5pt)",
    "framed": "(x, y) => (left: if x == 0 {0.5pt}, right: if x == 4 {0.5pt}, y: 0.5pt)",
    "down": "(x, y) => (x: 0.5pt, top: if y < 3 {0.5pt}, bottom: if y == 5 {0.5pt})",
    "outer": "(x, y) => (left: if x == 0 {0.5pt}, right: if x == 4 {0.5pt}, top: if y == 0 {0.5pt}, bottom: if y == 5 {0.5pt})",
    "heading": "(x, y) => if y < 2 {0.5pt}",
}
GROUPED = """
Summary table #h(1fr)

#table(columns: (50pt, 110pt, 65pt, 65pt, 65pt), inset: 6pt, stroke: STROKE,
  align: (x, y) => if y < 2 {center + horizon} else if x > 1 {right + horizon} else {left + horizon},
  table.cell(rowspan: 2)[Code], table.cell(rowspan: 2)[Name], table.cell(colspan: 3)[Spending],
  [Total], [Basic], [Project],
  [201], [General services of all kinds and more], [1,034.50], [800.00], [],
  [20106], [Finance], [1,034.50], [800.00], [],
  [221], [Housing], [200.00], [200.00], [],
  [], [All], [1,234.50], [1,000.00], [],
)
"""


@pytest.mark.parametrize("stroke", STROKES)
def test_rows_columns_and_groups_are_the_same_whatever_is_ruled(tmp_path: Path, stroke: str) -> None:
    (table,) = tables(read_document(pdf(tmp_path, RULED + GROUPED.replace("STROKE", STROKES[stroke]))))
    body = [row for row in rows(table) if any("." in text for text in row)]
    assert [[" ".join(text.split()) for text in row] for row in body] == [
        ["201", "General services of all kinds and more", "1,034.50", "800.00", ""],
        ["20106", "Finance", "1,034.50", "800.00", ""],
        ["221", "Housing", "200.00", "200.00", ""],
        ["", "All", "1,234.50", "1,000.00", ""],
    ]
    group = next(cell for cell in table.cells if cell.text == "Spending")
    assert (group.col, group.col_span) == (2, 3)
    assert [cell.col for cell in table.cells if cell.text in {"Total", "Basic", "Project"}] == [2, 3, 4]


def test_one_row_of_figures_below_headings_is_a_table(tmp_path: Path) -> None:
    source = (
        "#table(columns: 4, stroke: none, [All], [Trips], [Cars], [Guests], [6.00], [1.00], [3.00], [2.00])"
    )
    (table,) = tables(read_document(pdf(tmp_path, RULED + source)))
    assert rows(table) == [["All", "Trips", "Cars", "Guests"], ["6.00", "1.00", "3.00", "2.00"]]


def test_figures_in_running_text_stay_lines(tmp_path: Path) -> None:
    source = "In 2024 it spent 6.00, of which 1.00 on trips,\\\n3.00 on cars and 2.00 on guests; 9.00 were planned."
    document = read_document(pdf(tmp_path, RULED + source))
    assert tables(document) == []
    assert len(lines(document)) == 2


def word(text: str, x: float, y: float, height: float = 10.0) -> Word:
    return Word(text, x, y, x + height * len(text) / 2, y + height)


def figures(y: float) -> list[Word]:
    return [word("name", 0, y), word("12.50", 100, y)]


def test_a_title_in_larger_type_begins_another_table() -> None:
    words = [w for y in (0, 20, 40) for w in figures(y)]
    words += [word("title", 30, 65, 14), *(w for y in (90, 110, 130) for w in figures(y))]
    assert [len(table) for table in tables_in(words)] == [3, 3]


def test_a_line_between_the_same_rules_as_a_row_of_figures_is_of_that_row() -> None:
    words = [w for y in (20, 50, 80, 110) for w in figures(y)] + [word("tail", 0, 95)]
    assert [len(table) for table in tables_in(words)] == [5]
    (table,) = tables_in(words, [10, 40, 70, 107, 130])
    assert [sorted(w.text for w in row) for row in table][2] == ["12.50", "name", "tail"]


def test_a_heading_over_two_columns_opens_none_between_them() -> None:
    """Revenue is set over the white between Item and Sum, which both have print below; All has none."""
    words = [
        word("Revenue", 60, 0, 8),
        word("Rest", 170, 0),
        word("Item", 0, 20),
        word("Sum", 120, 20),
        word("All", 170, 20),
    ]
    words += [w for y in (40, 60, 80) for w in (word("name", 0, y), word("12.50", 120, y))]
    _, down = rules_in_gaps(words)
    assert len({round(rule.at) for rule in down}) == 4
