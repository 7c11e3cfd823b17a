with ranked as (
    select
        amounts.*,
        case
            when amounts.is_two_sided then amounts.row_kind
            when amounts.row_kind in ('total', 'unit') or amounts.item = 'total' then 'head'
            else amounts.row_kind
        end as row_group,
        coalesce(tree.parent_node, '') as parent_node,
        coalesce(tree.is_leaf, true) as is_row_leaf,
        -- A total printed at the head and again at the foot is one total.
        row_number() over (
            partition by
                amounts.document_id, amounts.table_ordinal, amounts.table_key, amounts.block_unit,
                amounts.side, amounts.row_kind, amounts.label_kind, amounts.node,
                amounts.fund, amounts.origin, amounts.spend, amounts.figure_year, amounts.figure_kind
            order by amounts.row_no, amounts.col_no
        ) as copy_no
    from {{ ref('int_amounts') }} as amounts
    left join {{ ref('int_row_tree') }} as tree
        on
            amounts.document_id = tree.document_id
            and amounts.table_ordinal = tree.table_ordinal
            and amounts.table_key = tree.table_key
            and (
                amounts.row_kind = 'unit'
                or coalesce(amounts.block_unit, '') = coalesce(tree.block_unit, '')
            )
            and amounts.side = tree.side
            and amounts.row_kind = tree.row_kind
            and amounts.node = tree.node
),

kept as (
    select *
    from ranked
    where row_group != 'head' or copy_no = 1
),

-- A table that prints rows for the whole department needs no sum over its units.
views as (
    select
        document_id,
        table_ordinal,
        table_key,
        row_group,
        bool_or(block_unit is null) as has_department_rows
    from kept
    group by document_id, table_ordinal, table_key, row_group
)

select
    kept.disclosure_id,
    kept.document_id,
    kept.table_ordinal,
    kept.table_key,
    kept.table_id,
    kept.is_two_sided,
    kept.is_repeatable,
    kept.quantum_yuan,
    kept.amount_id,
    kept.unit_name,
    kept.block_unit,
    kept.side,
    kept.row_kind,
    kept.row_group,
    kept.scheme,
    kept.subject_code,
    kept.subject_code_method,
    kept.paired_code,
    kept.item_code,
    kept.item,
    kept.row_name,
    kept.row_no,
    kept.col_no,
    kept.page_no,
    kept.label_kind,
    kept.label_fund,
    kept.label_origin,
    kept.fund,
    kept.origin,
    kept.spend,
    kept.figure_year,
    kept.figure_kind,
    kept.is_own_figure,
    kept.amount_yuan,
    kept.reading,
    kept.node,
    kept.parent_node,
    kept.is_row_leaf,
    columns_of_row.is_column_top,
    columns_of_row.is_column_leaf,
    columns_of_row.is_fund_within,
    columns_of_row.is_spend_within,
    case
        when views.has_department_rows then kept.block_unit is null
        else kept.row_kind != 'unit' or kept.is_row_leaf
    end as is_department_view
from kept
inner join {{ ref('int_column_tree') }} as columns_of_row on kept.amount_id = columns_of_row.amount_id
inner join views
    on
        kept.document_id = views.document_id
        and kept.table_ordinal = views.table_ordinal
        and kept.table_key = views.table_key
        and kept.row_group = views.row_group
