"""What changed, as a build and `yusuan diff` tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import duckdb

# Numbers of documents that stayed: other than before, or no more there.
_OLD_NUMBERS = """
    (subject = 'amount' and (change = 'gone' or aspects like '%value%'))
    or (subject = 'total' and change in ('changed', 'gone') and before_yuan is distinct from after_yuan)
"""
_UNEXPLAINED = ("code", "model", "none")  # causes that are neither documents nor the meaning given to them

_ROWS = """
    with numbered as (
        select
            *,
            row_number() over (
                partition by disclosure_id, subject, change, cause
                order by table_key, page_no, label, change_id
            ) as row_no,
            count(*) over (partition by disclosure_id, subject, change, cause) as alike
        from {table}
    )
    select
        coalesce(agency_name, disclosure_id), fiscal_year, kind, scope, subject, change, label, table_key, page_no,
        aspects, before_yuan, after_yuan, before_text, after_text, cause, cause_detail, alike
    from numbered
    where row_no <= ?
    order by
        agency_name, fiscal_year, kind, scope, disclosure_id,
        list_position(['disclosure', 'document', 'total', 'check', 'amount'], subject), change, cause, row_no
"""


@dataclass(frozen=True, slots=True)
class Change:
    agency_name: str
    fiscal_year: int | None
    kind: str | None
    scope: str | None
    subject: str  # disclosure | document | amount | total | check
    change: str
    label: str
    table_key: str | None
    page_no: int | None
    aspects: str | None
    before_yuan: Decimal | None
    after_yuan: Decimal | None
    before_text: str | None
    after_text: str | None
    cause: str
    cause_detail: str | None
    alike: int  # changes of this disclosure, subject and cause, those included that are not shown

    @property
    def disclosure(self) -> str:
        named = [self.agency_name, self.fiscal_year, self.kind]
        return " ".join(str(part) for part in named if part is not None) + f" ({self.scope})"


@dataclass(frozen=True, slots=True)
class Counted:
    subject: str
    change: str
    count: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The few numbers that a build ends with."""

    not_compared: str | None  # why something is left out
    counts: tuple[Counted, ...]
    unexplained: int  # old numbers that changed, and no document, reader, dictionary or rule did
    suspects: str  # what did change, or nothing


def overview_of(connection: duckdb.DuckDBPyConnection) -> Overview:
    (not_compared,) = connection.execute("select not_compared from audit.build").fetchall()[0]
    counts = connection.execute(
        "select subject, change, count(*) from audit.changes group by all order by all"
    ).fetchall()
    unexplained, suspects = connection.execute(
        f"select count(*), coalesce(min(cause_detail), '') from audit.changes"
        f" where cause in {_UNEXPLAINED!r} and ({_OLD_NUMBERS})"
    ).fetchall()[0]
    return Overview(not_compared, tuple(Counted(*row) for row in counts), unexplained, suspects)


def changes_in(connection: duckdb.DuckDBPyConnection, table: str, most: int) -> list[Change]:
    """At most so many of one kind of change in one disclosure; each says how many there are."""
    found = connection.execute(_ROWS.format(table=table), [most]).fetchall()
    return [Change(*row) for row in found]


def counted(counts: Sequence[Counted]) -> str:
    """3 amounts changed · 1 document added"""
    return " · ".join(
        f"{one.count:,} {one.subject}{'' if one.count == 1 else 's'} {one.change}" for one in counts
    )
