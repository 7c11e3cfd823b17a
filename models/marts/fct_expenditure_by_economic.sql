select
    {{ fact_line('lines') }},
    case lines.fact when 'economic_gov' then 'gov' else 'dept' end as scheme,
    lines.subject_code as economic_code,
    lines.row_name as printed_name,
    lines.spend,
    lines.is_corrected
from {{ ref('int_fact_lines') }} as lines
where lines.fact in ('economic_dept', 'economic_gov') and lines.included_in_id is null
