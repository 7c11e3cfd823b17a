select
    disclosures.province_name as {{ zh('省份') }},
    disclosures.city_name as {{ zh('城市') }},
    disclosures.county_name as {{ zh('区县') }},
    disclosures.agency_name as {{ zh('部门名称') }},
    disclosures.fiscal_year as {{ zh('年度') }},
    {{ kind_zh('disclosures.kind') }} as {{ zh('预决算') }},
    {{ scope_zh('disclosures.scope') }} as {{ zh('口径') }},
    costs.figure_year as {{ zh('数据年度') }},
    {{ kind_zh('costs.figure_kind') }} as {{ zh('数据口径') }},
    costs.unit_name as {{ zh('单位名称') }},
    {{ in_chinese('costs.item', {
        'total': '合计', 'abroad': '因公出国（境）费', 'reception': '公务接待费', 'vehicle': '公务用车购置及运行费',
        'reception_domestic': '国内接待费', 'reception_foreign_guests': '外事接待费', 'reception_abroad': '国（境）外接待费',
        'vehicle_purchase': '公务用车购置费', 'vehicle_running': '公务用车运行维护费'
    }) }} as {{ zh('项目') }},
    costs.printed_name as {{ zh('公开表中名称') }},
    funds.fund_name as {{ zh('资金来源') }},
    costs.amount_yuan as {{ zh('金额元') }},
    costs.amount_id as {{ zh('数字编号') }}
from {{ ref('fct_three_public') }} as costs
inner join {{ ref('dim_disclosure') }} as disclosures on costs.disclosure_id = disclosures.disclosure_id
inner join {{ ref('dim_fund') }} as funds on costs.fund = funds.fund
