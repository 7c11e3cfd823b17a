with printed as (
    select distinct
        documents.disclosure_id,
        case amounts.row_kind
            when 'function' then 'function'
            when 'economic_dept' then 'dept'
            else 'gov'
        end as scheme,
        amounts.row_code as code,
        amounts.row_name as name
    from {{ ref('stg_amounts') }} as amounts
    inner join {{ ref('int_documents') }} as documents on amounts.document_id = documents.document_id
    where
        amounts.row_kind in ('function', 'economic_dept', 'economic_gov')
        and length(amounts.row_code) in (3, 5, 7)
),

dictionary as (
    select
        scheme,
        code,
        min(name) as name
    from {{ ref('int_subject_codes') }}
    group by scheme, code
)

-- A code that the document names in two ways has two paths; its parents' names may come from the dictionary.
select distinct
    own.disclosure_id,
    own.scheme,
    own.code,
    own.name,
    {{ plain_name("
        case when length(own.code) > 3 then coalesce(class.name, class_of_dictionary.name, '') || '/' else '' end
        || case when length(own.code) > 5 then coalesce(division.name, division_of_dictionary.name, '') || '/' else '' end
        || own.name
    ") }} as plain_path
from printed as own
left join printed as class
    on
        own.disclosure_id = class.disclosure_id
        and own.scheme = class.scheme
        and left(own.code, 3) = class.code
left join printed as division
    on
        own.disclosure_id = division.disclosure_id
        and own.scheme = division.scheme
        and left(own.code, 5) = division.code
left join dictionary as class_of_dictionary
    on own.scheme = class_of_dictionary.scheme and left(own.code, 3) = class_of_dictionary.code
left join dictionary as division_of_dictionary
    on own.scheme = division_of_dictionary.scheme and left(own.code, 5) = division_of_dictionary.code
