with paired as (
    select * from {{ ref('int_paired_lines') }}
),

-- What lies below a code that one side prints no finer is not comparable.
compared as (
    select
        paired.*,
        changes.code is not null as is_of_changed_scheme,
        (paired.other_yuan is null and coarse_others.item is not null)
        or (paired.amount_yuan is null and coarse_own.item is not null) as is_finer_than_other
    from paired
    left join {{ ref('int_subject_changes') }} as changes
        on
            case when paired.comparison = 'year' then paired.scheme end = changes.scheme
            and paired.item = changes.code
            and paired.other_year = changes.since - 1
    left join {{ ref('int_other_figures') }} as coarse_others
        on
            paired.comparison = coarse_others.comparison
            and paired.disclosure_id = coarse_others.disclosure_id
            and {{ same_money('paired', 'coarse_others') }}
            and coarse_others.level = paired.level - 1
            and coarse_others.item = left(paired.item, 2 * paired.level - 1)
            and coarse_others.is_leaf
    left join {{ ref('int_panel') }} as coarse_own
        on
            paired.disclosure_id = coarse_own.disclosure_id
            and coarse_own.is_own_figure
            and {{ same_money('paired', 'coarse_own') }}
            and coarse_own.level = paired.level - 1
            and coarse_own.item = left(paired.item, 2 * paired.level - 1)
            and coarse_own.is_leaf
),

-- One side's 财政拨款 is the other's 一般公共预算 and more: neither stands beside the other.
undivided as (
    select distinct
        missing.comparison,
        missing.disclosure_id,
        missing.item
    from paired as missing
    inner join {{ ref('funds') }} as funds on missing.item = funds.fund
    inner join {{ ref('funds') }} as kin on funds.fund = kin.parent_fund or funds.parent_fund = kin.fund
    inner join paired as others
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
    compared.other_item,
    compared.fund,
    compared.origin,
    compared.spend,
    widest.fund is not null as is_widest,
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
left join {{ ref('int_widest_money') }} as widest
    on
        compared.comparison = widest.comparison
        and compared.disclosure_id = widest.disclosure_id
        and {{ same_money('compared', 'widest') }}
