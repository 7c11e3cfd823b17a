-- Names of today's subjects: as the dictionary has them, and as other years and other publishers word them.
select
    scheme,
    code,
    name,
    true as is_own_name
from {{ ref('int_subject_codes') }}
where valid_to is null
union all
select
    others.scheme,
    others.code,
    others.name,
    false as is_own_name
from {{ ref('subject_names') }} as others
