select
    path,
    document_id,
    media_type,
    page_count as pages,
    status,
    message
from {{ ref('stg_offered_files') }}
