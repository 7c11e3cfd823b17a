-- What a claim asks the tables for: its own figure, the one it compares with, or the whole that it is a share of.
select
    claim_id,
    'own' as role,
    disclosure_id,
    document_id,
    metric,
    item,
    fund,
    spend,
    origin,
    figure_year,
    figure_kind,
    is_named
from {{ ref('int_claims') }}
where metric is not null and is_checked
union all
select
    claim_id,
    'other' as role,
    disclosure_id,
    document_id,
    case when measure = 'share' then base_metric else metric end as metric,
    case when measure = 'share' then base_item else item end as item,
    case when measure = 'share' then base_fund else fund end as fund,
    case when measure = 'share' then base_spend else spend end as spend,
    origin,
    case when measure = 'share' then figure_year else against_year end as figure_year,
    case when measure = 'share' then figure_kind else against_kind end as figure_kind,
    is_named
from {{ ref('int_claims') }}
where
    metric is not null and is_checked
    and (against_year is not null or base_metric is not null)
