{# Tests of our own: no package is needed. #}

{# No two rows share a key, and no part of a key is NULL. #}
{% test unique_key(model, columns) %}
select {{ columns | join(', ') }}, count(*) as copies
from {{ model }}
group by {{ columns | join(', ') }}
having count(*) > 1 or {% for column in columns %}{{ column }} is null{% if not loop.last %} or {% endif %}{% endfor %}
{% endtest %}

{# Columns that are never NULL, in one query. #}
{% test never_null(model, columns) %}
select *
from {{ model }}
where {% for column in columns %}{{ column }} is null{% if not loop.last %} or {% endif %}{% endfor %}
{% endtest %}

{# A column holds only the words listed, or NULL; several columns in one query. #}
{% test known_words(model, words) %}
select *
from {{ model }}
where
    {% for column, allowed in words.items() %}
    {{ column }} not in ('{{ allowed | join("', '") }}')
    {% if not loop.last %}or{% endif %}
    {% endfor %}
{% endtest %}

{# Every value of the columns is a row of the table they point to, or NULL; `keys` is column: [model, field]. #}
{% test known_keys(model, keys) %}
{% for column, target in keys.items() %}
select
    '{{ column }}' as column_name,
    cast(pointing.{{ column }} as {{ type_text() }}) as lost_value
from {{ model }} as pointing
where
    pointing.{{ column }} is not null
    and not exists (
        select 1
        from {{ ref(target[0]) }} as target
        where target.{{ target[1] }} = pointing.{{ column }}
    )
{% if not loop.last %}union all{% endif %}
{% endfor %}
{% endtest %}

{% test holds_always(model, expression) %}
select *
from {{ model }}
where not ({{ expression }}) or ({{ expression }}) is null
{% endtest %}
