with today as (
    select
        scheme,
        code,
        name
    from {{ ref('int_subject_wordings') }}
    where valid_to is null
)

select distinct
    own.scheme,
    own.code,
    {{ plain_name('own.name') }} as plain_name,
    {{ plain_name("
        case when length(own.code) > 3 then coalesce(class.name, left(own.code, 3)) || '/' else '' end
        || case when length(own.code) > 5 then coalesce(division.name, left(own.code, 5)) || '/' else '' end
        || own.name
    ") }} as plain_path
from today as own
left join today as class
    on
        own.scheme = class.scheme
        and length(own.code) > 3
        and left(own.code, 3) = class.code
left join today as division
    on
        own.scheme = division.scheme
        and length(own.code) > 5
        and left(own.code, 5) = division.code
