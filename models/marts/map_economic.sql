select
    mapping.dept_code,
    dept.name as dept_name,
    mapping.gov_code,
    gov.name as gov_name,
    mapping.body,
    dept.level,
    mapping.valid_from,
    mapping.valid_to,
    mapping.confidence
from {{ ref('economic_mapping') }} as mapping
inner join {{ ref('int_subject_codes') }} as dept
    on
        mapping.dept_code = dept.code
        and dept.scheme = 'dept'
        and mapping.valid_from between dept.valid_from and coalesce(dept.valid_to, 9999)
inner join {{ ref('int_subject_codes') }} as gov
    on
        mapping.gov_code = gov.code
        and gov.scheme = 'gov'
        and mapping.valid_from between gov.valid_from and coalesce(gov.valid_to, 9999)
