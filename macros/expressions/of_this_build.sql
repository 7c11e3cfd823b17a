{# Keeps the rows of the documents that this build reads, as this build's interpreter understands them. #}
{% macro of_this_build(alias) -%}
    exists (
        select 1
        from {{ ref('stg_offered_files') }} as offered
        where
            offered.status = 'read'
            and offered.document_id = {{ alias }}.document_id
            and offered.interpreter_id = {{ alias }}.interpreter_id
    )
{%- endmacro %}
