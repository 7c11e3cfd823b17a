-- Nothing of a classification stands above a 类: what does is a heading, of the whole or of what money is for.
{% for below in ['/[^/]*$', '/[^/]*/[^/]*$'] %}
select
    disclosure_id,
    scheme,
    regexp_replace(printed_name, '{{ below }}', '') as printed_name
from {{ ref('int_subject_rows') }}
where printed_code is null and length(code) = 3
{% if not loop.last %}union{% endif %}
{% endfor %}
