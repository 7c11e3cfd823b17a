-- An entry that names several subjects bears the first; marts.map_term_subject has them all.
select
    terms.document_id,
    terms.ordinal,
    documents.disclosure_id,
    terms.term,
    terms.definition,
    subjects.subject_path,
    subjects.subject_code,
    subjects.scheme as subject_scheme,
    subjects.method as subject_method,
    terms.page_no
from {{ ref('stg_terms') }} as terms
inner join {{ ref('int_documents') }} as documents on terms.document_id = documents.document_id
left join {{ ref('int_term_subjects') }} as subjects
    on
        terms.document_id = subjects.document_id
        and terms.ordinal = subjects.ordinal
        and subjects.part_no = 1
