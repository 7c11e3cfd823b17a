with used as (
    select
        scheme,
        code,
        count(distinct disclosure_id) as disclosures,
        sum(amount_count) as amounts,
        min(first_amount_id) as example_amount_id
    from {{ ref('int_subject_rows') }}
    where code is not null
    group by scheme, code
),

defined as (
    select
        scheme,
        subject_code as code,
        count(distinct disclosure_id) as disclosures,
        min(document_id) as example_document_id
    from {{ ref('map_term_subject') }}
    where subject_code is not null
    group by scheme, subject_code
),

names as (
    select
        scheme,
        code,
        name,
        row_number() over (partition by scheme, code order by valid_from desc) as choice
    from {{ ref('int_subjects') }}
),

gaps as (
    select
        'used_undefined' as finding,
        used.scheme,
        used.code as subject_code,
        cast(null as {{ type_text() }}) as subject_path,
        used.disclosures,
        used.amounts,
        used.example_amount_id,
        cast(null as {{ type_text() }}) as example_document_id
    from used
    left join defined on used.scheme = defined.scheme and used.code = defined.code
    where defined.code is null
    union all
    select
        'defined_unused' as finding,
        defined.scheme,
        defined.code as subject_code,
        cast(null as {{ type_text() }}) as subject_path,
        defined.disclosures,
        0 as amounts,
        cast(null as {{ type_text() }}) as example_amount_id,
        defined.example_document_id
    from defined
    left join used on defined.scheme = used.scheme and defined.code = used.code
    where used.code is null
    union all
    select
        'unmatched' as finding,
        cast(null as {{ type_text() }}) as scheme,
        cast(null as {{ type_text() }}) as subject_code,
        subject_path,
        count(distinct disclosure_id) as disclosures,
        0 as amounts,
        cast(null as {{ type_text() }}) as example_amount_id,
        min(document_id) as example_document_id
    from {{ ref('map_term_subject') }}
    where subject_code is null
    group by subject_path
)

select
    {{ key_of(['gaps.finding', 'gaps.scheme', 'gaps.subject_code', 'gaps.subject_path']) }} as gap_id,
    gaps.finding,
    gaps.scheme,
    gaps.subject_code,
    coalesce(names.name, gaps.subject_path) as subject_name,
    cast(gaps.disclosures as integer) as disclosure_count,
    cast(gaps.amounts as integer) as amount_count,
    gaps.example_amount_id,
    gaps.example_document_id
from gaps
left join names on gaps.scheme = names.scheme and gaps.subject_code = names.code and names.choice = 1
