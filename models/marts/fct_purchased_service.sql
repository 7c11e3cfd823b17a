select
    {{ fact_line('lines') }},
    {{ purchase('lines') }}
from {{ ref('int_fact_lines') }} as lines
where lines.fact = 'purchased_service' and lines.included_in_id is null
