select
    disclosures.province_name as {{ zh('省份') }},
    disclosures.city_name as {{ zh('城市') }},
    disclosures.county_name as {{ zh('区县') }},
    disclosures.agency_name as {{ zh('部门名称') }},
    disclosures.fiscal_year as {{ zh('年度') }},
    {{ kind_zh('disclosures.kind') }} as {{ zh('预决算') }},
    {{ scope_zh('disclosures.scope') }} as {{ zh('口径') }},
    rules.title_zh as {{ zh('检查规则') }},
    {{ verdict_zh('checks.verdict') }} as {{ zh('结论') }},
    checks.place as {{ zh('位置') }},
    checks.left_yuan as {{ zh('左边金额元') }},
    checks.right_yuan as {{ zh('右边金额元') }},
    checks.difference_yuan as {{ zh('差额元') }},
    checks.tolerance_yuan as {{ zh('允许误差元') }},
    checks.compared as {{ zh('参与数字个数') }},
    checks.check_id as {{ zh('检查编号') }}
from {{ ref('balance_checks') }} as checks
inner join {{ ref('dim_disclosure') }} as disclosures on checks.disclosure_id = disclosures.disclosure_id
inner join {{ ref('audit_balance_rules') }} as rules on checks.rule_id = rules.rule_id
