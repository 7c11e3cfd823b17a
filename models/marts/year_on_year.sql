select
    {{ body_of('lines') }},
    lines.kind,
    lines.other_year as previous_year,
    lines.other_kind as previous_kind,
    lines.other_disclosure_id as previous_disclosure_id,
    lines.other_source as previous_source,
    lines.other_item as previous_item,
    lines.amount_yuan,
    lines.other_yuan as previous_yuan,
    {{ comparison_of('lines') }}
from {{ ref('int_named_lines') }} as lines
where lines.comparison = 'year'
