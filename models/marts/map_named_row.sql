select
    disclosure_id,
    scheme,
    row_path,
    row_name,
    code as subject_code,
    method as subject_method
from {{ ref('int_resolved_codes') }}
