with moneys as (
    select
        comparison,
        disclosure_id,
        breakdown,
        fund,
        origin,
        spend,
        max(level) as depth,
        sum(case when level = 0 then amount_yuan end) as amount_yuan,
        sum(case when level = 0 then other_yuan end) as other_yuan
    from {{ ref('int_paired_lines') }}
    group by comparison, disclosure_id, breakdown, fund, origin, spend
),

ranked as (
    select
        moneys.*,
        funds.fund_path,
        origins.origin_path,
        spends.spend_path,
        row_number() over (
            partition by moneys.comparison, moneys.disclosure_id, moneys.breakdown
            order by
                length(funds.fund_path), length(spends.spend_path), length(origins.origin_path), moneys.fund,
                moneys.spend, moneys.origin
        ) as width
    from moneys
    inner join {{ ref('funds') }} as funds on moneys.fund = funds.fund
    inner join {{ ref('origins') }} as origins on moneys.origin = origins.origin
    inner join {{ ref('spends') }} as spends on moneys.spend = spends.spend
)

-- A part that makes the same totals on both sides is all of the money: 收支总表 prints it by 类, 财政拨款支出表 to the 项.
select
    ranked.comparison,
    ranked.disclosure_id,
    ranked.breakdown,
    ranked.fund,
    ranked.origin,
    ranked.spend
from ranked
inner join ranked as widest
    on
        ranked.comparison = widest.comparison
        and ranked.disclosure_id = widest.disclosure_id
        and ranked.breakdown = widest.breakdown
        and ranked.amount_yuan = widest.amount_yuan
        and ranked.other_yuan = widest.other_yuan
        and left(ranked.fund_path, length(widest.fund_path)) = widest.fund_path
        and left(ranked.origin_path, length(widest.origin_path)) = widest.origin_path
        and left(ranked.spend_path, length(widest.spend_path)) = widest.spend_path
where widest.width = 1
qualify row_number() over (
    partition by ranked.comparison, ranked.disclosure_id, ranked.breakdown
    order by ranked.depth desc, ranked.width asc
) = 1
