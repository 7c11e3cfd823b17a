select
    path,
    document_id,
    reader_id,
    interpreter_id,
    media_type,
    page_count,
    status,
    message,
    source_url,
    published_on
from {{ source('build', 'offered_files') }}
