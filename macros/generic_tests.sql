{# Tests of our own: no package is needed. #}

{% test unique_key(model, columns) %}
select {{ columns | join(', ') }}, count(*) as copies
from {{ model }}
group by {{ columns | join(', ') }}
having count(*) > 1
{% endtest %}

{% test holds_always(model, expression) %}
select *
from {{ model }}
where not ({{ expression }}) or ({{ expression }}) is null
{% endtest %}
