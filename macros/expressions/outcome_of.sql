{# What the numbers of a comparison say by themselves; whose fault a break is, the readings decide. #}
{% macro outcome_of(relation, difference, tolerance) -%}
    case
        when {{ difference }} = 0 or ({{ relation }} = 'at_most' and {{ difference }} < 0) then 'holds'
        when abs({{ difference }}) <= {{ tolerance }} then 'rounding'
        else 'breaks'
    end
{%- endmacro %}
