select
    {{ body_of_zh('lines') }},
    {{ scope_zh('lines.scope') }} as {{ zh('口径') }},
    {{ kind_zh('lines.plan_kind') }} as {{ zh('预算口径') }},
    {{ breakdown_zh('lines.breakdown') }} as {{ zh('分解方式') }},
    {{ level_zh('lines.level') }} as {{ zh('层级') }},
    lines.item as {{ zh('科目编码') }},
    {{ money_of_zh('lines', 'funds') }},
    lines.final_yuan as {{ zh('决算元') }},
    lines.plan_yuan as {{ zh('预算元') }},
    {{ difference_of_zh('lines') }},
    {{ in_chinese('lines.plan_source', {'own_disclosure': '预算公开', 'printed_beside': '本份公开所列'}) }} as {{ zh('预算数来源') }},
    {{ comparability_zh('lines') }}
from {{ ref('plan_vs_actual') }} as lines
inner join {{ ref('dim_fund') }} as funds on lines.fund = funds.fund
