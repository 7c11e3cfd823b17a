select
    {{ fact_line('lines') }},
    lines.row_name as printed_name,
    lines.is_corrected
from {{ ref('int_fact_lines') }} as lines
where lines.fact = 'revenue' and lines.included_in_id is null
