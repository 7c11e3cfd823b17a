select
    {{ body_of('lines') }},
    lines.other_kind as plan_kind,
    lines.other_disclosure_id as plan_disclosure_id,
    lines.other_source as plan_source,
    lines.amount_yuan as final_yuan,
    lines.other_yuan as plan_yuan,
    {{ comparison_of('lines') }}
from {{ ref('int_named_lines') }} as lines
where lines.comparison in ('plan', 'adjusted')
