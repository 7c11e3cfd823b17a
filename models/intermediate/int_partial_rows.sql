-- 其中 lists some parts of a row and not all. What such a row is worth stands on the row; its items only tell about it.
with cells as (
    select
        *,
        coalesce(block_unit, '') as block
    from {{ ref('int_single_cells') }}
    where is_two_sided or table_key = 'three_public'
),

items as (
    select
        table_id,
        side,
        row_kind,
        block,
        parent_node,
        fund,
        origin,
        spend,
        figure_year,
        figure_kind,
        sum(amount_yuan) as items_yuan,
        sum(quantum_yuan) / 2 as slack_yuan
    from cells
    where parent_node != ''
    group by table_id, side, row_kind, block, parent_node, fund, origin, spend, figure_year, figure_kind
)

select distinct
    cells.table_id,
    cells.side,
    cells.row_kind,
    cells.block,
    cells.node
from cells
inner join items
    on
        cells.table_id = items.table_id
        and cells.side = items.side
        and cells.row_kind = items.row_kind
        and cells.block = items.block
        and cells.node = items.parent_node
        and cells.fund = items.fund
        and cells.origin = items.origin
        and cells.spend = items.spend
        and cells.figure_year = items.figure_year
        and cells.figure_kind = items.figure_kind
where cells.amount_yuan - items.items_yuan > items.slack_yuan + cells.quantum_yuan / 2
