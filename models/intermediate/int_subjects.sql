with printed as (
    select
        codes.scheme,
        codes.code,
        min(codes.name) as name,
        min(documents.fiscal_year) as first_year
    from {{ ref('int_printed_codes') }} as codes
    inner join {{ ref('int_documents') }} as documents on codes.disclosure_id = documents.disclosure_id
    group by codes.scheme, codes.code
),

known as (
    select
        scheme,
        code,
        level,
        name,
        name_path,
        parent_code,
        valid_from,
        valid_to,
        confidence
    from {{ ref('int_subject_codes') }}
),

-- A code that documents print and the dictionary does not know is a subject, named as first printed.
unknown as (
    select
        printed.scheme,
        printed.code,
        printed.name,
        printed.first_year,
        case when length(printed.code) > 3 then left(printed.code, length(printed.code) - 2) end as parent_code
    from printed
    left join known on printed.scheme = known.scheme and printed.code = known.code
    where known.code is null
),

names as (
    select
        scheme,
        code,
        min(name) as name
    from (
        select
            scheme,
            code,
            name
        from known
        union all
        select
            scheme,
            code,
            name
        from unknown
    ) as named
    group by scheme, code
)

select
    scheme,
    code,
    level,
    name,
    name_path,
    parent_code,
    valid_from,
    valid_to,
    confidence,
    true as is_in_dictionary
from known
union all
select
    unknown.scheme,
    unknown.code,
    cast(floor((length(unknown.code) - 1) / 2) as integer) as level,
    unknown.name,
    case when length(unknown.code) > 3 then coalesce(class.name, left(unknown.code, 3)) || '/' else '' end
    || case when length(unknown.code) > 5 then coalesce(division.name, left(unknown.code, 5)) || '/' else '' end
    || unknown.name as name_path,
    unknown.parent_code,
    coalesce(unknown.first_year, 2007) as valid_from,
    cast(null as integer) as valid_to,
    'printed' as confidence,
    false as is_in_dictionary
from unknown
left join names as class on unknown.scheme = class.scheme and left(unknown.code, 3) = class.code
left join names as division on unknown.scheme = division.scheme and left(unknown.code, 5) = division.code
