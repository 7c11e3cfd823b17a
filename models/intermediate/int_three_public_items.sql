with named as (
    select distinct row_name
    from {{ ref('stg_amounts') }}
    where table_key = 'three_public'
),

ranked as (
    select
        named.row_name,
        items.item,
        items.item_code,
        row_number() over (partition by named.row_name order by items.priority) as choice
    from named
    inner join {{ ref('three_public_items') }} as items
        on position(items.wording in {{ last_element('named.row_name') }}) > 0
)

select
    row_name,
    item,
    item_code
from ranked
where choice = 1
