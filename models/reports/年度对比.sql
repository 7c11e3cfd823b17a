select
    {{ body_of_zh('lines') }},
    {{ kind_zh('lines.kind') }} as {{ zh('预决算') }},
    {{ scope_zh('lines.scope') }} as {{ zh('口径') }},
    lines.previous_year as {{ zh('上年') }},
    {{ breakdown_zh('lines.breakdown') }} as {{ zh('分解方式') }},
    {{ level_zh('lines.level') }} as {{ zh('层级') }},
    lines.item as {{ zh('科目编码') }},
    lines.previous_item as {{ zh('上年科目编码') }},
    {{ money_of_zh('lines', 'funds') }},
    lines.amount_yuan as {{ zh('本年元') }},
    lines.previous_yuan as {{ zh('上年元') }},
    {{ difference_of_zh('lines') }},
    {{ in_chinese('lines.previous_source', {
        'own_disclosure': '上年公开', 'printed_beside': '本份公开所列'
    }) }} as {{ zh('上年数来源') }},
    {{ comparability_zh('lines') }}
from {{ ref('year_on_year') }} as lines
inner join {{ ref('dim_fund') }} as funds on lines.fund = funds.fund
