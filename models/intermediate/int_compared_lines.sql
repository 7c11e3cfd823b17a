with panel as (
    select
        panel.*,
        disclosures.fiscal_year,
        disclosures.kind
    from {{ ref('int_panel') }} as panel
    inner join {{ ref('dim_disclosure') }} as disclosures on panel.disclosure_id = disclosures.disclosure_id
),

-- The other figure, from the other disclosure where there is one, else from the same document.
offered as (
    select
        counterparts.comparison,
        counterparts.disclosure_id,
        counterparts.other_disclosure_id,
        'own_disclosure' as other_source,
        1 as preference,
        panel.figure_kind as other_kind,
        panel.figure_year as other_year,
        counterparts.is_other_scope,
        counterparts.is_other_kind,
        panel.breakdown,
        panel.fund,
        panel.origin,
        panel.spend,
        panel.level,
        panel.item,
        panel.is_leaf,
        panel.table_key,
        panel.amount_yuan,
        panel.has_doubt
    from {{ ref('int_counterparts') }} as counterparts
    inner join panel on counterparts.other_disclosure_id = panel.disclosure_id and panel.is_own_figure
    union all
    select
        case
            when panel.figure_year < panel.fiscal_year then 'year'
            when panel.figure_kind = 'adjusted' then 'adjusted'
            else 'plan'
        end as comparison,
        panel.disclosure_id,
        cast(null as {{ type_text() }}) as other_disclosure_id,
        'printed_beside' as other_source,
        2 as preference,
        panel.figure_kind as other_kind,
        panel.figure_year as other_year,
        false as is_other_scope,
        panel.figure_year < panel.fiscal_year and panel.figure_kind != panel.kind as is_other_kind,
        panel.breakdown,
        panel.fund,
        panel.origin,
        panel.spend,
        panel.level,
        panel.item,
        panel.is_leaf,
        panel.table_key,
        panel.amount_yuan,
        panel.has_doubt
    from panel
    where
        not panel.is_own_figure
        and (
            panel.figure_year = panel.fiscal_year - 1
            or (panel.figure_year = panel.fiscal_year and panel.kind = 'final' and panel.figure_kind != 'final')
        )
),

chosen as (
    select *
    from offered
    qualify dense_rank() over (
        partition by comparison, disclosure_id, breakdown, fund, origin, spend
        order by is_other_kind, preference, other_kind
    ) = 1
),

-- A subject that was given another code stands under the code of the later year.
others as (
    select
        chosen.*,
        coalesce(moves.to_code, chosen.item) as item_now
    from chosen
    left join {{ ref('subject_moves') }} as moves
        on
            case when chosen.comparison = 'year' then {{ scheme_of('chosen.breakdown') }} end = moves.scheme
            and chosen.item = moves.from_code
            and chosen.other_year = moves.since - 1
            and moves.is_whole
),

-- Only money that both print, and levels that both reach.
groups as (
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
    inner join panel
        on
            others.disclosure_id = panel.disclosure_id
            and panel.is_own_figure
            and others.breakdown = panel.breakdown
            and others.fund = panel.fund
            and others.origin = panel.origin
            and others.spend = panel.spend
            and others.level = panel.level
),

items as (
    select
        groups.comparison,
        groups.disclosure_id,
        groups.breakdown,
        groups.fund,
        groups.origin,
        groups.spend,
        groups.level,
        panel.item
    from groups
    inner join panel
        on
            groups.disclosure_id = panel.disclosure_id
            and panel.is_own_figure
            and groups.breakdown = panel.breakdown
            and groups.fund = panel.fund
            and groups.origin = panel.origin
            and groups.spend = panel.spend
            and groups.level = panel.level
    union
    select
        groups.comparison,
        groups.disclosure_id,
        groups.breakdown,
        groups.fund,
        groups.origin,
        groups.spend,
        groups.level,
        others.item_now as item
    from groups
    inner join others
        on
            groups.comparison = others.comparison
            and groups.disclosure_id = others.disclosure_id
            and groups.breakdown = others.breakdown
            and groups.fund = others.fund
            and groups.origin = others.origin
            and groups.spend = others.spend
            and groups.level = others.level
),

