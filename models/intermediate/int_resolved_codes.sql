with nameless as (
    select distinct
        documents.disclosure_id,
        case amounts.row_kind
            when 'function' then 'function'
            when 'economic_dept' then 'dept'
            else 'gov'
        end as scheme,
        amounts.row_path,
        amounts.row_name,
        {{ plain_name(path_of('amounts.row_path', 'amounts.row_name')) }} as plain_path,
        {{ plain_name(last_element('amounts.row_name')) }} as plain_last
    from {{ ref('stg_amounts') }} as amounts
    inner join {{ ref('int_documents') }} as documents on amounts.document_id = documents.document_id
    where amounts.row_kind in ('function', 'economic_dept', 'economic_gov') and amounts.row_code is null
),

own_words as (
    select
        disclosure_id,
        scheme,
        plain_path,
        min(code) as code
    from {{ ref('int_printed_codes') }}
    group by disclosure_id, scheme, plain_path
    having count(distinct code) = 1
),

dictionary as (
    select
        scheme,
        {{ plain_name('name_path') }} as plain_path,
        min(code) as code
    from {{ ref('int_subject_codes') }}
    group by scheme, {{ plain_name('name_path') }}
    having count(distinct code) = 1
),

-- The same paths in the names of other years and in other wordings.
other_names as (
    select
        scheme,
        plain_path,
        min(code) as code
    from {{ ref('int_subject_paths') }}
    group by scheme, plain_path
    having count(distinct code) = 1
),

-- All 类 are seeded: there a name that one code alone bears says which it is, whatever heading it stands under.
classes as (
    select
        scheme,
        plain_name,
        min(code) as code
    from {{ ref('int_subject_paths') }}
    where length(code) = 3
    group by scheme, plain_name
    having count(distinct code) = 1
),

-- So are the economic classifications.
lone_names as (
    select
        scheme,
        plain_name,
        min(code) as code
    from {{ ref('int_subject_paths') }}
    where scheme in ('dept', 'gov')
    group by scheme, plain_name
    having count(distinct code) = 1
)

select
    nameless.disclosure_id,
    nameless.scheme,
    nameless.row_path,
    nameless.row_name,
    coalesce(own_words.code, dictionary.code, other_names.code, classes.code, lone_names.code) as code,
    case
        when own_words.code is not null then 'own_tables'
        when dictionary.code is not null then 'dictionary'
        when other_names.code is not null then 'other_name'
        when coalesce(classes.code, lone_names.code) is not null then 'lone_name'
    end as method
from nameless
left join own_words
    on
        nameless.disclosure_id = own_words.disclosure_id
        and nameless.scheme = own_words.scheme
        and nameless.plain_path = own_words.plain_path
left join dictionary on nameless.scheme = dictionary.scheme and nameless.plain_path = dictionary.plain_path
left join other_names on nameless.scheme = other_names.scheme and nameless.plain_path = other_names.plain_path
left join classes on nameless.scheme = classes.scheme and nameless.plain_last = classes.plain_name
left join lone_names on nameless.scheme = lone_names.scheme and nameless.plain_last = lone_names.plain_name
