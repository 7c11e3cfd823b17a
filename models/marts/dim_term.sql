with own_paths as (
    select
        disclosure_id,
        plain_path,
        min(code) as code
    from {{ ref('int_printed_codes') }}
    where scheme = 'function' and length(code) = 7
    group by disclosure_id, plain_path
    having count(distinct code) = 1
)

select
    terms.document_id,
    terms.ordinal,
    documents.disclosure_id,
    terms.term,
    terms.definition,
    terms.subject_path,
    own_paths.code as subject_code,
    terms.page_no
from {{ ref('stg_terms') }} as terms
inner join {{ ref('int_documents') }} as documents on terms.document_id = documents.document_id
left join own_paths
    on
        documents.disclosure_id = own_paths.disclosure_id
        and {{ plain_name('terms.subject_path') }} = own_paths.plain_path
