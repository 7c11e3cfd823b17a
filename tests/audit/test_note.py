"""The auditor's note: which table, which rows, both sides, whose it is, what is missing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ingest.audit.findings import Absence, Break, Contradiction, Findings, MissingRow, Term
from ingest.audit.note import note_of

TERM = Term(
    "a.pdf", "表3", "支出总表", "print", 8, 7, 4, None, "20140", "信访事务", "137.84", "万元", "printed"
)
BREAK = Break(
    (TERM,),
    tuple(replace(TERM, row_no=n, row_code=f"20140{n:02}", printed_text=f"{n}.00") for n in range(8, 17)),
    None,
    "parent_is_children_function",
    "上级科目等于下级科目之和",
    "A code is the sum of the codes under it",
    "equal",
    "publisher",
    "p8 20140 信访事务 2026 budget",
    "expenditure_summary",
    "20140 信访事务",
    Decimal("1378400.00"),
    Decimal("1080000.00"),
    Decimal("298400.00"),
    None,
    12,
    11,
)
SOUND = Findings((), (), (), "某市财政局", 2026, "budget", "department", "A", None, 120, 3, 0)


def test_a_sound_disclosure_is_two_lines() -> None:
    said = note_of([SOUND]).splitlines()
    assert said[0] == "某市财政局 2026 budget (department): grade A"
    assert said[1] == "  123 equalities tried, 120 hold, 3 within rounding"
    assert said[2] == ""
    assert said[-2:] == [
        "breaks       0 to look at, 0 acknowledged",
        "prose        0 numbers contradict the tables",
    ]


def test_a_break_names_tables_rows_both_sides_and_whose_it_is() -> None:
    said = note_of([replace(SOUND, breaks=(BREAK,), broken=1, grade="B", grade_reasons="B: one; B: two")])
    assert "  B: one\n  B: two\n" in said
    assert "123 equalities tried" not in said
    assert "120 hold, 3 within rounding, 1 do not" in said
    assert "A code is the sum of the codes under it (parent_is_children_function; 11 of 12 hold here)" in said
    assert "1,378,400.00 should be equal to 1,080,000.00" in said
    assert (
        "left  表3 支出总表, a.pdf\n             137.84 万元  20140 信访事务  page 8, row 7, column 4" in said
    )
    assert "page 8, row 13, column 4" in said
    assert "page 8, row 14, column 4" not in said
    assert "… 3 more" in said
    assert "difference 298,400.00 yuan: the publisher's" in said


def test_one_error_in_several_columns_is_told_once() -> None:
    again = replace(BREAK, place="p8 20140 信访事务 项目支出 2026 budget")
    other = replace(BREAK, difference_yuan=Decimal(1))
    said = note_of([replace(SOUND, breaks=(BREAK, again, other), broken=3)])
    assert said.count("difference ") == 2
    assert f"the same in {again.place}" in said
    assert "3 to look at" in said


def test_a_doubtful_break_says_on_what_it_rests() -> None:
    scanned = replace(TERM, medium="ocr", reading="doubtful")
    said = note_of([replace(SOUND, breaks=(replace(BREAK, verdict="suspect", left=(scanned,)),), broken=1)])
    assert "rests on text recognised in a picture (suspect)" in said
    assert "page 8, row 7, column 4, doubtful" in said


def test_the_row_that_closes_the_gap_is_named_where_it_stands() -> None:
    lacking = MissingRow(
        "2014099", "其他信访事务支出", "29.84", "万元", "a.pdf", "表5", "功能分类表", 10, 9, 3
    )
    said = note_of([replace(SOUND, breaks=(replace(BREAK, missing_row=lacking),), broken=1)])
    assert (
        "a row is missing here: 2014099 其他信访事务支出, printed as 29.84 万元"
        " in 表5 功能分类表, a.pdf, page 10, row 9, column 3\n" in said
    )
    assert "a row is missing" not in note_of([replace(SOUND, breaks=(BREAK,), broken=1)])


def test_an_explained_break_stands_apart() -> None:
    explained = replace(BREAK, acknowledged_reason="单位自有资金未列入", place="p9")
    found = replace(SOUND, breaks=(BREAK, explained), broken=2)
    said = note_of([found])
    assert said.index("acknowledged in seeds/") > said.index("difference")
    assert said.index("acknowledged: 单位自有资金未列入") > said.index("acknowledged in seeds/")
    assert found.unexplained == (BREAK,)
    assert "1 to look at, 1 acknowledged" in said


def test_what_is_missing_or_empty_is_named() -> None:
    absences = (
        Absence("soe_expenditure", "国有资本经营预算支出表", "missing"),
        Absence("three_public", "三公经费表", "empty"),
    )
    said = note_of([replace(SOUND, absences=absences)])
    assert "国有资本经营预算支出表  (soe_expenditure)  is missing" in said
    assert "三公经费表              (three_public)     is empty, without a word of it" in said


def test_prose_that_contradicts_the_tables_stands_beside_them() -> None:
    stated = Contradiction(
        *("a.pdf", 18, "收入支出总计", "0万元", "balance", Decimal("29953900.00"), None),
        *("公开01表", "收入支出决算总表", 7, "总计", "2,995.39", "万元"),
    )
    said = note_of([replace(SOUND, contradictions=(stated,))])
    assert "page 18: 收入支出总计 0万元 (balance), a.pdf" in said
    assert "make it 29,953,900.00 yuan: 公开01表 收入支出决算总表, page 7, 总计 2,995.39 万元" in said
    assert "1 numbers contradict the tables" in said


def test_a_disclosure_without_equalities_says_so() -> None:
    said = note_of([replace(SOUND, hold=0, rounding=0)])
    assert "no equality could be tried" in said


def test_a_document_does_not_steer_the_terminal() -> None:
    evil = replace(TERM, row_name="合计\x1b[2J")
    assert "\x1b" not in note_of([replace(SOUND, breaks=(replace(BREAK, left=(evil,)),))])
