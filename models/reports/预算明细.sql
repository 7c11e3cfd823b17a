select
    lines.line_id as {{ zh('行编号') }},
    lines.province_name as {{ zh('省份') }},
    lines.city_name as {{ zh('城市') }},
    lines.county_name as {{ zh('区县') }},
    lines.agency_name as {{ zh('部门名称') }},
    lines.fiscal_year as {{ zh('年度') }},
    {{ kind_zh('lines.kind') }} as {{ zh('预决算') }},
    {{ scope_zh('lines.scope') }} as {{ zh('口径') }},
    {{ in_chinese('lines.breakdown', {
        'function': '支出功能分类', 'economic_dept': '部门经济分类', 'economic_gov': '政府经济分类',
        'project': '项目支出', 'revenue': '收入来源'
    }) }} as {{ zh('分解方式') }},
    {{ line_kind_zh('lines.line_kind') }} as {{ zh('行类别') }},
    lines.unit_name as {{ zh('单位名称') }},
    lines.function_code as {{ zh('功能科目编码') }},
    lines.function_name as {{ zh('功能科目名称') }},
    lines.economic_code as {{ zh('经济科目编码') }},
    lines.economic_name as {{ zh('经济科目名称') }},
    lines.project_name as {{ zh('项目名称') }},
    lines.fund_name as {{ zh('资金来源') }},
    {{ origin_zh('lines.origin') }} as {{ zh('资金年份') }},
    {{ spend_zh('lines.spend') }} as {{ zh('支出类型') }},
    lines.amount_yuan as {{ zh('金额元') }},
    {{ reading_zh('lines.reading') }} as {{ zh('读数') }},
    lines.grade as {{ zh('披露等级') }},
    lines.amount_id as {{ zh('数字编号') }}
from {{ ref('budget_lines') }} as lines
