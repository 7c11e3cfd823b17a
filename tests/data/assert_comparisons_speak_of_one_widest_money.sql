-- is_widest means one money of a body, year and breakdown, at every level: sums by 类 and by 款 speak of the same.
with moneys as (
    select distinct
        disclosure_id,
        previous_kind as other_kind,
        'year' as comparison,
        breakdown,
        fund,
        origin,
        spend
    from {{ ref('year_on_year') }}
    where is_widest
    union all
    select distinct
        disclosure_id,
        plan_kind as other_kind,
        'plan' as comparison,
        breakdown,
        fund,
        origin,
        spend
    from {{ ref('plan_vs_actual') }}
    where is_widest
)

select
    comparison,
    disclosure_id,
    other_kind,
    breakdown,
    count(*) as moneys
from moneys
group by comparison, disclosure_id, other_kind, breakdown
having count(*) > 1
