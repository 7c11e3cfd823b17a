select
    landed.document_id,
    landed.ordinal,
    landed.page_no,
    landed.term,
    landed.definition
from {{ source('landing', 'terms') }} as landed
where {{ of_this_build('landed') }}
