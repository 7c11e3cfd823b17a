{# What every line of a fact tells of itself, whatever it is a line of. #}
{% macro fact_line(lines) -%}
    {{ lines }}.line_id,
    {{ lines }}.disclosure_id,
    {{ lines }}.line_kind,
    {{ lines }}.unit_name,
    {{ lines }}.fund,
    {{ lines }}.origin,
    {{ lines }}.amount_yuan,
    {{ lines }}.reading,
    {{ lines }}.amount_id,
    {{ lines }}.document_id,
    {{ lines }}.table_key,
    {{ lines }}.table_ordinal
{%- endmacro %}

{# What is bought, as tables of purchases and of services list it. #}
{% macro purchase(lines) -%}
    {{ lines }}.row_kind,
    {{ lines }}.row_name as line_name,
    {{ lines }}.item_code,
    {{ lines }}.subject_code,
    {{ lines }}.paired_code,
    {{ lines }}.spend
{%- endmacro %}
