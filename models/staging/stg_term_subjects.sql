select
    landed.document_id,
    landed.ordinal,
    landed.part_no,
    landed.subject_code,
    landed.class_name,
    landed.division_name,
    landed.item_name,
    landed.is_marked
from {{ source('landing', 'term_subjects') }} as landed
where {{ of_this_build('landed') }}