paired as (
    select
        groups.*,
        items.item,
        {{ scheme_of('groups.breakdown') }} as scheme,
        case when others.item != items.item then others.item end as other_item,
        panel.amount_yuan,
        others.amount_yuan as other_yuan,
        panel.is_leaf,
        others.is_leaf as is_other_leaf,
        coalesce(panel.has_doubt, false) or coalesce(others.has_doubt, false) as has_doubt,
        panel.table_key,
        others.table_key as other_table_key
    from items
    inner join groups
        on
            items.comparison = groups.comparison
            and items.disclosure_id = groups.disclosure_id
            and items.breakdown = groups.breakdown
            and items.fund = groups.fund
            and items.origin = groups.origin
            and items.spend = groups.spend
            and items.level = groups.level
    left join panel
        on
            items.disclosure_id = panel.disclosure_id
            and panel.is_own_figure
            and items.breakdown = panel.breakdown
            and items.fund = panel.fund
            and items.origin = panel.origin
            and items.spend = panel.spend
            and items.level = panel.level
            and items.item = panel.item
    left join others
        on
            items.comparison = others.comparison
            and items.disclosure_id = others.disclosure_id
            and items.breakdown = others.breakdown
            and items.fund = others.fund
            and items.origin = others.origin
            and items.spend = others.spend
            and items.level = others.level
            and items.item = others.item_now
),

-- What lies below a code that one side prints no finer is not comparable.
compared as (
    select
        paired.*,
        changes.code is not null as is_of_changed_scheme,
        (paired.other_yuan is null and coarse_others.item is not null)
        or (paired.amount_yuan is null and coarse_panel.item is not null) as is_finer_than_other
    from paired
    left join {{ ref('int_subject_changes') }} as changes
        on
            case when paired.comparison = 'year' then paired.scheme end = changes.scheme
            and paired.item = changes.code
            and paired.other_year = changes.since - 1
    left join others as coarse_others
        on
            paired.comparison = coarse_others.comparison
            and paired.disclosure_id = coarse_others.disclosure_id
            and paired.breakdown = coarse_others.breakdown
            and paired.fund = coarse_others.fund
            and paired.origin = coarse_others.origin
            and paired.spend = coarse_others.spend
            and coarse_others.level = paired.level - 1
            and coarse_others.item = left(paired.item, 2 * paired.level - 1)
            and coarse_others.is_leaf
    left join panel as coarse_panel
        on
            paired.disclosure_id = coarse_panel.disclosure_id
            and coarse_panel.is_own_figure
            and paired.breakdown = coarse_panel.breakdown
            and paired.fund = coarse_panel.fund
            and paired.origin = coarse_panel.origin
            and paired.spend = coarse_panel.spend
            and coarse_panel.level = paired.level - 1
            and coarse_panel.item = left(paired.item, 2 * paired.level - 1)
            and coarse_panel.is_leaf
),

-- One side's 财政拨款 is the other's 一般公共预算 and more: neither stands beside the other.
undivided as (
    select distinct
        missing.comparison,
        missing.disclosure_id,
        missing.item
    from compared as missing
    inner join {{ ref('funds') }} as funds on missing.item = funds.fund
    inner join {{ ref('funds') }} as kin on funds.fund = kin.parent_fund or funds.parent_fund = kin.fund
    inner join compared as others
        on
            missing.comparison = others.comparison
            and missing.disclosure_id = others.disclosure_id
            and others.breakdown = 'revenue'
            and kin.fund = others.item
            and (missing.other_yuan is null) = (others.amount_yuan is null)
            and (missing.amount_yuan is null) = (others.other_yuan is null)
    where
        missing.breakdown = 'revenue'
        and kin.fund != 'all'
        and (missing.amount_yuan is null or missing.other_yuan is null)
),

widths as (
    select distinct
        disclosure_id,
        breakdown,
        level,
        fund,
        origin,
        spend
    from panel
    where is_own_figure and is_widest
)

select
    {{ key_of([
        'compared.comparison', 'compared.disclosure_id', 'compared.breakdown', 'compared.level', 'compared.fund',
        'compared.origin', 'compared.spend', 'compared.item'
    ]) }} as line_id,
    compared.comparison,
    compared.disclosure_id,
    compared.other_disclosure_id,
    compared.other_source,
    compared.other_year,
    compared.other_kind,
    compared.breakdown,
    compared.level,
    compared.scheme,
    nullif(compared.item, '') as item,
    nullif(compared.other_item, '') as other_item,
    compared.fund,
    compared.origin,
    compared.spend,
    widths.level is not null as is_widest,
    compared.amount_yuan,
    compared.other_yuan,
    compared.has_doubt,
    case
        when compared.is_other_scope then 'scope'
        when compared.is_other_kind then 'kind'
        when compared.is_of_changed_scheme then 'scheme'
        when compared.is_finer_than_other or undivided.item is not null then 'depth'
    end as obstacle
from compared
left join undivided
    on
        compared.comparison = undivided.comparison
        and compared.disclosure_id = undivided.disclosure_id
        and compared.breakdown = 'revenue'
        and compared.item = undivided.item
left join widths
    on
        compared.disclosure_id = widths.disclosure_id
        and compared.breakdown = widths.breakdown
        and compared.level = widths.level
        and compared.fund = widths.fund
        and compared.origin = widths.origin
        and compared.spend = widths.spend
