"""The auditor's note: findings as text, for a terminal and for a pipe."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.audit.findings import Absence, Break, Contradiction, Findings, MissingRow, Term
from ingest.terminal import clean, columns

_TERMS_SHOWN = 6
_RELATIONS = {
    "equal": "should be equal to",
    "at_most": "should be at most",
    "one_of": "should be equal to one of several, the nearest being",
}
_MEDIA = {"ocr": "recognised in a picture", "converted": "that came out of a converter"}
_STATES = {"missing": "is missing", "empty": "is empty, without a word of it"}


def note_of(findings: Sequence[Findings]) -> str:
    """Disclosure by disclosure, and what they come to."""
    return "\n\n".join([*(_disclosure(each) for each in findings), _summary(findings)])


def _disclosure(found: Findings) -> str:
    who = " ".join(str(part) for part in (found.agency_name, found.fiscal_year, found.kind) if part)
    lines = [f"{clean(who)} ({found.scope}): grade {found.grade}"]
    lines += [f"  {reason}" for reason in (found.grade_reasons or "").split("; ") if reason]
    lines.append(f"  {_equalities(found)}")
    parts = ["\n".join(lines)]
    explained = tuple(each for each in found.breaks if each.acknowledged_reason is not None)
    parts += [_break(alike, number) for number, alike in enumerate(_alike(found.unexplained), 1)]
    if explained:
        parts.append("  acknowledged in seeds/acknowledged_breaks.csv")
        parts += [_break(alike, number) for number, alike in enumerate(_alike(explained), 1)]
    if found.absences:
        parts.append(_absences(found.absences))
    if found.contradictions:
        parts.append(_contradictions(found.contradictions))
    return "\n\n".join(parts)


def _equalities(found: Findings) -> str:
    if not found.tried:
        return "no equality could be tried"
    said = f"{found.tried:,} equalities tried, {found.hold:,} hold, {found.rounding:,} within rounding"
    return said + (f", {found.broken:,} do not" if found.broken else "")


def _alike(breaks: Sequence[Break]) -> list[list[Break]]:
    """Breaks of one rule in one row by one difference: most likely one error, shown in several columns."""
    groups: dict[tuple[object, ...], list[Break]] = {}
    for each in breaks:
        key = (each.rule_id, each.table_key, each.row_label, each.difference_yuan, each.verdict)
        groups.setdefault(key, []).append(each)
    return list(groups.values())


def _break(alike: Sequence[Break], number: int) -> str:
    """The first in full, of the others where they are."""
    found, *others = alike
    lines = [
        f"  {number}. {found.title_zh}",
        f"     {found.title_en} ({found.rule_id}; {found.held:,} of {found.tried:,} hold here)",
        f"     {clean(found.place)}",
        f"     {found.left_yuan:,} {_RELATIONS[found.relation]} {found.right_yuan:,}",
        *_terms("left", found.left),
        *_terms("right", found.right),
        f"     difference {found.difference_yuan:,} yuan: {_whose(found)}",
        *([_missing(found.missing_row)] if found.missing_row is not None else []),
        *(f"     the same in {clean(other.place)}" for other in others),
    ]
    if found.acknowledged_reason is not None:
        lines.append(f"     acknowledged: {clean(found.acknowledged_reason)}")
    return "\n".join(lines)


def _terms(side: str, terms: Sequence[Term]) -> list[str]:
    """The tables of a side, below each its numbers with their places, at most a handful of a side."""
    lines = []
    shown = terms[:_TERMS_SHOWN]
    for table in dict.fromkeys(_table(term) for term in shown):
        of_table = [term for term in shown if _table(term) == table]
        lines.append(f"     {side:<5} {table}")
        rows = [
            [f"{term.printed_text} {term.printed_unit or ''}".rstrip(), _row(term), _place(term)]
            for term in of_table
        ]
        cells = [[clean(cell) for cell in row] for row in rows]
        lines += [f"             {line}" for line in columns(cells, numeric=frozenset({0})).splitlines()]
    if len(terms) > len(shown):
        lines.append(f"             … {len(terms) - len(shown):,} more")
    return lines or [f"     {side:<5} nothing is printed"]


def _missing(row: MissingRow) -> str:
    """The row by whose figure the parts fall short, and where that figure stands."""
    label = " ".join(part for part in (row.row_code, row.row_name) if part)
    figure = f"{row.printed_text} {row.printed_unit or ''}".rstrip()
    place = f"page {row.page_no}, row {row.row_no}, column {row.col_no}"
    return f"     a row is missing here: {clean(label)}, printed as {clean(figure)} in {_table(row)}, {place}"


def _table(term: Term | MissingRow) -> str:
    title = " ".join(part for part in (term.table_no, term.table_title) if part)
    return clean(f"{title or 'a table without title'}, {term.path}")


def _row(term: Term) -> str:
    """Code and name, and the unit where the row is one of a unit's block."""
    label = " ".join(part for part in (term.row_code, term.row_name) if part)
    return f"{term.unit_name}: {label}" if term.unit_name and term.unit_name != term.row_name else label


