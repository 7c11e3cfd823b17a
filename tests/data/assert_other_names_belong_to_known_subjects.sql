-- A further name of a code that the dictionary does not have names nothing.
select
    others.scheme,
    others.code,
    others.name
from {{ ref('subject_names') }} as others
left join {{ ref('int_subject_codes') }} as codes on others.scheme = codes.scheme and others.code = codes.code
where codes.code is null
