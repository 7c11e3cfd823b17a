select
    cells.amount_id,
    cells.disclosure_id,
    cells.unit_name,
    cells.item,
    cells.row_name as printed_name,
    cells.fund,
    cells.origin,
    cells.figure_year,
    cells.figure_kind,
    cells.is_own_figure,
    -- Items that no other printed item stands under: they sum to the total.
    cells.row_group in ('item', 'item_among') and cells.is_row_leaf as is_leaf,
    cells.amount_yuan,
    cells.reading,
    cells.document_id,
    cells.table_ordinal
from {{ ref('int_cells') }} as cells
where cells.table_key = 'three_public'
