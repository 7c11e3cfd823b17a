select
    revenue.line_id as {{ zh('行编号') }},
    disclosures.province_name as {{ zh('省份') }},
    disclosures.city_name as {{ zh('城市') }},
    disclosures.county_name as {{ zh('区县') }},
    disclosures.agency_name as {{ zh('部门名称') }},
    disclosures.fiscal_year as {{ zh('年度') }},
    {{ kind_zh('disclosures.kind') }} as {{ zh('预决算') }},
    {{ scope_zh('disclosures.scope') }} as {{ zh('口径') }},
    {{ line_kind_zh('revenue.line_kind') }} as {{ zh('行类别') }},
    revenue.unit_name as {{ zh('单位名称') }},
    funds.fund_name as {{ zh('资金来源') }},
    {{ origin_zh('revenue.origin') }} as {{ zh('资金年份') }},
    revenue.amount_yuan as {{ zh('金额元') }},
    {{ reading_zh('revenue.reading') }} as {{ zh('读数') }},
    revenue.amount_id as {{ zh('数字编号') }}
from {{ ref('fct_revenue_by_fund') }} as revenue
inner join {{ ref('dim_disclosure') }} as disclosures on revenue.disclosure_id = disclosures.disclosure_id
inner join {{ ref('dim_fund') }} as funds on revenue.fund = funds.fund
