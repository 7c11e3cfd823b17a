select
    subjects.code as function_code,
    subjects.valid_from,
    subjects.valid_to,
    subjects.level,
    subjects.name as function_name,
    subjects.name_path,
    subjects.parent_code,
    left(subjects.code, 3) as class_code,
    case when subjects.level >= 2 then left(subjects.code, 5) end as division_code,
    subjects.confidence,
    subjects.is_in_dictionary
from {{ ref('int_subjects') }} as subjects
where subjects.scheme = 'function'
