{# No catalog in stored SQL: the published file answers under any name and alias. #}
{% macro ref() %}
    {% set version = kwargs.get('version') or kwargs.get('v') %}
    {% set relation = builtins.ref(*varargs, version=version) if version else builtins.ref(*varargs) %}
    {{ return(relation.include(database=false)) }}
{% endmacro %}
