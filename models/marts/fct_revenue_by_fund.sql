select
    lines.line_id,
    lines.disclosure_id,
    lines.line_kind,
    lines.unit_name,
    lines.row_name as printed_name,
    lines.fund,
    lines.origin,
    lines.amount_yuan,
    lines.is_corrected,
    lines.reading,
    lines.amount_id,
    lines.document_id,
    lines.table_key,
    lines.table_ordinal
from {{ ref('int_fact_lines') }} as lines
where lines.fact = 'revenue' and lines.included_in_id is null
