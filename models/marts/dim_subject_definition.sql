with definitions as (
    select
        subjects.scheme,
        subjects.subject_code,
        subjects.valid_from,
        documents.disclosure_id,
        documents.document_id,
        documents.fiscal_year,
        terms.page_no,
        terms.definition,
        {{ plain_words('terms.definition') }} as plain_definition
    from {{ ref('map_term_subject') }} as subjects
    inner join {{ ref('dim_term') }} as terms
        on subjects.document_id = terms.document_id and subjects.ordinal = terms.ordinal
    inner join {{ ref('int_documents') }} as documents on subjects.document_id = documents.document_id
    where subjects.subject_code is not null
),

-- One wording is one, whatever its punctuation and blanks; it is shown as first printed.
ordered as (
    select
        *,
        row_number() over (
            partition by scheme, subject_code, valid_from, plain_definition
            order by fiscal_year, disclosure_id, document_id, page_no, definition
        ) as from_first
    from definitions
),

counted as (
    select
        scheme,
        subject_code,
        valid_from,
        plain_definition,
        count(distinct disclosure_id) as disclosures,
        min(fiscal_year) as first_year,
        max(fiscal_year) as last_year
    from definitions
    group by scheme, subject_code, valid_from, plain_definition
)

select
    ordered.scheme,
    ordered.subject_code,
    ordered.valid_from,
    cast(row_number() over (
        partition by ordered.scheme, ordered.subject_code, ordered.valid_from
        order by ordered.fiscal_year, ordered.disclosure_id, ordered.plain_definition
    ) as integer) as wording_no,
    ordered.definition,
    cast(counted.disclosures as integer) as disclosure_count,
    counted.first_year,
    counted.last_year,
    ordered.disclosure_id as example_disclosure_id,
    ordered.document_id as example_document_id,
    ordered.page_no as example_page_no
from ordered
inner join counted
    on
        ordered.scheme = counted.scheme
        and ordered.subject_code = counted.subject_code
        and ordered.valid_from = counted.valid_from
        and ordered.plain_definition = counted.plain_definition
where ordered.from_first = 1
