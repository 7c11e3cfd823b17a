select
    rule_id,
    title_zh,
    title_en,
    relation,
    match_on,
    left_tables,
    right_tables,
    right_needs,
    right_min_columns,
    blank_policy,
    figure_kinds,
    met_in
from {{ ref('balance_rules') }}
