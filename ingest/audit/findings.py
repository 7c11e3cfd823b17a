"""What the checks of a published warehouse found, disclosure by disclosure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import duckdb

_DISCLOSURES = """
    select
        disclosure_id, agency_name, fiscal_year, kind, scope, grade, grade_reasons,
        checks_hold, checks_rounding, checks_publisher + checks_suspect
    from audit.disclosure_quality
    order by agency_name, fiscal_year, kind, scope
"""

_BREAKS = """
    with tried as (
        select
            disclosure_id, rule_id, count(*) as tried,
            count(*) filter (where verdict in ('holds', 'rounding')) as held
        from audit.balance_checks
        where compared > 0
        group by all
    )
    select
        checks.disclosure_id, checks.check_id, checks.rule_id, rules.title_zh, rules.title_en, rules.relation,
        checks.verdict, checks.place, checks.table_key, checks.row_label, checks.left_yuan, checks.right_yuan, checks.difference_yuan,
        checks.acknowledged_reason, tried.tried, tried.held
    from audit.balance_checks as checks
    inner join audit.balance_rules as rules on rules.rule_id = checks.rule_id
    inner join tried on tried.disclosure_id = checks.disclosure_id and tried.rule_id = checks.rule_id
    where checks.verdict in ('publisher', 'suspect')
    order by checks.is_acknowledged, checks.page_no, checks.table_key, checks.rule_id, checks.place, checks.check_id
"""

_TERMS = """
    select
        terms.check_id, terms.rule_side, documents.path, terms.table_no, terms.table_title, terms.medium,
        terms.page_no, terms.row_no, terms.col_no, terms.unit_name, terms.row_code, terms.row_name,
        terms.printed_text, terms.printed_unit, terms.reading
    from audit.break_terms as terms
    inner join marts.dim_document as documents on documents.document_id = terms.document_id
    order by terms.check_id, terms.rule_side, terms.term_no
"""

_MISSING_ROWS = """
    select
        missing.check_id, missing.row_code, missing.row_name, missing.printed_text, missing.printed_unit,
        documents.path, missing.table_no, missing.table_title, missing.page_no, missing.row_no, missing.col_no
    from audit.missing_rows as missing
    inner join marts.dim_document as documents on documents.document_id = missing.document_id
"""

_ABSENCES = """
    select disclosure_id, table_key, table_name, state
    from audit.coverage
    where is_expected and state in ('missing', 'empty')
    order by disclosure_id, state desc, table_key
"""

_CONTRADICTIONS = """
    select
        claims.disclosure_id, documents.path, claims.page_no, claims.wording, claims.printed_text, claims.metric,
        claims.table_yuan, claims.table_share, amounts.table_no, amounts.table_title, amounts.page_no,
        amounts.row_name, amounts.printed_text, amounts.printed_unit
    from marts.fct_claim as claims
    inner join marts.dim_document as documents on documents.document_id = claims.document_id
    left join marts.published_amounts as amounts on amounts.amount_id = claims.amount_id
    where claims.verdict = 'contradicts'
    order by claims.disclosure_id, documents.path, claims.page_no, claims.paragraph_no, claims.ordinal
"""


@dataclass(frozen=True, slots=True)
class Term:
    """A number that takes part in a break, and where it stands."""

    path: str
    table_no: str | None
    table_title: str | None
    medium: str
    page_no: int
    row_no: int
    col_no: int
    unit_name: str | None
    row_code: str | None
    row_name: str
    printed_text: str
    printed_unit: str | None
    reading: str


@dataclass(frozen=True, slots=True)
class MissingRow:
    """A row that a sum lacks, and the figure that another table prints for it."""

    row_code: str | None
    row_name: str
    printed_text: str
    printed_unit: str | None
    path: str
    table_no: str | None
    table_title: str | None
    page_no: int
    row_no: int
    col_no: int


@dataclass(frozen=True, slots=True)
class Break:
    """An equality that does not hold, with the numbers of both sides."""

    left: tuple[Term, ...]
    right: tuple[Term, ...]
    missing_row: MissingRow | None
    rule_id: str
    title_zh: str
    title_en: str
    relation: str
    verdict: str
    place: str
    table_key: str
    row_label: str
    left_yuan: Decimal
    right_yuan: Decimal
    difference_yuan: Decimal
    acknowledged_reason: str | None
    tried: int  # how often the rule was tried in this disclosure
    held: int


@dataclass(frozen=True, slots=True)
class Absence:
    """A table that a disclosure of its kind should print."""

    table_key: str
    table_name: str
    state: str  # missing | empty, without a word of it


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A number that the prose states and the tables print otherwise."""

    path: str
    page_no: int
    wording: str | None
    printed_text: str | None
    metric: str | None
    table_yuan: Decimal | None  # what the tables make of it
    table_share: Decimal | None
    table_no: str | None  # where the amount compared with is printed
    table_title: str | None
    table_page_no: int | None
    row_name: str | None
    table_text: str | None
    table_unit: str | None


@dataclass(frozen=True, slots=True)
class Findings:
    """One disclosure with all that an auditor says of it."""

    breaks: tuple[Break, ...]
    absences: tuple[Absence, ...]
    contradictions: tuple[Contradiction, ...]
    agency_name: str
    fiscal_year: int | None
    kind: str | None
    scope: str
    grade: str
    grade_reasons: str | None
    hold: int
    rounding: int
    broken: int

    @property
    def tried(self) -> int:
        return self.hold + self.rounding + self.broken

    @property
    def unexplained(self) -> tuple[Break, ...]:
        return tuple(each for each in self.breaks if each.acknowledged_reason is None)


def findings_of(connection: duckdb.DuckDBPyConnection) -> list[Findings]:
    """Of every disclosure of the warehouse, in the order of agencies and years."""
    terms = _grouped(connection, _TERMS, 2)
    missing = {check_id: MissingRow(*row) for check_id, *row in connection.execute(_MISSING_ROWS).fetchall()}

    def side(check_id: str, name: str) -> tuple[Term, ...]:
        return tuple(Term(*term) for term in terms.get((check_id, name), ()))

    breaks: dict[str, list[Break]] = defaultdict(list)
    for disclosure_id, check_id, *facts in connection.execute(_BREAKS).fetchall():
        sides = side(check_id, "left"), side(check_id, "right")
        breaks[disclosure_id].append(Break(*sides, missing.get(check_id), *facts))
    absences = _grouped(connection, _ABSENCES, 1)
    contradictions = _grouped(connection, _CONTRADICTIONS, 1)
    return [
        Findings(
            tuple(breaks[disclosure_id]),
            tuple(Absence(*each) for each in absences.get((disclosure_id,), ())),
            tuple(Contradiction(*each) for each in contradictions.get((disclosure_id,), ())),
            *facts,
        )
        for disclosure_id, *facts in connection.execute(_DISCLOSURES).fetchall()
    ]


def _grouped(
    connection: duckdb.DuckDBPyConnection, query: str, key_columns: int
) -> Mapping[tuple[Any, ...], list[tuple[Any, ...]]]:
    """Rows of a query by their first columns, the others left."""
    groups: dict[tuple[Any, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for row in connection.execute(query).fetchall():
        groups[row[:key_columns]].append(row[key_columns:])
    return groups
