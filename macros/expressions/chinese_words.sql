{# The Chinese word for a code of ours; an unknown code stays as it is. #}
{% macro in_chinese(column, words) -%}
    case {{ column }}
        {%- for code, word in words.items() %}
        when '{{ code }}' then '{{ word }}'
        {%- endfor %}
        else {{ column }}
    end
{%- endmacro %}
{% macro kind_zh(column) -%}
    {{ in_chinese(column, {'budget': '预算', 'adjusted': '调整预算', 'final': '决算'}) }}
{%- endmacro %}
{% macro scope_zh(column) -%}
    {{ in_chinese(column, {'department': '部门', 'unit': '单位'}) }}
{%- endmacro %}
{% macro origin_zh(column) -%}
    {{ in_chinese(column, {
        'all': '全部', 'current': '本年', 'carryover': '上年结转', 'opening': '年初结转和结余', 'closing': '年末结转和结余'
    }) }}
{%- endmacro %}
{% macro spend_zh(column) -%}
    {{ in_chinese(column, {
        'all': '全部支出', 'basic': '基本支出', 'personnel': '人员经费', 'public': '公用经费', 'project': '项目支出',
        'operating': '经营支出', 'remit': '上缴上级支出', 'subsidy': '对附属单位补助', 'reserve': '预留机动经费',
        'carry_forward': '结转下年'
    }) }}
{%- endmacro %}
{% macro reading_zh(column) -%}
    {{ in_chinese(column, {'printed': '原样', 'repaired': '已修复', 'inferred': '推算', 'doubtful': '存疑'}) }}
{%- endmacro %}
{% macro repair_zh(column) -%}
    {{ in_chinese(column, {
        'moved': '移位', 'joined': '断字相接', 'completed': '补全缺位', 'short': '小数位不足', 'inferred': '推算',
        'of_unit': '补归单位'
    }) }}
{%- endmacro %}
{# Fund, origin and spend as one phrase; NULL where the fund is. #}
{% macro place_zh(fund_name, origin, spend) -%}
    {{ fund_name }} || '·' || {{ origin_zh(origin) }} || '·' || {{ spend_zh(spend) }}
{%- endmacro %}
{% macro line_kind_zh(column) -%}
    {{ in_chinese(column, {'leaf': '明细', 'difference': '差额'}) }}
{%- endmacro %}
{% macro verdict_zh(column) -%}
    {{ in_chinese(column, {
        'holds': '相符', 'rounding': '四舍五入', 'publisher': '公开数不符', 'suspect': '读数存疑', 'unread': '未比较'
    }) }}
{%- endmacro %}
{% macro claim_verdict_zh(column) -%}
    {{ in_chinese(column, {
        'agrees': '相符', 'rounding': '四舍五入', 'contradicts': '不符', 'unmatched': '表中未见'
    }) }}
{%- endmacro %}
{% macro claim_measure_zh(column) -%}
    {{ in_chinese(column, {
        'amount': '金额', 'change': '增减额', 'change_rate': '增减幅度', 'share': '占比', 'completion': '预算完成率',
        'relation': '决算与预算比较'
    }) }}
{%- endmacro %}
{% macro claim_item_zh(column) -%}
    {{ in_chinese(column, {
        'total': '合计', 'abroad': '因公出国（境）费', 'reception': '公务接待费', 'vehicle': '公务用车购置及运行费',
        'reception_domestic': '国内接待费', 'reception_foreign_guests': '外事接待费', 'reception_abroad': '国（境）外接待费',
        'vehicle_purchase': '公务用车购置费', 'vehicle_running': '公务用车运行维护费',
        'goods': '货物', 'works': '工程', 'services': '服务'
    }) }}
{%- endmacro %}
{# What an item is called in a comparison: its subject by the first that names it, its fund, the 三公 item, or its own printed name. #}
{% macro item_name(lines, subjects, funds) -%}
    case
        when {{ lines }}.level = 0 then '合计'
        when {{ lines }}.item = 'carryover' then '上年结转'
        when {{ lines }}.breakdown = 'three_public' then {{ claim_item_zh(lines ~ '.item') }}
        else coalesce({{ subjects | join('.name, ') }}.name, {{ funds }}.name_zh, {{ lines }}.item)
    end
{%- endmacro %}
{% macro breakdown_zh(column) -%}
    {{ in_chinese(column, {
        'function': '支出功能分类', 'economic_dept': '部门经济分类', 'economic_gov': '政府经济分类',
        'project': '项目支出', 'revenue': '收入来源', 'three_public': '三公经费'
    }) }}
{%- endmacro %}
{% macro level_zh(column) -%}
    case {{ column }} when 0 then '合计' when 1 then '类' when 2 then '款' else '项' end
{%- endmacro %}
{# A printed row and its number as an auditor notes them, and the table that they stand in. #}
{% macro printed_row_zh(rows) -%}
    '第' || cast({{ rows }}.page_no as {{ type_text() }}) || '页 '
    || coalesce({{ rows }}.row_code || ' ', '') || {{ rows }}.row_name || ' ' || {{ rows }}.printed_text
    || coalesce({{ rows }}.printed_unit, '')
{%- endmacro %}
{% macro table_zh(rows) -%}
    coalesce({{ rows }}.table_no || ' ', '') || coalesce({{ rows }}.table_title, '')
{%- endmacro %}
