"""What the gate looks at: frames queried out of the build file and the landing beside it."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd

_OF_THIS_BUILD = """
    exists (
        select 1 from raw.offered_files as offered
        where offered.status = 'read' and offered.document_id = landed.document_id
            and offered.interpreter_id = landed.interpreter_id
    )
"""

# A form that a later document prints anew is left out with its indicators.
_STANDING_TABLE = """
    not exists (
        select 1 from intermediate.int_tables as tables
        where tables.document_id = landed.document_id and tables.table_ordinal = landed.table_ordinal
            and tables.is_superseded
    )
"""

# Money with cents or thousands separators is a number wherever it stands; codes never look so.
_MONEY = r"^\s*-?(\d{1,3}(,\d{3})+(\.\d+)?|\d+\.\d{2,6})\s*$"

AMOUNTS = "select * from marts.published_amounts"

DOCUMENTS = """
    select
        offered.path, offered.document_id, offered.status, offered.message,
        published.path as published_path, published.status as published_status,
        coalesce(offered.status = 'read' or offered.message is not null, false) as is_explained
    from raw.offered_files as offered
    full join audit.documents as published on published.path = offered.path
"""

# Every rule says something of every disclosure, be it that it compared nothing.
RULES = """
    select
        disclosures.disclosure_id, rules.rule_id, count(checks.check_id) as checks,
        coalesce(sum(checks.compared), 0) as compared
    from marts.dim_disclosure as disclosures
    cross join (select distinct rule_id from audit.balance_rules) as rules
    left join audit.balance_checks as checks
        on checks.disclosure_id = disclosures.disclosure_id and checks.rule_id = rules.rule_id
    group by disclosures.disclosure_id, rules.rule_id
"""

# `unbalanced_by_us`: the equality fails, and a number in it is one that we repaired or inferred and that no other
# equality bears out. A number borne out elsewhere may stand in an equality that the publisher himself broke.
CHECKS = """
    with ours as (
        select amount_id from marts.published_amounts where reading in ('repaired', 'inferred')
    ),
    borne_out as (
        select unnest(string_split(concat_ws(',', left_ids, right_ids), ',')) as amount_id
        from audit.balance_checks
        where verdict in ('holds', 'rounding')
    ),
    unproven as (
        select distinct terms.check_id
        from audit.break_terms as terms
        inner join ours on ours.amount_id = terms.amount_id
        where terms.amount_id not in (select amount_id from borne_out)
    )
    select
        checks.check_id, checks.rule_id, checks.place, checks.verdict, checks.compared,
        checks.verdict = 'unread' as is_unread, checks.compared = 0 as compared_nothing,
        unproven.check_id is not null as unbalanced_by_us, papers.path
    from audit.balance_checks as checks
    left join (
        select disclosure_id, string_agg(path, ', ' order by path) as path
        from marts.dim_document group by disclosure_id
    ) as papers on papers.disclosure_id = checks.disclosure_id
    left join unproven on unproven.check_id = checks.check_id
