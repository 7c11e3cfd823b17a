select
    {{ fact_line('lines') }},
    lines.included_in_id,
    lines.fact,
    lines.subject_code,
    lines.row_name as printed_name,
    lines.spend
from {{ ref('int_fact_lines') }} as lines
where lines.included_in_id is not null
