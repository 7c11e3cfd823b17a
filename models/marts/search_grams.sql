with digits as (
    {% for digit in range(10) %}
    select {{ digit }} as digit
    {% if not loop.last %}
    union all
    {% endif %}
    {% endfor %}
),

-- So much of a text is found by its grams; names of projects are shorter.
places as (
    select tens.digit * 10 + ones.digit + 1 as place
    from digits as tens
    cross join digits as ones
)

select distinct
    entries.entry_id,
    lower(substr(entries.text, places.place, 2)) as gram
from {{ ref('search_entries') }} as entries
inner join places on places.place < length(entries.text)