"""

# What was landed of each kind and still stands, and what was published, document by document.
CONSERVED = f"""
    with landed as (
        select 'amounts' as kind, landed.document_id, count(*) as landed
        from landing.raw.amounts as landed where {_OF_THIS_BUILD} group by landed.document_id
        union all
        select 'repairs', landed.document_id, count(*)
        from landing.raw.repairs as landed where {_OF_THIS_BUILD} group by landed.document_id
        union all
        select 'indicators', landed.document_id, count(*)
        from landing.raw.indicators as landed where {_OF_THIS_BUILD} and {_STANDING_TABLE} group by landed.document_id
        union all
        select 'terms', landed.document_id, count(*)
        from landing.raw.terms as landed where {_OF_THIS_BUILD} group by landed.document_id
        union all
        select 'unplaced', landed.document_id, count(*)
        from landing.raw.unplaced as landed where {_OF_THIS_BUILD} group by landed.document_id
        union all
        select 'claims', landed.document_id, count(*)
        from landing.raw.claims as landed where {_OF_THIS_BUILD} group by landed.document_id
    ),
    published as (
        select 'amounts' as kind, document_id, count(*) as published
        from marts.published_amounts group by document_id
        union all
        select 'repairs', document_id, count(*) from audit.repairs group by document_id
        union all
        select 'indicators', document_id, count(*) from marts.fct_indicator group by document_id
        union all
        select 'terms', document_id, count(*) from marts.dim_term group by document_id
        union all
        select 'unplaced', document_id, count(*) from audit.unplaced_cells group by document_id
        union all
        select 'claims', document_id, count(*) from marts.fct_claim group by document_id
    )
    select
        coalesce(landed.kind, published.kind) as kind,
        coalesce(landed.document_id, published.document_id) as document_id,
        coalesce(landed.landed, 0) as landed, coalesce(published.published, 0) as published, papers.path
    from landed
    full join published on published.kind = landed.kind and published.document_id = landed.document_id
    left join marts.dim_document as papers
        on papers.document_id = coalesce(landed.document_id, published.document_id)
"""

# Number by number: the amount published is the amount landed.
SAME_AMOUNTS = f"""
    select
        landed.amount_id, landed.document_id, landed.page_no,
        cast(landed.value as varchar) as landed_value, cast(published.value as varchar) as published_value,
        cast(landed.amount_yuan as varchar) as landed_yuan,
        cast(published.amount_yuan as varchar) as published_yuan
    from landing.raw.amounts as landed
    left join marts.published_amounts as published on published.amount_id = landed.amount_id
    where {_OF_THIS_BUILD}
"""

# Every cell of a read document that prints money, and whether anything was made of it.
MONEY_CELLS = f"""
    with cells as (
        select landed.*, offered.interpreter_id, offered.path
        from landing.raw.cells as landed
        inner join raw.offered_files as offered
            on offered.document_id = landed.document_id and offered.reader_id = landed.reader_id
            and offered.status = 'read'
        where regexp_matches(landed.text, '{_MONEY}') and {_STANDING_TABLE}
    ),
    places as (
        select document_id, table_ordinal, row_no, col_no from marts.published_amounts
        union
        select document_id, table_ordinal, tail_row_no, tail_col_no from audit.repairs where tail_row_no is not null
        union
        select document_id, table_ordinal, row_no, col_no from audit.unplaced_cells
    ),
    rows_of_indicators as (
        select distinct document_id, table_ordinal, row_no from marts.fct_indicator
    )
    select
        cells.path, cells.page_no, cells.table_ordinal, cells.row_no, cells.col_no, cells.text,
        places.document_id is not null or rows_of_indicators.document_id is not null as has_place
    from cells
    left join places
        on places.document_id = cells.document_id and places.table_ordinal = cells.table_ordinal
        and places.row_no = cells.row_no and places.col_no = cells.col_no
    left join rows_of_indicators
        on rows_of_indicators.document_id = cells.document_id
        and rows_of_indicators.table_ordinal = cells.table_ordinal
        and rows_of_indicators.row_no = cells.row_no
"""

FRAMES = {
    "amounts": AMOUNTS,
    "documents": DOCUMENTS,
    "rules": RULES,
    "checks": CHECKS,
    "conserved": CONSERVED,
    "same_amounts": SAME_AMOUNTS,
    "money_cells": MONEY_CELLS,
}


def query_frames(build_file: Path, landing: Path) -> dict[str, pd.DataFrame]:
    """Decimals come as objects, never as floats: rows are fetched as Python values."""
    with duckdb.connect(str(build_file), read_only=True) as connection:
        place = str(landing).replace("'", "''")
        connection.execute(f"attach '{place}' as landing (read_only)")
        return {name: _frame(connection, query) for name, query in FRAMES.items()}


def _frame(connection: duckdb.DuckDBPyConnection, query: str) -> pd.DataFrame:
    found = connection.execute(query)
    names = [column[0] for column in found.description or ()]
    return pd.DataFrame(found.fetchall(), columns=names, dtype=object)
