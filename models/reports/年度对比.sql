select
    lines.line_id as {{ zh('行编号') }},
    lines.province_name as {{ zh('省份') }},
    lines.city_name as {{ zh('城市') }},
    lines.county_name as {{ zh('区县') }},
    lines.agency_name as {{ zh('部门名称') }},
    lines.fiscal_year as {{ zh('年度') }},
    {{ kind_zh('lines.kind') }} as {{ zh('预决算') }},
    {{ scope_zh('lines.scope') }} as {{ zh('口径') }},
    lines.previous_year as {{ zh('上年') }},
    {{ breakdown_zh('lines.breakdown') }} as {{ zh('分解方式') }},
    {{ level_zh('lines.level') }} as {{ zh('层级') }},
    lines.item as {{ zh('科目编码') }},
    lines.previous_item as {{ zh('上年科目编码') }},
    lines.item_name as {{ zh('名称') }},
    funds.fund_name as {{ zh('资金来源') }},
    {{ origin_zh('lines.origin') }} as {{ zh('资金年度') }},
    {{ spend_zh('lines.spend') }} as {{ zh('支出性质') }},
    lines.is_widest as {{ zh('是否全口径') }},
    lines.amount_yuan as {{ zh('本年元') }},
    lines.previous_yuan as {{ zh('上年元') }},
    lines.difference_yuan as {{ zh('差额元') }},
    lines.difference_percent as {{ zh('差额百分比') }},
    {{ in_chinese('lines.previous_source', {
        'own_disclosure': '上年公开', 'printed_beside': '本份公开所列'
    }) }} as {{ zh('上年数来源') }},
    lines.is_comparable as {{ zh('是否可比') }},
    {{ in_chinese('lines.obstacle', {
        'scope': '口径不同（部门与单位）', 'kind': '预算与决算不同', 'scheme': '科目调整，口径有变',
        'depth': '一方只列到上一级科目，或财政拨款未分资金'
    }) }} as {{ zh('不可比原因') }}
from {{ ref('year_on_year') }} as lines
inner join {{ ref('dim_fund') }} as funds on lines.fund = funds.fund
