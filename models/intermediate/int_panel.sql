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
)

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
