"""Rows, lines and problems made by hand, for the tests of the reconciler's parts.

Amounts are in 万元 with two decimals. A row has three places, in columns 3, 4 and 5: 合计, 基本支出, 项目支出.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.books import Entry, Equality
from ingest.interpret.reading import Amount, Place, Sheet, SheetRow, Slot, Token, Unplaced
from ingest.page import CONVERTED
from ingest.reconcile.candidates import Candidate, as_printed
from ingest.reconcile.document import Block, BookRow, BooksOfDocument
from ingest.reconcile.lines import Line, Subject, Table, subjects_of
from ingest.reconcile.outcome import readings
from ingest.reconcile.placing import RowEquality
from ingest.reconcile.problem import Problem, Solution, Term, Tie
from ingest.reconcile.settled import settle_books
from ingest.reconcile.torn import Manner, Pool
from tests.builders import dictionary

FEN = 1_000_000  # of a 万元
COLUMNS = (3, 4, 5)
SPENDS = ("all", "basic", "project")
TOTAL_IS_PARTS = RowEquality((0,), (1, 2), 0)

Texts = Mapping[int, str]  # by column


def place(code: str | None = "2010601", spend: str = "all") -> Place:
    return Place(
        "expenditure_summary", None, "expenditure", "function", code, None, None, "行政运行", None, 3,
        "all", "all", spend, "amount", 2031, "budget",
    )  # fmt: skip


def slots(code: str | None = "2010601") -> tuple[Slot, ...]:
    return tuple(Slot(col, place(code, spend), "万元") for col, spend in zip(COLUMNS, SPENDS, strict=True))


def tokens(row_no: int, texts: Texts) -> tuple[Token, ...]:
    return tuple(Token(1, row_no, col, col, text, None, ()) for col, text in texts.items())


def row(row_no: int, code: str | None, texts: Texts, *, is_slipped: bool = False) -> SheetRow:
    """A line of a block; one without a code names no row."""
    return SheetRow(1, row_no, slots(code) if code else (), tokens(row_no, texts), is_slipped)


def table(*printed_elsewhere: str) -> Table:
    return Table(Manner(2), FEN, Pool((Decimal(text.replace(",", "")) for text in printed_elsewhere), 2))


def fen(*texts: str | None) -> tuple[int | None, ...]:
    """Numbers in 万元 as they are counted; None for a blank."""
    return tuple(None if text is None else int(Decimal(text.replace(",", "")) * FEN) for text in texts)


def choice(*values: int | None, cost: int = 0, lines: Sequence[int] = ()) -> Candidate:
    """A candidate of which only the numbers and the cost matter."""
    return Candidate(values, tuple(None for _ in values), frozenset(lines), cost)


def tie(
    left: Sequence[int],
    right: Sequence[int],
    relation: str = "equal",
    *,
    of_choice: str = "",
    tolerance: int = 0,
) -> Tie:
    """An equality between the first places of rows."""
    terms = [tuple(Term(n, (0,)) for n in side) for side in (left, right)]
    return Tie(0, relation, None, None, terms[0], terms[1], tolerance, of_choice)


def problem(
    rows: Sequence[Sequence[Candidate]],
    *ties: Tie,
    torn: Sequence[int] = (),
    tables: Sequence[int] | None = None,
) -> Problem:
    count = len(rows)
    return Problem(
        tuple(tuple(found) for found in rows),
        (0,) * count,
        tuple(tables) if tables else (1,) * count,
        tuple(range(count)),
        frozenset((0, line) for line in torn),
        ties,
    )


def costs(of: Problem) -> dict[int, dict[int, int]]:
    return {n: {k: found.cost for k, found in enumerate(rivals)} for n, rivals in enumerate(of.rows)}


# ---- a document on the books


def document(
    rows: Sequence[SheetRow], equalities: Sequence[Equality] = (), elsewhere: Sequence[str] = ()
) -> BooksOfDocument:
    """One damaged table, and numbers that stand fast elsewhere; entries are counted place by place, row by row."""
    sheet = Sheet(1, "expenditure_summary", None, "支出预算总表", CONVERTED, (tuple(rows),))
    lines, subjects = subjects_of(rows)
    book_rows = [
        BookRow(0, subject, table(), as_printed(subject, lines, table()), 3 * n)
        for n, subject in enumerate(subjects)
    ]
    entries = [_entry(1, r, at, slot) for r in book_rows for at, slot in enumerate(r.subject.slots)]
    row_of: list[int | None] = [n for n in range(len(book_rows)) for _ in COLUMNS]
    for n, text in enumerate(elsewhere, 1):
        entries.append(
            Entry(2, n, 3, replace(place(), table_key="function_expenditure"), Decimal(text) * 10_000)
        )
        row_of.append(None)
    return BooksOfDocument(
        (Block(sheet, tuple(lines)),), tuple(book_rows), tuple(entries), tuple(row_of), tuple(equalities)
    )


def _entry(table_ordinal: int, of: BookRow, at: int, slot: Slot) -> Entry:
    value = of.printed.values[at]
    return Entry(
        table_ordinal,
        of.subject.first + 1,
        slot.col_no,
        slot.place,
        None if value is None else Decimal(value) / 100,
    )


def settled(
    books: BooksOfDocument,
    chosen: Mapping[int, Candidate] | None = None,
    open_places: Mapping[int, frozenset[int]] | None = None,
) -> tuple[dict[tuple[int, int], Amount], list[Unplaced]]:
    """What comes out, by row and place, where rows take these candidates and the rest stands as printed."""
    chosen = chosen or {}
    rows = tuple(range(len(books.rows)))
    rivals = [(r.printed, chosen[n]) if n in chosen else (r.printed,) for n, r in enumerate(books.rows)]
    solution = Solution({n: len(found) - 1 for n, found in enumerate(rivals)}, dict(open_places or {}), True)
    of = problem(rivals)
    amounts, unplaced = readings(books, settle_books(books, of, rows, solution), dictionary())
    where = [
        (n, at)
        for n, r in enumerate(books.rows)
        for at in range(len(r.subject.slots))
        if (chosen.get(n) or r.printed).reads[at] is not None
    ]
    return dict(zip(where, amounts, strict=True)), unplaced


def subject_of(*rows: SheetRow) -> tuple[Subject, list[Line]]:
    """The first row that these lines name, with the lines."""
    lines, subjects = subjects_of(rows)
    return subjects[0], lines
