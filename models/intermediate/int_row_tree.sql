with blocks as (
    select distinct
        document_id,
        table_ordinal,
        table_key,
        block_unit,
        side,
        row_kind,
        node
    from {{ ref('int_amounts') }}
    where node != '' and row_kind != 'unit'
    union all
    -- Units hang in one tree over all blocks of a table: a department's code begins its units' codes.
    select distinct
        document_id,
        table_ordinal,
        table_key,
        cast(null as {{ type_text() }}) as block_unit,
        side,
        row_kind,
        node
    from {{ ref('int_amounts') }}
    where row_kind = 'unit'
),

under as (
    select
        lower_row.document_id,
        lower_row.table_ordinal,
        lower_row.table_key,
        lower_row.block_unit,
        lower_row.side,
        lower_row.row_kind,
        lower_row.node,
        upper_row.node as upper_node,
        row_number() over (
            partition by
                lower_row.document_id, lower_row.table_ordinal, lower_row.table_key, lower_row.block_unit,
                lower_row.side, lower_row.row_kind, lower_row.node
            order by length(upper_row.node) desc
        ) as distance
    from blocks as lower_row
    inner join blocks as upper_row
        on
            lower_row.document_id = upper_row.document_id
            and lower_row.table_ordinal = upper_row.table_ordinal
            and lower_row.table_key = upper_row.table_key
            and coalesce(lower_row.block_unit, '') = coalesce(upper_row.block_unit, '')
            and lower_row.side = upper_row.side
            and lower_row.row_kind = upper_row.row_kind
            and length(lower_row.node) > length(upper_row.node)
            and left(lower_row.node, length(upper_row.node)) = upper_row.node
),

parents as (
    select distinct
        document_id,
        table_ordinal,
        table_key,
        block_unit,
        side,
        row_kind,
        upper_node as node
    from under
)

-- The parent is the nearest row above that is printed; '' where none is.
select
    blocks.document_id,
    blocks.table_ordinal,
    blocks.table_key,
    blocks.block_unit,
    blocks.side,
    blocks.row_kind,
    blocks.node,
    coalesce(under.upper_node, '') as parent_node,
    parents.node is null as is_leaf
from blocks
left join under
    on
        blocks.document_id = under.document_id
        and blocks.table_ordinal = under.table_ordinal
        and blocks.table_key = under.table_key
        and coalesce(blocks.block_unit, '') = coalesce(under.block_unit, '')
        and blocks.side = under.side
        and blocks.row_kind = under.row_kind
        and blocks.node = under.node
        and under.distance = 1
left join parents
    on
        blocks.document_id = parents.document_id
        and blocks.table_ordinal = parents.table_ordinal
        and blocks.table_key = parents.table_key
        and coalesce(blocks.block_unit, '') = coalesce(parents.block_unit, '')
        and blocks.side = parents.side
        and blocks.row_kind = parents.row_kind
        and blocks.node = parents.node
