with printed as (
    select
        codes.scheme,
        codes.code,
        codes.name,
        documents.disclosure_id,
        documents.fiscal_year
    from {{ ref('int_printed_codes') }} as codes
    inner join {{ ref('int_documents') }} as documents on codes.disclosure_id = documents.disclosure_id
),

-- Names of the dictionary, with the years in which they were official; what documents print beside them.
named as (
    select
        scheme,
        code,
        name,
        valid_from,
        valid_to,
        'dictionary' as named_by,
        cast(null as {{ type_text() }}) as disclosure_id,
        cast(null as integer) as fiscal_year
    from {{ ref('int_subject_codes') }}
    union all
    select
        scheme,
        code,
        name,
        valid_from,
        valid_to,
        'dictionary' as named_by,
        cast(null as {{ type_text() }}) as disclosure_id,
        cast(null as integer) as fiscal_year
    from {{ ref('subject_names') }}
    union all
    select
        scheme,
        code,
        name,
        cast(null as integer) as valid_from,
        cast(null as integer) as valid_to,
        'document' as named_by,
        disclosure_id,
        fiscal_year
    from printed
),

subjects as (
    select
        scheme,
        code,
        valid_from,
        valid_to
    from {{ ref('int_subjects') }}
)

-- A code that was given to another subject has the names of each of them.
select
    subjects.scheme,
    subjects.code as subject_code,
    subjects.valid_from,
    named.name as subject_name,
    min(named.valid_from) as named_from,
    max(named.valid_to) as named_to,
    max(case when named.named_by = 'dictionary' then 1 else 0 end) = 1 as is_in_dictionary,
    cast(count(distinct named.disclosure_id) as integer) as disclosure_count,
    min(named.fiscal_year) as first_printed,
    max(named.fiscal_year) as last_printed
from subjects
inner join named
    on
        subjects.scheme = named.scheme
        and subjects.code = named.code
        and case
            when named.named_by = 'document' then coalesce(named.fiscal_year, 9999)
            when named.valid_from is null then 9999
            else named.valid_from
        end between subjects.valid_from and coalesce(subjects.valid_to, 9999)
group by subjects.scheme, subjects.code, subjects.valid_from, named.name
