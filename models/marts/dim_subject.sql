with definitions as (
    select
        *,
        count(*) over (partition by scheme, subject_code, valid_from) as wordings,
        min(first_year) over (partition by scheme, subject_code, valid_from) as since
    from {{ ref('dim_subject_definition') }}
),

defining as (
    select
        scheme,
        subject_code,
        valid_from,
        count(distinct disclosure_id) as disclosures
    from {{ ref('map_term_subject') }}
    where subject_code is not null
    group by scheme, subject_code, valid_from
)

select
    subjects.scheme,
    subjects.code as subject_code,
    subjects.valid_from,
    subjects.valid_to,
    subjects.level,
    subjects.name as subject_name,
    subjects.name_path,
    subjects.parent_code,
    definitions.definition,
    definitions.example_disclosure_id as definition_disclosure_id,
    definitions.since as defined_since,
    cast(coalesce(defining.disclosures, 0) as integer) as definition_count,
    cast(coalesce(definitions.wordings, 0) as integer) as wording_count
from {{ ref('int_subjects') }} as subjects
left join definitions
    on
        subjects.scheme = definitions.scheme
        and subjects.code = definitions.subject_code
        and subjects.valid_from = definitions.valid_from
        and definitions.wording_no = 1
left join defining
    on
        subjects.scheme = defining.scheme
        and subjects.code = defining.subject_code
        and subjects.valid_from = defining.valid_from
