select
    subjects.scheme,
    subjects.code as economic_code,
    subjects.valid_from,
    subjects.valid_to,
    subjects.level,
    subjects.name as economic_name,
    subjects.name_path,
    subjects.parent_code,
    left(subjects.code, 3) as class_code,
    subjects.confidence,
    subjects.is_in_dictionary
from {{ ref('int_subjects') }} as subjects
where subjects.scheme in ('dept', 'gov')
