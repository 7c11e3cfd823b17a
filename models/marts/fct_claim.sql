with subjects as (
    select
        claim_id,
        min(code) as subject_code
    from {{ ref('int_claim_subjects') }}
    group by claim_id
)

select
    claims.claim_id,
    claims.disclosure_id,
    claims.document_id,
    claims.page_no,
    claims.paragraph_no,
    claims.ordinal,
    claims.metric,
    metrics.name_zh as metric_zh,
    metrics.name_en as metric_en,
    claims.item,
    subjects.subject_code,
    claims.subject_path,
    claims.fund,
    claims.spend,
    claims.measure,
    claims.direction,
    claims.figure_year,
    claims.figure_kind,
    claims.figure_year = claims.fiscal_year and claims.figure_kind = claims.kind as is_own_figure,
    claims.against_year,
    claims.against_kind,
    claims.amount_yuan,
    case
        when claims.measure in ('share', 'change_rate', 'completion') then cast(claims.value as decimal(18, 4))
    end as share,
    claims.printed_text,
    claims.printed_unit,
    claims.wording,
    claims.sentence,
    verdicts.amount_id,
    verdicts.other_id as other_amount_id,
    verdicts.table_yuan,
    verdicts.table_share,
    cast(
        case
            when claims.measure in ('amount', 'change') then claims.amount_yuan - verdicts.table_yuan
        end as {{ type_money() }}
    ) as difference_yuan,
    coalesce(verdicts.verdict, 'unmatched') as verdict
from {{ ref('int_claims') }} as claims
left join {{ ref('int_claim_verdicts') }} as verdicts on claims.claim_id = verdicts.claim_id
left join subjects on claims.claim_id = subjects.claim_id
left join {{ ref('claim_metrics') }} as metrics on claims.metric = metrics.metric
