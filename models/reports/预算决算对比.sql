select
    lines.line_id as {{ zh('行编号') }},
    lines.province_name as {{ zh('省份') }},
    lines.city_name as {{ zh('城市') }},
    lines.county_name as {{ zh('区县') }},
    lines.agency_name as {{ zh('部门名称') }},
    lines.fiscal_year as {{ zh('年度') }},
    {{ scope_zh('lines.scope') }} as {{ zh('口径') }},
    {{ kind_zh('lines.plan_kind') }} as {{ zh('预算口径') }},
    {{ breakdown_zh('lines.breakdown') }} as {{ zh('分解方式') }},
    {{ level_zh('lines.level') }} as {{ zh('层级') }},
    lines.item as {{ zh('科目编码') }},
    lines.item_name as {{ zh('名称') }},
    funds.fund_name as {{ zh('资金来源') }},
    {{ origin_zh('lines.origin') }} as {{ zh('资金年度') }},
    {{ spend_zh('lines.spend') }} as {{ zh('支出性质') }},
    lines.is_widest as {{ zh('是否全口径') }},
    lines.final_yuan as {{ zh('决算元') }},
    lines.plan_yuan as {{ zh('预算元') }},
    lines.difference_yuan as {{ zh('差额元') }},
    lines.difference_percent as {{ zh('差额百分比') }},
    {{ in_chinese('lines.plan_source', {'own_disclosure': '预算公开', 'printed_beside': '本份公开所列'}) }} as {{ zh('预算数来源') }},
    lines.is_comparable as {{ zh('是否可比') }},
    {{ in_chinese('lines.obstacle', {
        'scope': '口径不同（部门与单位）', 'kind': '预算与决算不同', 'scheme': '科目调整，口径有变',
        'depth': '一方只列到上一级科目，或财政拨款未分资金'
    }) }} as {{ zh('不可比原因') }}
from {{ ref('plan_vs_actual') }} as lines
inner join {{ ref('dim_fund') }} as funds on lines.fund = funds.fund
