-- A name one sign off: the 类 and 款 above it are right, and nothing else below them is as near.
with parts as (
    select
        document_id,
        ordinal,
        part_no,
        class_name || case when level = 3 then '/' || division_name else '' end as parent_path,
        own_name,
        level
    from {{ ref('int_term_parts') }}
    where is_marked and printed_code is null and level > 1 and class_name != '' and length(own_name) >= 6
),

-- How many signs are the same before the one that differs.
signs as (
    {% for before in range(40) %}
    select {{ before }} as before
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
)

select
    parts.document_id,
    parts.ordinal,
    parts.part_no,
    min(paths.scheme) as scheme,
    min(paths.code) as code
from parts
inner join {{ ref('int_subject_paths') }} as paths
    on
        parts.level = floor((length(paths.code) - 1) / 2)
        and parts.parent_path || '/' || paths.plain_name = paths.plain_path
        and parts.own_name != paths.plain_name
inner join signs
    on
        left(parts.own_name, signs.before) = left(paths.plain_name, signs.before)
        and (
            substr(parts.own_name, signs.before + 2) = substr(paths.plain_name, signs.before + 2)
            or substr(parts.own_name, signs.before + 2) = substr(paths.plain_name, signs.before + 1)
            or substr(parts.own_name, signs.before + 1) = substr(paths.plain_name, signs.before + 2)
        )
group by parts.document_id, parts.ordinal, parts.part_no
having count(distinct paths.scheme || paths.code) = 1
