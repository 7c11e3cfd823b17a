-- Names of subjects, as the dictionary has them, and as other years and other publishers word those of today.
select
    scheme,
    code,
    name,
    valid_from,
    valid_to
from {{ ref('int_subject_codes') }}
union
select
    others.scheme,
    others.code,
    others.name,
    codes.valid_from,
    codes.valid_to
from {{ ref('subject_names') }} as others
inner join {{ ref('int_subject_codes') }} as codes
    on others.scheme = codes.scheme and others.code = codes.code and codes.valid_to is null
