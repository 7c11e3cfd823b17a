{% set selectors = [
    'tables', 'side', 'rows', 'labels', 'funds', 'origins', 'spends', 'level', 'columns', 'units', 'sum_over', 'key'
] %}
{% for side in ['left', 'right'] %}
select
    rule_id,
    relation,
    match_on,
    '{{ side }}' as rule_side,
    {%- for selector in selectors %}
    {{ side }}_{{ selector }} as {{ 'selected_' ~ selector }},
    {%- endfor %}
    figure_kinds
from {{ ref('balance_rules') }}
{% if not loop.last %}union all{% endif %}
{% endfor %}
