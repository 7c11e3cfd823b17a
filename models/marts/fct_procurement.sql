select
    lines.line_id,
    lines.disclosure_id,
    lines.line_kind,
    lines.unit_name,
    lines.row_kind,
    lines.row_name as line_name,
    lines.item_code,
    lines.subject_code,
    lines.paired_code,
    lines.fund,
    lines.origin,
    lines.spend,
    lines.amount_yuan,
    lines.reading,
    lines.amount_id,
    lines.document_id,
    lines.table_key,
    lines.table_ordinal
from {{ ref('int_fact_lines') }} as lines
where lines.fact = 'procurement' and lines.included_in_id is null
