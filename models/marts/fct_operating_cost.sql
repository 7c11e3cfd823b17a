select
    {{ fact_line('lines') }},
    lines.row_kind,
    lines.row_name as line_name,
    lines.subject_code,
    lines.spend
from {{ ref('int_fact_lines') }} as lines
where lines.fact = 'operating_cost' and lines.included_in_id is null
