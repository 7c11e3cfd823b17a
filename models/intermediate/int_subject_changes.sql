-- A code that gave money to another or took it, their classes where the money left its class, and a code that was
-- given to another subject.
select
    scheme,
    from_code as code,
    since
from {{ ref('subject_moves') }}
where not is_whole
union
select
    scheme,
    to_code as code,
    since
from {{ ref('subject_moves') }}
where not is_whole
{% for code in ['from_code', 'to_code'] %}
{% for length in [3, 5] %}
union
select
    scheme,
    left({{ code }}, {{ length }}) as code,
    since
from {{ ref('subject_moves') }}
where length({{ code }}) > {{ length }} and left(from_code, {{ length }}) != left(to_code, {{ length }})
{% endfor %}
{% endfor %}
union
select
    later.scheme,
    later.code,
    later.valid_from as since
from {{ ref('int_subjects') }} as later
inner join {{ ref('int_subjects') }} as earlier
    on later.scheme = earlier.scheme and later.code = earlier.code and later.valid_from = earlier.valid_to + 1
