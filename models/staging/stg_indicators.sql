select
    landed.document_id,
    landed.page_no,
    landed.table_ordinal,
    landed.row_no,
    landed.col_no,
    landed.scope,
    landed.subject,
    landed.level1,
    landed.level2,
    landed.level3,
    landed.operator,
    landed.target,
    landed.measure_unit,
    landed.deadline,
    landed.horizon,
    landed.weight,
    landed.actual,
    landed.score,
    landed.target_text
from {{ source('landing', 'indicators') }} as landed
where {{ of_this_build('landed') }}
