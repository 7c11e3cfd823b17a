select
    landed.document_id,
    landed.table_ordinal,
    landed.page_no,
    landed.table_key,
    landed.table_no,
    landed.table_title,
    landed.printed_unit,
    landed.is_empty,
    landed.is_declared_empty,
    landed.note,
    landed.medium
from {{ source('landing', 'tables') }} as landed
where {{ of_this_build('landed') }}
