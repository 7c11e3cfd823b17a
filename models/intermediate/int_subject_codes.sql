with seeded as (
    select
        'function' as scheme,
        code,
        level,
        name,
        valid_from,
        valid_to,
        confidence
    from {{ ref('function_codes') }}
    union all
    select
        scheme,
        code,
        level,
        name,
        valid_from,
        valid_to,
        confidence
    from {{ ref('economic_codes') }}
)

select
    own.scheme,
    own.code,
    own.level,
    own.name,
    own.valid_from,
    own.valid_to,
    own.confidence,
    case when length(own.code) > 3 then left(own.code, length(own.code) - 2) end as parent_code,
    case
        when own.level = 1 then own.name
        when own.level = 2 then coalesce(class.name, left(own.code, 3)) || '/' || own.name
        else
            coalesce(class.name, left(own.code, 3)) || '/'
            || coalesce(division.name, left(own.code, 5)) || '/' || own.name
    end as name_path
from seeded as own
left join seeded as class
    on
        own.scheme = class.scheme
        and left(own.code, 3) = class.code
        and own.valid_from >= class.valid_from
        and own.valid_from <= coalesce(class.valid_to, 9999)
left join seeded as division
    on
        own.scheme = division.scheme
        and left(own.code, 5) = division.code
        and own.valid_from >= division.valid_from
        and own.valid_from <= coalesce(division.valid_to, 9999)
