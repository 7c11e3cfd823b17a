with items as (
    select
        item,
        min(name_zh) as name_zh
    from {{ ref('three_public_items') }}
    group by item
)

select
    disclosures.province_name as {{ zh('省份') }},
    disclosures.city_name as {{ zh('城市') }},
    disclosures.county_name as {{ zh('区县') }},
    disclosures.agency_name as {{ zh('部门名称') }},
    disclosures.fiscal_year as {{ zh('年度') }},
    {{ kind_zh('disclosures.kind') }} as {{ zh('预决算') }},
    {{ scope_zh('disclosures.scope') }} as {{ zh('口径') }},
    {{ claim_verdict_zh('claims.verdict') }} as {{ zh('结论') }},
    metrics.name_zh as {{ zh('指标') }},
    coalesce(claims.subject_path, items.name_zh) as {{ zh('科目或分项') }},
    {{ claim_measure_zh('claims.measure') }} as {{ zh('表述类型') }},
    claims.figure_year as {{ zh('数字年度') }},
    {{ kind_zh('claims.figure_kind') }} as {{ zh('数字口径') }},
    claims.printed_text as {{ zh('文字所述') }},
    claims.amount_yuan as {{ zh('文字金额元') }},
    claims.table_yuan as {{ zh('表中金额元') }},
    claims.difference_yuan as {{ zh('差额元') }},
    claims.share as {{ zh('文字百分比') }},
    claims.table_share as {{ zh('表中百分比') }},
    claims.sentence as {{ zh('原句') }},
    claims.page_no as {{ zh('页码') }},
    claims.amount_id as {{ zh('数字编号') }},
    claims.claim_id as {{ zh('表述编号') }}
from {{ ref('fct_claim') }} as claims
inner join {{ ref('dim_disclosure') }} as disclosures on claims.disclosure_id = disclosures.disclosure_id
left join {{ ref('claim_metrics') }} as metrics on claims.metric = metrics.metric
left join items on claims.metric = 'three_public' and claims.item = items.item
