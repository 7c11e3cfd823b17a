{# How many renamings of one agency are followed. #}
{%- set hops = 4 -%}

with printed as (
    select
        agency_name as name,
        min(fiscal_year) as first_year,
        max(fiscal_year) as last_year
    from {{ ref('stg_interpretations') }}
    where agency_name is not null
    group by agency_name
),

renamings as (
    select distinct
        other_name as former_name,
        agency_name as later_name
    from {{ ref('agency_names') }}
    where name_kind = 'former'
    union
    select distinct
        former_name,
        later_name
    from {{ ref('stg_renamings') }}
),

-- A body that went on as two, or came of two, is none of them.
successions as (
    select
        former_name,
        later_name
    from (
        select
            former_name,
            later_name,
            count(*) over (partition by former_name) as heirs,
            count(*) over (partition by later_name) as forebears
        from renamings
    ) as counted
    where heirs = 1 and forebears = 1
),

other_names as (
    select
        other_name as name,
        min(agency_name) as meant_name
    from {{ ref('agency_names') }}
    where name_kind in ('short', 'alias')
    group by other_name
),

known as (
    select name from printed
    union
    select former_name as name from successions
    union
    select later_name as name from successions
    union
    select name from other_names
    union
    select meant_name as name from other_names
)

select
    known.name,
    coalesce(other_names.meant_name, known.name) as meant_name,
    other_names.name is not null as is_other_name,
    coalesce(
        {% for hop in range(hops, 0, -1) %}
        hop_{{ hop }}.former_name,
        {% endfor %}
        other_names.meant_name,
        known.name
    ) as first_name,
    {{ how_many_are_known(hops, 'former_name') }} as renamings,
    printed.first_year,
    printed.last_year
from known
left join other_names on known.name = other_names.name
left join printed on known.name = printed.name
left join successions as hop_1 on coalesce(other_names.meant_name, known.name) = hop_1.later_name
{% for hop in range(2, hops + 1) %}
left join successions as hop_{{ hop }} on hop_{{ hop - 1 }}.former_name = hop_{{ hop }}.later_name
{% endfor %}
