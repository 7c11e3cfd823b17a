{# A unit's name without what marks the department's own unit: the same unit is printed with it and without. #}
{% macro without_own_level(column) -%}
    regexp_replace({{ column }}, '([（(](本级|机关|局本级|本部)[）)]|本级)$', '')
{%- endmacro %}

{# How many signs of a name are said: its brackets and marks are not. #}
{% macro spoken_length(column) -%}
    length(translate({{ column }}, '（）()〔〕[]、，,·“”—- 　', ''))
{%- endmacro %}

{# How many of the joins hop_1, hop_2 … found a row. #}
{% macro how_many_are_known(hops, column) -%}
    {% for hop in range(1, hops + 1) -%}
    cast(hop_{{ hop }}.{{ column }} is not null as integer){{ ' + ' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
