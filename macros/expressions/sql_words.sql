{# Small expressions that several models share. #}

{# A short stable identifier of some columns. #}
{% macro key_of(columns) -%}
    left(md5(
        {%- for column in columns %}
        coalesce(cast({{ column }} as {{ type_text() }}), '~')
        {%- if not loop.last %} || '|' || {% endif %}
        {%- endfor %}
    ), 16)
{%- endmacro %}

{# True where an empty selector accepts anything, or one of its '|' separated words is the value. #}
{% macro accepts(selector, value) -%}
    ({{ selector }} is null or position('|' || {{ value }} || '|' in '|' || {{ selector }} || '|') > 0)
{%- endmacro %}

{# A subject's name as glossaries and tables agree on it: without blanks, brackets and the closing 支出. #}
{% macro plain_name(column) -%}
    regexp_replace(
        translate(coalesce({{ column }}, ''), ' 　（）()〔〕[]“”""、，,', ''),
        '支出(/|$)', '\1'{{ global_flag() }}
    )
{%- endmacro %}

{# A name path whose element is a whole name: 'a/b/c'. #}
{% macro last_element(path) -%}
    split_part({{ path }}, '/', -1)
{%- endmacro %}

{% macro type_money() -%}decimal(20, 2){%- endmacro %}

{# True where a '|' separated list holds the word. #}
{% macro names(list, word) -%}
    position('|{{ word }}|' in '|' || coalesce({{ list }}, '') || '|') > 0
{%- endmacro %}

{# A part of a key that counts only where a '|' separated list names it. #}
{% macro where_named(list, word, value) -%}
    case when {{ names(list, word) }} then '|' || {{ value }} else '|*' end
{%- endmacro %}

{# The name path of a row: summary rows carry it in their name, others the rows above them beside it. #}
{% macro path_of(row_path, row_name) -%}
    case
        when position('/' in {{ row_name }}) > 0 then {{ row_name }}
        else coalesce({{ row_path }} || '/', '') || {{ row_name }}
    end
{%- endmacro %}

{# A wording of ours with its count and its share in the places that it leaves for them. #}
{% macro filled_in(wording, counted, share) -%}
    replace(
        replace({{ wording }}, '{count}', cast({{ counted }} as {{ type_text() }})),
        '{share}', coalesce(cast({{ share }} as {{ type_text() }}), '')
    )
{%- endmacro %}

{# How many percent of the whole a part is; a whole of zero has none. #}
{% macro percent_of(part, whole) -%}
    try_cast(round(100 * ({{ part }}) / nullif({{ whole }}, 0), 4) as decimal(18, 4))
{%- endmacro %}

{# Money in yuan from a printed number and its unit; NULL where the text is no number or no sum of money is that large. #}
{% macro yuan_of(text, unit_yuan) -%}
    try_cast(
        try_cast(replace({{ text }}, ',', '') as decimal(20, 6)) * cast({{ unit_yuan }} as decimal(12, 0)) as {{ type_money() }}
    )
{%- endmacro %}

{# The scheme that a breakdown's codes belong to; NULL where its items bear none. #}
{% macro scheme_of(breakdown) -%}
    case {{ breakdown }} when 'function' then 'function' when 'economic_dept' then 'dept' when 'economic_gov' then 'gov' end
{%- endmacro %}

{# A sentence by its words alone: without blanks and punctuation. #}
{% macro plain_words(column) -%}
    translate(coalesce({{ column }}, ''), ' 　（）()〔〕[]“”""、，,。.；;：:', '')
{%- endmacro %}

{# What a row of a classification is called: its name beside its code, its whole path where no code is printed. #}
{% macro printed_subject(amounts) -%}
    case
        when {{ amounts }}.row_code is not null then {{ last_element(amounts ~ '.row_name') }}
        else {{ path_of(amounts ~ '.row_path', amounts ~ '.row_name') }}
    end
{%- endmacro %}

{# Whether the published file that a build replaces had this table with the columns that are compared. #}
{% macro is_comparable(table_name) -%}
    exists (
        select 1
        from {{ source('published', 'compared') }} as compared
        where compared.table_name = '{{ table_name }}' and compared.is_comparable
    )
{%- endmacro %}

{# Whether two values are not the same, blanks being the same as each other alone. #}
{% macro differs(one, other) -%}
    coalesce({{ one }} != {{ other }}, {{ one }} is not null or {{ other }} is not null)
{%- endmacro %}

{# What a number means beside its value, in one text. #}
{% macro meaning_of(alias) -%}
    concat_ws(
        ' ',
        {{ alias }}.table_key,
        {{ alias }}.unit_name,
        {{ alias }}.side,
        {{ alias }}.row_kind,
        {{ alias }}.row_code,
        {{ path_of(alias ~ '.row_path', alias ~ '.row_name') }},
        {{ alias }}.fund || '/' || {{ alias }}.origin || '/' || {{ alias }}.spend || '/' || {{ alias }}.measure,
        {{ alias }}.figure_year || ' ' || {{ alias }}.figure_kind
    )
{%- endmacro %}
