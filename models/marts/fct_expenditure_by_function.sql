select
    {{ fact_line('lines') }},
    lines.subject_code as function_code,
    lines.row_name as printed_name,
    lines.spend,
    lines.is_corrected
from {{ ref('int_fact_lines') }} as lines
where lines.fact = 'function' and lines.included_in_id is null
