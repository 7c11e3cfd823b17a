select
    repairs.amount_id,
    amounts.disclosure_id,
    repairs.document_id,
    amounts.page_no,
    amounts.table_key,
    amounts.table_ordinal,
    repairs.kind,
    amounts.reading,
    repairs.was_text,
    repairs.was_place,
    amounts.amount_yuan as became_yuan,
    amounts.fund || '/' || amounts.origin || '/' || amounts.spend as became_place,
    repairs.tail_row_no,
    repairs.tail_col_no,
    repairs.rule_ids,
    repairs.equalities
from {{ ref('stg_repairs') }} as repairs
inner join {{ ref('published_amounts') }} as amounts on repairs.amount_id = amounts.amount_id
