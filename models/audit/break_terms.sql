select
    terms.check_id,
    terms.rule_side,
    cast(row_number() over (
        partition by terms.check_id, terms.rule_side
        order by amounts.document_id, amounts.table_ordinal, amounts.row_no, amounts.col_no
    ) as integer) as term_no,
    terms.amount_id,
    terms.disclosure_id,
    amounts.document_id,
    amounts.table_key,
    amounts.table_no,
    amounts.table_title,
    terms.medium,
    amounts.page_no,
    amounts.row_no,
    amounts.col_no,
    amounts.unit_name,
    amounts.row_code,
    amounts.row_name,
    amounts.amount_yuan,
    amounts.printed_text,
    amounts.printed_unit,
    amounts.reading
from {{ ref('int_check_terms') }} as terms
inner join {{ ref('published_amounts') }} as amounts on terms.amount_id = amounts.amount_id
where terms.outcome = 'breaks'
