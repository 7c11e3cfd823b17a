{# So much of a text is found by its grams; names of projects are shorter. #}
{%- set longest = 100 -%}

with places as (
    select cast(tens.digit * 10 + ones.digit + 1 as integer) as place
    from ({% for digit in range(longest // 10) %}select {{ digit }} as digit{{ ' union all ' if not loop.last }}{% endfor %}) as tens
    cross join ({% for digit in range(10) %}select {{ digit }} as digit{{ ' union all ' if not loop.last }}{% endfor %}) as ones
)

select distinct
    entries.entry_id,
    lower(substr(entries.text, places.place, 2)) as gram
from {{ ref('search_entries') }} as entries
inner join places on places.place < length(entries.text)
