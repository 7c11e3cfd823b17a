select
    document_id,
    page_no,
    table_ordinal,
    table_title,
    row_no,
    col_no,
    text,
    reason
from {{ ref('stg_unplaced') }}
