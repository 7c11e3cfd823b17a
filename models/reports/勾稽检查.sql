with checks as (
    select
        *,
        case when compared > 0 then 1 else 0 end as is_tried,
        case when verdict in ('holds', 'rounding') then 1 else 0 end as does_hold
    from {{ ref('balance_checks') }}
),

-- Both sides of a break as an auditor notes them: which table, which row, what is printed there.
sides as (
    select
        terms.check_id,
        terms.rule_side,
        min({{ table_zh('terms') }}) as table_words,
        string_agg({{ printed_row_zh('terms') }}, '；' order by terms.term_no) as term_words
    from {{ ref('break_terms') }} as terms
    group by terms.check_id, terms.rule_side
)

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
    checks.page_no as {{ zh('页码') }},
    checks.row_label as {{ zh('行') }},
    checks.left_yuan as {{ zh('左边金额元') }},
    checks.right_yuan as {{ zh('右边金额元') }},
    checks.difference_yuan as {{ zh('差额元') }},
    checks.tolerance_yuan as {{ zh('允许误差元') }},
    checks.compared as {{ zh('参与数字个数') }},
    left_side.table_words as {{ zh('左边表') }},
    left_side.term_words as {{ zh('左边各数') }},
    right_side.table_words as {{ zh('右边表') }},
    right_side.term_words as {{ zh('右边各数') }},
    case when missing.check_id is not null then {{ table_zh('missing') }} end as {{ zh('缺行所在表') }},
    {{ printed_row_zh('missing') }} as {{ zh('缺行') }},
    checks.is_acknowledged as {{ zh('已说明') }},
    checks.acknowledged_reason as {{ zh('说明') }},
    cast(sum(checks.is_tried) over same_rule as integer) as {{ zh('同规则检查次数') }},
    cast(sum(checks.does_hold) over same_rule as integer) as {{ zh('同规则相符次数') }},
    checks.check_id as {{ zh('检查编号') }}
from checks
inner join {{ ref('dim_disclosure') }} as disclosures on checks.disclosure_id = disclosures.disclosure_id
inner join {{ ref('audit_balance_rules') }} as rules on checks.rule_id = rules.rule_id
left join sides as left_side on checks.check_id = left_side.check_id and left_side.rule_side = 'left'
left join sides as right_side on checks.check_id = right_side.check_id and right_side.rule_side = 'right'
left join {{ ref('missing_rows') }} as missing on checks.check_id = missing.check_id
window same_rule as (partition by checks.disclosure_id, checks.rule_id)
