from pathlib import Path

from ingest.readers import read_document
from tests.readers.drawn import RULED, pdf, rows, tables


def set_in(left: str, right: str, dx: float) -> str:
    """A row of two cells; the first text begins at the left of the first, the second so far from the left of the table."""
    return (
        "#table(columns: (60pt, 80pt, 60pt), [Name], [Amount], [Rest],"
        f" [#box(width: 0pt)[#box(width: 400pt)[{left}]]#place(top + left, dx: {dx}pt)[{right}]], [], [7.00],"
        " [b], [2.00], [])"
    )


def test_a_name_that_runs_over_the_next_cell_stays_whole_and_beside_its_amount(tmp_path: Path) -> None:
    document = read_document(pdf(tmp_path, RULED + set_in("Unfathomablenessly", "1,234.50", 97)))
    assert rows(tables(document)[0])[1] == ["Unfathomablenessly", "1,234.50", "7.00"]


def test_a_name_that_ends_where_an_amount_begins_takes_none_of_it(tmp_path: Path) -> None:
    document = read_document(pdf(tmp_path, RULED + set_in("Unfathomablenessly1,234.50", "", 0)))
    assert rows(tables(document)[0])[1] == ["Unfathomablenessly", "1,234.50", "7.00"]


def test_an_amount_too_wide_for_its_cell_stands_where_it_ends(tmp_path: Path) -> None:
    document = read_document(pdf(tmp_path, RULED + set_in("", "1,234,567.50", 40)))
    assert rows(tables(document)[0])[1] == ["", "1,234,567.50", "7.00"]


def test_texts_beside_each_other_stay_in_their_cells(tmp_path: Path) -> None:
    document = read_document(pdf(tmp_path, RULED + set_in("Sixtypoint", "9", 57)))
    assert rows(tables(document)[0])[1] == ["Sixtypoint", "9", "7.00"]
