with cells as (
    select
        amounts.amount_id,
        amounts.document_id,
        amounts.table_ordinal,
        amounts.table_key,
        amounts.row_no,
        amounts.side,
        amounts.row_kind,
        coalesce(amounts.block_unit, '') as block_unit,
        amounts.node,
        amounts.figure_year,
        amounts.figure_kind,
        amounts.fund,
        amounts.origin,
        amounts.spend,
        funds.fund_path,
        origins.origin_path,
        spends.spend_path,
        row_number() over (
            partition by
                amounts.document_id, amounts.table_ordinal, amounts.table_key, amounts.row_no, amounts.side,
                amounts.row_kind, coalesce(amounts.block_unit, ''), amounts.node, amounts.figure_year,
                amounts.figure_kind, amounts.fund, amounts.origin, amounts.spend
            order by amounts.col_no, amounts.amount_yuan
        ) as column_rank
    from {{ ref('int_amounts') }} as amounts
    inner join {{ ref('funds') }} as funds on amounts.fund = funds.fund
    inner join {{ ref('origins') }} as origins on amounts.origin = origins.origin
    inner join {{ ref('spends') }} as spends on amounts.spend = spends.spend
),

-- Pairs of cells of one row of which the first says more coarsely what the second says.
nested as (
    select
        outer_cell.amount_id as outer_id,
        inner_cell.amount_id as inner_id,
        inner_cell.fund != outer_cell.fund
        and outer_cell.fund != 'all'
        and inner_cell.origin = outer_cell.origin
        and inner_cell.spend = outer_cell.spend as is_fund_within,
        inner_cell.spend != outer_cell.spend
        and outer_cell.spend != 'all'
        and inner_cell.origin = outer_cell.origin
        and inner_cell.fund = outer_cell.fund as is_spend_within,
        inner_cell.spend = outer_cell.spend as is_finer_money
    from cells as outer_cell
    inner join cells as inner_cell
        on
            outer_cell.document_id = inner_cell.document_id
            and outer_cell.table_ordinal = inner_cell.table_ordinal
            and outer_cell.table_key = inner_cell.table_key
            and outer_cell.row_no = inner_cell.row_no
            and outer_cell.side = inner_cell.side
            and outer_cell.row_kind = inner_cell.row_kind
            and outer_cell.block_unit = inner_cell.block_unit
            and outer_cell.node = inner_cell.node
            and outer_cell.figure_year = inner_cell.figure_year
            and outer_cell.figure_kind = inner_cell.figure_kind
            and left(inner_cell.fund_path, length(outer_cell.fund_path)) = outer_cell.fund_path
            and left(inner_cell.origin_path, length(outer_cell.origin_path)) = outer_cell.origin_path
            and left(inner_cell.spend_path, length(outer_cell.spend_path)) = outer_cell.spend_path
    where
        inner_cell.fund != outer_cell.fund
        or inner_cell.origin != outer_cell.origin
        or inner_cell.spend != outer_cell.spend
),

within as (
    select
        inner_id as amount_id,
        bool_or(is_fund_within) as is_fund_within,
        bool_or(is_spend_within) as is_spend_within
    from nested
    group by inner_id
),

around as (
    select
        outer_id as amount_id,
        bool_or(is_finer_money) as has_finer_money
    from nested
    group by outer_id
)

-- Of columns that say the same the first is the whole and the others are among it: 小计 | 其中：专项资金.
select
    cells.amount_id,
    cells.column_rank,
    cells.column_rank = 1 and within.amount_id is null as is_column_top,
    cells.column_rank = 1 and around.amount_id is null as is_column_leaf,
    cells.column_rank = 1 and not coalesce(around.has_finer_money, false) as is_money_leaf,
    cells.column_rank > 1 or coalesce(within.is_fund_within, false) as is_fund_within,
    cells.column_rank > 1 or coalesce(within.is_spend_within, false) as is_spend_within
from cells
left join within on cells.amount_id = within.amount_id
left join around on cells.amount_id = around.amount_id