def _place(term: Term) -> str:
    place = f"page {term.page_no}, row {term.row_no}, column {term.col_no}"
    return place if term.reading == "printed" else f"{place}, {term.reading}"


def _whose(found: Break) -> str:
    if found.verdict == "publisher":
        return "the publisher's; every number is read for sure (publisher)"
    media = {_MEDIA[term.medium] for term in (*found.left, *found.right) if term.medium in _MEDIA}
    source = (
        f"text {' and text '.join(sorted(media))}"
        if media
        else "a number in doubt or beside one without a place"
    )
    return f"the publisher's or ours, for it rests on {source} (suspect)"


def _absences(absences: Sequence[Absence]) -> str:
    rows = [[each.table_name, f"({each.table_key})", _STATES[each.state]] for each in absences]
    listed = "\n".join(f"     {line}" for line in columns(rows).splitlines())
    return f"  tables expected of such a disclosure\n{listed}"


def _contradictions(contradictions: Sequence[Contradiction]) -> str:
    lines = ["  what the prose says and the tables do not"]
    for each in contradictions:
        stated = " ".join(part for part in (each.wording, each.printed_text) if part)
        lines.append(
            f"     page {each.page_no}: {clean(stated)} ({each.metric or 'a figure'}), {clean(each.path)}"
        )
        lines.append(f"       the tables make it {clean(_in_tables(each))}")
    return "\n".join(lines)


def _in_tables(each: Contradiction) -> str:
    made = f"{each.table_yuan:,} yuan" if each.table_yuan is not None else f"{each.table_share} %"
    if each.table_text is None:
        return made
    title = " ".join(part for part in (each.table_no, each.table_title) if part)
    return f"{made}: {title}, page {each.table_page_no}, {each.row_name} {each.table_text} {each.table_unit or ''}".rstrip()


def _summary(findings: Sequence[Findings]) -> str:
    tried, hold, rounding = (
        sum(getattr(each, name) for each in findings) for name in ("tried", "hold", "rounding")
    )
    unexplained = sum(len(each.unexplained) for each in findings)
    explained = sum(len(each.breaks) for each in findings) - unexplained
    grades = [each.grade for each in findings]
    counted = " · ".join(f"{grades.count(grade)} {grade}" for grade in sorted(set(grades)))
    rows = [
        ["disclosures", f"{len(findings):,}"],
        ["grades", counted or "none"],
        ["equalities", f"{tried:,} tried, {hold:,} hold, {rounding:,} within rounding"],
        ["breaks", f"{unexplained:,} to look at, {explained:,} acknowledged"],
        ["prose", f"{sum(len(each.contradictions) for each in findings):,} numbers contradict the tables"],
    ]
    return columns(rows)
