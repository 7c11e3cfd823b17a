{# What engines spell in their own way; .sqlfluff holds what the linter sees instead. #}

{% macro type_text() -%}
    {{ dbt.type_string() }}
{%- endmacro %}

{# The flag by which regexp_replace replaces every match. #}
{% macro global_flag() -%}
    {{ return(adapter.dispatch('global_flag')()) }}
{%- endmacro %}
{% macro default__global_flag() -%}{{ return("") }}{%- endmacro %}
{% macro duckdb__global_flag() -%}{{ return(", 'g'") }}{%- endmacro %}

{# A Chinese column name as the engine quotes names. #}
{% macro zh(name) -%}
    {{ adapter.quote(name) }}
{%- endmacro %}

{# How many signs of two texts differ; DuckDB counts bytes, of which a Chinese sign has three. #}
{% macro edit_distance(one, other) -%}
    {{ return(adapter.dispatch('edit_distance')(one, other)) }}
{%- endmacro %}
{% macro default__edit_distance(one, other) -%}levenshtein({{ one }}, {{ other }}){%- endmacro %}
{% macro duckdb__edit_distance(one, other) -%}ceil(levenshtein({{ one }}, {{ other }}) / 3.0){%- endmacro %}

{# Texts of a group joined by a separator, in their own order. DuckDB sorts each group of an ordered aggregate by itself, which over
   a million small groups takes five times as long as to sort lists. #}
{% macro joined_text(column, separator=',') -%}
    {{ return(adapter.dispatch('joined_text')(column, separator)) }}
{%- endmacro %}
{% macro default__joined_text(column, separator) -%}
    string_agg({{ column }}, '{{ separator }}' order by {{ column }})
{%- endmacro %}
{% macro duckdb__joined_text(column, separator) -%}
    array_to_string(list_sort(list({{ column }}) filter (where {{ column }} is not null)), '{{ separator }}')
{%- endmacro %}
