{# What a comparison says: within what rounding explains, else the publisher's if every reading is sound. #}
{% macro verdict_of(relation, difference, tolerance, unsure) -%}
    case
        when {{ difference }} = 0 or ({{ relation }} = 'at_most' and {{ difference }} < 0) then 'holds'
        when abs({{ difference }}) <= {{ tolerance }} then 'rounding'
        when {{ unsure }} > 0 then 'suspect'
        else 'publisher'
    end
{%- endmacro %}
