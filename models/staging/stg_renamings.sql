select
    stated.document_id,
    stated.page_no,
    stated.former_name,
    stated.later_name
from {{ source('build', 'renamings') }} as stated
