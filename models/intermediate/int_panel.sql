with levels as (
    {% for level in range(4) %}
    select {{ level }} as level
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

lines as (
    select
        *,
        -- Of what bears no code the name is the item; it stands at the first level and in the total.
        case
            when is_coded and regexp_replace(item, '[0-9]', ''{{ global_flag() }}) = ''
                then least(3, cast(floor((length(item) - 1) / 2) as integer))
            else 1
        end as own_level
    from {{ ref('int_panel_lines') }}
),

rolled as (
    select
        lines.disclosure_id,
        lines.breakdown,
        lines.figure_year,
        lines.figure_kind,
        lines.is_own_figure,
        lines.fund,
        lines.origin,
        lines.spend,
        levels.level,
        case
            when levels.level = 0 then ''
            when levels.level < lines.own_level then left(lines.item, 2 * levels.level + 1)
            else lines.item
        end as item,
        bool_or(levels.level = lines.own_level) as is_leaf,
        cast(sum(lines.amount_yuan) as {{ type_money() }}) as amount_yuan,
        min(lines.table_key) as table_key,
        bool_or(lines.reading = 'doubtful') as has_doubt
    from lines
    inner join levels on lines.own_level >= levels.level
    group by
        lines.disclosure_id, lines.breakdown, lines.figure_year, lines.figure_kind, lines.is_own_figure, lines.fund,
        lines.origin, lines.spend, levels.level,
        case
            when levels.level = 0 then ''
            when levels.level < lines.own_level then left(lines.item, 2 * levels.level + 1)
            else lines.item
        end
),

-- The widest money at each level: what a reader means who names none.
splits as (
    select
        rolled.disclosure_id,
        rolled.breakdown,
        rolled.figure_year,
        rolled.figure_kind,
        rolled.level,
        rolled.fund,
        rolled.origin,
        rolled.spend,
        row_number() over (
            partition by
                rolled.disclosure_id, rolled.breakdown, rolled.figure_year, rolled.figure_kind, rolled.level
            order by
                length(funds.fund_path), length(spends.spend_path), length(origins.origin_path), rolled.fund,
                rolled.spend, rolled.origin
        ) as width
    from (
        select distinct
            disclosure_id,
            breakdown,
            figure_year,
            figure_kind,
            level,
            fund,
            origin,
            spend
        from rolled
    ) as rolled
    inner join {{ ref('funds') }} as funds on rolled.fund = funds.fund
    inner join {{ ref('origins') }} as origins on rolled.origin = origins.origin
    inner join {{ ref('spends') }} as spends on rolled.spend = spends.spend
)

select
    rolled.*,
    splits.width = 1 as is_widest
from rolled
inner join splits
    on
        rolled.disclosure_id = splits.disclosure_id
        and rolled.breakdown = splits.breakdown
        and rolled.figure_year = splits.figure_year
        and rolled.figure_kind = splits.figure_kind
        and rolled.level = splits.level
        and rolled.fund = splits.fund
        and rolled.origin = splits.origin
        and rolled.spend = splits.spend
