{# What the two comparisons, year against year and plan against actual, say alike. #}

{# True where two lines split one breakdown's money alike: of one disclosure and level they may be added or set side by side. #}
{% macro same_money(one, other) -%}
    {{ one }}.breakdown = {{ other }}.breakdown
    and {{ one }}.fund = {{ other }}.fund
    and {{ one }}.origin = {{ other }}.origin
    and {{ one }}.spend = {{ other }}.spend
{%- endmacro %}

{# Whose line it is. #}
{% macro body_of(lines) -%}
    {{ lines }}.line_id,
    {{ lines }}.disclosure_id,
    {{ lines }}.region_code,
    {{ lines }}.province_name,
    {{ lines }}.city_name,
    {{ lines }}.county_name,
    {{ lines }}.agency_id,
    {{ lines }}.agency_name,
    {{ lines }}.fiscal_year,
    {{ lines }}.scope
{%- endmacro %}

{# What it is a line of, and what may be said of its two amounts. #}
{% macro comparison_of(lines) -%}
    {{ lines }}.breakdown,
    {{ lines }}.level,
    {{ lines }}.item,
    {{ lines }}.item_name,
    {{ lines }}.fund,
    {{ lines }}.origin,
    {{ lines }}.spend,
    {{ lines }}.is_widest,
    {{ lines }}.difference_yuan,
    {{ lines }}.difference_percent,
    {{ lines }}.is_comparable,
    {{ lines }}.obstacle,
    {{ lines }}.has_doubt
{%- endmacro %}

{# The same in the reports, under Chinese names. #}
{% macro body_of_zh(lines) -%}
    {{ lines }}.line_id as {{ zh('行编号') }},
    {{ lines }}.province_name as {{ zh('省份') }},
    {{ lines }}.city_name as {{ zh('城市') }},
    {{ lines }}.county_name as {{ zh('区县') }},
    {{ lines }}.agency_name as {{ zh('部门名称') }},
    {{ lines }}.fiscal_year as {{ zh('年度') }}
{%- endmacro %}

{% macro money_of_zh(lines, funds) -%}
    {{ lines }}.item_name as {{ zh('名称') }},
    {{ funds }}.fund_name as {{ zh('资金来源') }},
    {{ origin_zh(lines ~ '.origin') }} as {{ zh('资金年度') }},
    {{ spend_zh(lines ~ '.spend') }} as {{ zh('支出性质') }},
    {{ lines }}.is_widest as {{ zh('是否全口径') }}
{%- endmacro %}

{% macro difference_of_zh(lines) -%}
    {{ lines }}.difference_yuan as {{ zh('差额元') }},
    {{ lines }}.difference_percent as {{ zh('差额百分比') }}
{%- endmacro %}

{% macro comparability_zh(lines) -%}
    {{ lines }}.is_comparable as {{ zh('是否可比') }},
    {{ in_chinese(lines ~ '.obstacle', {
        'scope': '口径不同（部门与单位）', 'kind': '预算与决算不同', 'scheme': '科目调整，口径有变',
        'depth': '一方只列到上一级科目，或财政拨款未分资金'
    }) }} as {{ zh('不可比原因') }}
{%- endmacro %}
