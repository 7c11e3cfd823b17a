with superseded as (
    select
        document_id,
        bool_and(is_superseded) as is_superseded
    from {{ ref('int_tables') }}
    group by document_id
)

select
    documents.document_id,
    documents.disclosure_id,
    documents.path,
    documents.title,
    documents.media_type,
    documents.page_count,
    documents.source_url,
    documents.published_on,
    coalesce(superseded.is_superseded, false) as is_superseded
from {{ ref('int_documents') }} as documents
left join superseded on documents.document_id = superseded.document_id
