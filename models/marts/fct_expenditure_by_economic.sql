select
    lines.line_id,
    lines.disclosure_id,
    lines.line_kind,
    case lines.fact when 'economic_gov' then 'gov' else 'dept' end as scheme,
    lines.unit_name,
    lines.subject_code as economic_code,
    lines.row_name as printed_name,
    lines.fund,
    lines.origin,
    lines.spend,
    lines.amount_yuan,
    lines.is_corrected,
    lines.reading,
    lines.amount_id,
    lines.document_id,
    lines.table_key,
    lines.table_ordinal
from {{ ref('int_fact_lines') }} as lines
where lines.fact in ('economic_dept', 'economic_gov') and lines.included_in_id is null
