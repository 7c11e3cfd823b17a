select
    projects.line_id as {{ zh('行编号') }},
    disclosures.province_name as {{ zh('省份') }},
    disclosures.city_name as {{ zh('城市') }},
    disclosures.county_name as {{ zh('区县') }},
    disclosures.agency_name as {{ zh('部门名称') }},
    disclosures.fiscal_year as {{ zh('年度') }},
    {{ kind_zh('disclosures.kind') }} as {{ zh('预决算') }},
    {{ scope_zh('disclosures.scope') }} as {{ zh('口径') }},
    {{ line_kind_zh('projects.line_kind') }} as {{ zh('行类别') }},
    projects.unit_name as {{ zh('单位名称') }},
    projects.project_name as {{ zh('项目名称') }},
    funds.fund_name as {{ zh('资金来源') }},
    {{ origin_zh('projects.origin') }} as {{ zh('资金年份') }},
    projects.amount_yuan as {{ zh('金额元') }},
    {{ reading_zh('projects.reading') }} as {{ zh('读数') }},
    projects.amount_id as {{ zh('数字编号') }}
from {{ ref('fct_expenditure_by_project') }} as projects
inner join {{ ref('dim_disclosure') }} as disclosures on projects.disclosure_id = disclosures.disclosure_id
inner join {{ ref('dim_fund') }} as funds on projects.fund = funds.fund
