select
    {{ fact_line('lines') }},
    -- A form prints each source of a project's money under the project's name.
    case when lines.table_key = 'project_performance' then split_part(lines.row_name, '/', 1) else lines.row_name end
        as project_name,
    case when length(lines.paired_code) = 7 and left(lines.paired_code, 1) = '2' then lines.paired_code end
        as function_code,
    case when left(lines.paired_code, 1) in ('3', '5') then lines.paired_code end as economic_code,
    lines.spend,
    lines.is_corrected
from {{ ref('int_fact_lines') }} as lines
where lines.fact = 'project' and lines.included_in_id is null
