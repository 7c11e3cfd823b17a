with own as (
    select * from {{ ref('int_panel') }}
    where is_own_figure
),

others as (
    select * from {{ ref('int_other_figures') }}
),

-- Only money that both print, and levels that both reach.
shared as (
    select distinct
        others.comparison,
        others.disclosure_id,
        others.other_disclosure_id,
        others.other_source,
        others.other_kind,
        others.other_year,
        others.is_other_scope,
        others.is_other_kind,
        others.breakdown,
        others.fund,
        others.origin,
        others.spend,
        others.level
    from others
    inner join own
        on others.disclosure_id = own.disclosure_id and {{ same_money('others', 'own') }} and others.level = own.level
),

sides as (
    select
        shared.*,
        own.item,
        cast(null as {{ type_text() }}) as other_item,
        own.amount_yuan,
        cast(null as {{ type_money() }}) as other_yuan,
        own.has_doubt
    from shared
    inner join own
        on shared.disclosure_id = own.disclosure_id and {{ same_money('shared', 'own') }} and shared.level = own.level
    union all
    select
        shared.*,
        others.item_now as item,
        case when others.item != others.item_now then others.item end as other_item,
        cast(null as {{ type_money() }}) as amount_yuan,
        others.amount_yuan as other_yuan,
        others.has_doubt
    from shared
    inner join others
        on
            shared.comparison = others.comparison
            and shared.disclosure_id = others.disclosure_id
            and {{ same_money('shared', 'others') }}
            and shared.level = others.level
)

select
    comparison,
    disclosure_id,
    other_disclosure_id,
    other_source,
    other_kind,
    other_year,
    is_other_scope,
    is_other_kind,
    breakdown,
    {{ scheme_of('breakdown') }} as scheme,
    fund,
    origin,
    spend,
    level,
    item,
    nullif({{ joined_text('other_item', '|') }}, '') as other_item,
    cast(sum(amount_yuan) as {{ type_money() }}) as amount_yuan,
    cast(sum(other_yuan) as {{ type_money() }}) as other_yuan,
    bool_or(has_doubt) as has_doubt
from sides
group by
    comparison, disclosure_id, other_disclosure_id, other_source, other_kind, other_year, is_other_scope,
    is_other_kind, breakdown, fund, origin, spend, level, item
