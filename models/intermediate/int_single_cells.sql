-- What a whole table or block prints is grouped and joined: a window would sort every number with all its columns.
with printed_tables as (
    select
        table_id,
        bool_or(item is null and row_kind = 'item') as has_items_beside
    from {{ ref('int_amounts') }}
    group by table_id
),

blocks as (
    select
        table_id,
        coalesce(block_unit, '') as block_unit,
        side,
        bool_or(row_kind = 'total' and row_name = '合计') as has_total,
        max(case when label_kind = 'current_total' then row_no end) as total_row_no,
        min(case when label_kind = 'line' then row_no end) as first_line_row_no
    from {{ ref('int_amounts') }}
    group by table_id, coalesce(block_unit, ''), side
),

ranked as (
    select
        amounts.*,
        case
            when amounts.is_two_sided then amounts.row_kind
            when amounts.row_kind in ('total', 'unit') or amounts.item = 'total' then 'head'
            -- 会议费, 培训费 and the like are printed beside the 三公 items and are none of them.
            when amounts.table_key = 'three_public' and amounts.item is null then 'beside'
            when amounts.table_key = 'three_public' and printed_tables.has_items_beside then 'item_among'
            else amounts.row_kind
        end as row_group,
        coalesce(tree.parent_node, '') as parent_node,
        coalesce(tree.is_leaf, true) as is_row_leaf,
        -- A total printed at the head and again at the foot, or in each block of a row, is one total.
        row_number() over (
            partition by
                amounts.table_id, amounts.block_unit, amounts.side, amounts.row_kind, amounts.label_kind, amounts.node,
                amounts.row_name, amounts.fund, amounts.origin, amounts.spend, amounts.figure_year,
                amounts.figure_kind
            order by amounts.row_no, amounts.col_no
        ) as copy_no,
        -- 人员经费合计 and 公用经费合计 are no totals beside a 合计.
        amounts.row_name != '合计' and blocks.has_total as is_beside_total,
        blocks.total_row_no,
        blocks.first_line_row_no
    from {{ ref('int_amounts') }} as amounts
    inner join printed_tables on amounts.table_id = printed_tables.table_id
    inner join blocks
        on
            amounts.table_id = blocks.table_id
            and coalesce(amounts.block_unit, '') = blocks.block_unit
            and amounts.side = blocks.side
    left join {{ ref('int_row_tree') }} as tree
        on
            amounts.document_id = tree.document_id
            and amounts.table_ordinal = tree.table_ordinal
            and amounts.table_key = tree.table_key
            -- A unit's row is its own block, whatever block it stands in.
            and case when amounts.row_kind = 'unit' then '' else coalesce(amounts.block_unit, '') end
            = case when tree.row_kind = 'unit' then '' else coalesce(tree.block_unit, '') end
            and amounts.side = tree.side
            and amounts.row_kind = tree.row_kind
            and amounts.node = tree.node
)

select
    disclosure_id,
    document_id,
    table_ordinal,
    table_id,
    table_key,
    is_two_sided,
    is_repeatable,
    quantum_yuan,
    amount_id,
    unit_name,
    block_unit,
    side,
    row_kind,
    row_group,
    scheme,
    subject_code,
    subject_code_method,
    paired_code,
    item_code,
    item,
    row_name,
    row_no,
    col_no,
    page_no,
    -- 本年收入合计 adds up what stands above it; what stands below it is part of 收入总计 alone.
    case
        when
            is_two_sided and label_kind = 'line' and parent_node = ''
            and first_line_row_no < total_row_no and total_row_no < row_no
            then 'line_below'
        else label_kind
    end as label_kind,
    label_fund,
    label_origin,
    fund,
    origin,
    spend,
    figure_year,
    figure_kind,
    is_own_figure,
    amount_yuan,
    reading,
    node,
    parent_node,
    is_row_leaf
from ranked
where
    row_kind != 'total'
    or (copy_no = 1 and (is_two_sided or not is_beside_total))
