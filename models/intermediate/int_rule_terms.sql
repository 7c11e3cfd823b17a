-- Which kinds of number a side takes is asked of each kind once, and not of every number.
with kinds as (
    select distinct
        table_key,
        side,
        row_group,
        label_kind,
        figure_kind,
        origin
    from {{ ref('int_cells') }}
),

sides as (
    select
        rule_sides.*,
        kinds.table_key,
        kinds.side,
        kinds.row_group,
        kinds.label_kind,
        kinds.figure_kind,
        kinds.origin
    from {{ ref('int_rule_sides') }} as rule_sides
    inner join kinds
        on
            {{ accepts('rule_sides.selected_tables', 'kinds.table_key') }}
            and {{ accepts('rule_sides.selected_side', 'kinds.side') }}
            and {{ accepts('rule_sides.selected_rows', 'kinds.row_group') }}
            and {{ accepts('rule_sides.selected_labels', 'kinds.label_kind') }}
            and {{ accepts('rule_sides.figure_kinds', 'kinds.figure_kind') }}
            and {{ accepts('rule_sides.selected_origins', 'kinds.origin') }}
),

picked as (
    select
        sides.rule_id,
        sides.rule_side,
        sides.match_on,
        sides.selected_sum_over,
        case
            when sides.selected_key = 'parent' then cells.parent_node
            when {{ names('sides.match_on', 'table') }} then cells.node
            else coalesce(cells.subject_code, cells.node)
        end as row_node,
        -- A label says whose money a row is; where columns split the row by it, they say so better.
        case
            when cells.fund = 'all' and cells.is_money_leaf then coalesce(cells.label_fund, 'all') else cells.fund
        end as said_fund,
        case
            when cells.origin = 'all' and cells.is_money_leaf then coalesce(cells.label_origin, 'all')
            else cells.origin
        end as said_origin,
        cells.*
    from sides
    inner join {{ ref('int_cells') }} as cells
        on
            sides.table_key = cells.table_key
            and sides.side = cells.side
            and sides.row_group = cells.row_group
            and sides.label_kind = cells.label_kind
            and sides.figure_kind = cells.figure_kind
            and sides.origin = cells.origin
            and case
                when sides.selected_funds = 'parts' then cells.fund != 'all' and not cells.is_fund_within
                when sides.selected_funds = 'leaves'
                    then cells.is_money_leaf and (cells.fund != 'all' or cells.origin != 'all')
                else {{ accepts('sides.selected_funds', 'cells.fund') }}
            end
            and case
                when sides.selected_spends = 'parts' then cells.spend != 'all' and not cells.is_spend_within
                else {{ accepts('sides.selected_spends', 'cells.spend') }}
            end
            and case sides.selected_level
                when 'top' then cells.parent_node = ''
                when 'leaf' then cells.is_row_leaf
                when 'lone' then cells.is_lone_name
                else true
            end
            and (sides.selected_columns is null or cells.is_column_top)
            -- What is printed among a column is not what another table prints among its own.
            and (cells.column_rank = 1 or {{ names('sides.match_on', 'table') }})
            -- A row with no printed row above it is nobody's child.
            and (sides.selected_key != 'parent' or cells.parent_node != '')
            and case sides.selected_units
                when 'department' then cells.is_department_view
                when 'department_row' then cells.block_unit is null
                -- A unit's row above the row of the same unit, 122 above 122001, is no second total of it.
                when 'unit' then cells.block_unit is not null and (cells.row_kind != 'unit' or cells.is_row_leaf)
                when 'lowest_unit' then cells.row_kind = 'unit' and cells.is_row_leaf
                else true
            end
)

-- One amount on one side of a rule, with what must agree between the sides.
select
    rule_id,
    rule_side,
    disclosure_id,
    amount_id,
    table_key,
    document_id,
    table_ordinal,
    table_id,
    block_unit,
    subject_code,
    row_name,
    label_kind,
    fund,
    origin,
    spend,
    figure_year,
    figure_kind,
    page_no,
    row_no,
    col_no,
    amount_yuan,
    quantum_yuan,
    reading,
    case selected_sum_over
        when 'tables' then ''
        when 'amount' then amount_id
        else table_id
    end as sum_key,
    cast(figure_year as {{ type_text() }}) || '|' || figure_kind || '|' || cast(column_rank as {{ type_text() }})
    || {{ where_named('match_on', 'table', 'table_id') }}
    || {{ where_named('match_on', 'unit', "coalesce(block_unit, '')") }}
    || {{ where_named('match_on', 'row', 'row_node') }}
    || {{ where_named('match_on', 'name', plain_name('row_name')) }}
    || {{ where_named('match_on', 'fund', 'fund') }}
    || {{ where_named('match_on', 'label_fund', 'said_fund') }}
    || {{ where_named('match_on', 'origin', 'origin') }}
    || {{ where_named('match_on', 'label_origin', 'said_origin') }}
    || {{ where_named('match_on', 'spend', 'spend') }}
    || {{ where_named('match_on', 'item', "coalesce(item, '')") }} as match_key
from picked
