with definitions as (
    select
        'function' as scheme,
        terms.subject_code as code,
        documents.disclosure_id,
        documents.fiscal_year,
        terms.definition,
        row_number() over (
            partition by terms.subject_code
            order by documents.fiscal_year, documents.disclosure_id, terms.ordinal
        ) as from_first
    from {{ ref('dim_term') }} as terms
    inner join {{ ref('int_documents') }} as documents on terms.document_id = documents.document_id
    where terms.subject_code is not null
),

counted as (
    select
        scheme,
        code,
        count(distinct disclosure_id) as disclosures,
        count(distinct definition) as wordings,
        min(fiscal_year) as since
    from definitions
    group by scheme, code
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
    first_words.definition,
    first_words.disclosure_id as definition_disclosure_id,
    counted.since as defined_since,
    cast(coalesce(counted.disclosures, 0) as integer) as definition_count,
    cast(coalesce(counted.wordings, 0) as integer) as wording_count
from {{ ref('int_subjects') }} as subjects
left join definitions as first_words
    on subjects.scheme = first_words.scheme and subjects.code = first_words.code and first_words.from_first = 1
left join counted on subjects.scheme = counted.scheme and subjects.code = counted.code
