select
    landed.document_id,
    landed.table_ordinal,
    landed.table_title,
    landed.page_no,
    landed.row_no,
    landed.col_no,
    landed.text,
    landed.reason
from {{ source('landing', 'unplaced') }} as landed
where {{ of_this_build('landed') }}
