with kept as (
    select * from {{ ref('int_single_cells') }}
),

-- A department listed first above its own units, without codes to say so, repeats every number of the total.
first_units as (
    select
        table_id,
        min(row_no) as row_no,
        max(case when amount_yuan != 0 then row_no end) as last_row_no
    from kept
    where row_kind = 'unit'
    group by table_id
),

department_units as (
    select
        units.table_id,
        units.row_no,
        'unit' as row_kind
    from kept as units
    inner join first_units
        on
            units.table_id = first_units.table_id
            and units.row_no = first_units.row_no
            and first_units.last_row_no > first_units.row_no
    left join kept as totals
        on
            units.table_id = totals.table_id
            and totals.row_kind = 'total'
            and totals.block_unit is null
            and units.fund = totals.fund
            and units.origin = totals.origin
            and units.spend = totals.spend
            and units.figure_year = totals.figure_year
            and units.figure_kind = totals.figure_kind
            and units.amount_yuan = totals.amount_yuan
    where units.row_kind = 'unit'
    group by units.table_id, units.row_no
    having count(*) = count(totals.amount_id)
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
    (kept.is_row_leaf or partial.node is not null)
    and among.node is null
    and department_units.row_no is null as is_row_leaf,
    columns_of_row.column_rank,
    columns_of_row.is_column_top,
    columns_of_row.is_column_leaf,
    columns_of_row.is_money_leaf,
    count(*) over (
        partition by
            kept.table_id, kept.row_kind, {{ plain_name('kept.row_name') }}, kept.fund, kept.origin, kept.spend,
            kept.figure_year, kept.figure_kind
    ) = 1 as is_lone_name,
    columns_of_row.is_fund_within,
    columns_of_row.is_spend_within,
    case
        when views.has_department_rows then kept.block_unit is null
        else kept.row_kind != 'unit' or (kept.is_row_leaf and department_units.row_no is null)
    end as is_department_view
from kept
inner join {{ ref('int_column_tree') }} as columns_of_row on kept.amount_id = columns_of_row.amount_id
inner join views
    on
        kept.document_id = views.document_id
        and kept.table_ordinal = views.table_ordinal
        and kept.table_key = views.table_key
        and kept.row_group = views.row_group
left join department_units
    on
        kept.table_id = department_units.table_id
        and kept.row_no = department_units.row_no
        and kept.row_kind = department_units.row_kind
left join {{ ref('int_partial_rows') }} as partial
    on
        kept.table_id = partial.table_id
        and kept.side = partial.side
        and kept.row_kind = partial.row_kind
        and coalesce(kept.block_unit, '') = partial.block
        and kept.node = partial.node
left join {{ ref('int_partial_rows') }} as among
    on
        kept.table_id = among.table_id
        and kept.side = among.side
        and kept.row_kind = among.row_kind
        and coalesce(kept.block_unit, '') = among.block
        and kept.parent_node = among.node
