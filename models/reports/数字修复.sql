with repairs as (
    select
        *,
        split_part(was_place, '/', 1) as was_fund,
        split_part(was_place, '/', 2) as was_origin,
        split_part(was_place, '/', 3) as was_spend
    from {{ ref('repairs') }}
)

select
    disclosures.province_name as {{ zh('省份') }},
    disclosures.city_name as {{ zh('城市') }},
    disclosures.county_name as {{ zh('区县') }},
    disclosures.agency_name as {{ zh('部门名称') }},
    disclosures.fiscal_year as {{ zh('年度') }},
    {{ kind_zh('disclosures.kind') }} as {{ zh('预决算') }},
    {{ scope_zh('disclosures.scope') }} as {{ zh('口径') }},
    amounts.page_no as {{ zh('页码') }},
    amounts.table_no as {{ zh('表号') }},
    amounts.table_title as {{ zh('表名') }},
    coalesce(amounts.row_code || ' ', '') || amounts.row_name as {{ zh('行') }},
    {{ repair_zh('repairs.kind') }} as {{ zh('修复方式') }},
    {{ reading_zh('repairs.reading') }} as {{ zh('读数') }},
    repairs.was_text as {{ zh('原文') }},
    {{ place_zh('was_funds.fund_name', 'repairs.was_origin', 'repairs.was_spend') }} as {{ zh('原位置') }},
    repairs.became_yuan as {{ zh('金额元') }},
    {{ place_zh('funds.fund_name', 'amounts.origin', 'amounts.spend') }} as {{ zh('位置') }},
    repairs.equalities as {{ zh('相符等式数') }},
    repairs.rule_ids as {{ zh('依据规则') }},
    repairs.amount_id as {{ zh('数字编号') }}
from repairs
inner join {{ ref('published_amounts') }} as amounts on repairs.amount_id = amounts.amount_id
inner join {{ ref('dim_disclosure') }} as disclosures on repairs.disclosure_id = disclosures.disclosure_id
inner join {{ ref('dim_fund') }} as funds on amounts.fund = funds.fund
left join {{ ref('dim_fund') }} as was_funds on repairs.was_fund = was_funds.fund
