select
    landed.amount_id,
    landed.document_id,
    landed.kind,
    landed.was_text,
    landed.was_place,
    landed.rule_ids,
    landed.equalities,
    landed.tail_row_no,
    landed.tail_col_no
from {{ source('landing', 'repairs') }} as landed
where {{ of_this_build('landed') }}
