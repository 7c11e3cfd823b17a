-- A whole that exceeds its parts, where the parts are rows of one table.
with short_sums as (
    select
        comparisons.check_id,
        comparisons.disclosure_id,
        comparisons.rule_id,
        comparisons.match_key,
        comparisons.right_key,
        comparisons.difference_yuan,
        comparisons.tolerance_yuan
    from {{ ref('int_comparisons') }} as comparisons
    inner join {{ ref('balance_rules') }} as rules on comparisons.rule_id = rules.rule_id
    where
        comparisons.outcome = 'breaks'
        and comparisons.difference_yuan > 0
        and rules.relation = 'equal'
        and {{ names('rules.match_on', 'table') }}
        and not {{ names('rules.match_on', 'name') }}
        and (rules.right_key = 'parent' or not {{ names('rules.match_on', 'row') }})
),

parts as (
    select distinct
        short_sums.check_id,
        short_sums.disclosure_id,
        short_sums.difference_yuan,
        short_sums.tolerance_yuan,
        cells.table_id,
        cells.row_group,
        cells.row_kind,
        cells.parent_node,
        cells.fund,
        cells.origin,
        cells.spend,
        cells.figure_year,
        cells.figure_kind,
        length(coalesce(cells.subject_code, '')) as code_length,
        cells.is_department_view,
        -- A unit's row is a block of its own.
        case when cells.row_kind = 'unit' then '' else coalesce(cells.block_unit, '') end as block
    from short_sums
    inner join {{ ref('int_rule_terms') }} as terms
        on
            short_sums.rule_id = terms.rule_id
            and short_sums.disclosure_id = terms.disclosure_id
            and short_sums.match_key = terms.match_key
            and short_sums.right_key = terms.sum_key
            and terms.rule_side = 'right'
    inner join {{ ref('int_cells') }} as cells on terms.amount_id = cells.amount_id
)

-- The figures that would close the gap: of a row of the same kind and depth, under the same row, in another table.
select
    parts.check_id,
    parts.disclosure_id,
    parts.table_id as short_table_id,
    parts.row_group,
    parts.block,
    others.amount_id,
    others.subject_code,
    others.row_name,
    coalesce(others.subject_code, others.row_name) as row_key,
    case when parts.fund = others.fund then 0 else 1 end
    + case when parts.origin = others.origin then 0 else 1 end
    + case when parts.spend = others.spend then 0 else 1 end as columns_apart,
    others.table_ordinal,
    others.row_no,
    others.col_no
from parts
inner join {{ ref('int_cells') }} as others
    on
        parts.disclosure_id = others.disclosure_id
        and parts.row_group = others.row_group
        and parts.row_kind = others.row_kind
        and parts.figure_year = others.figure_year
        and parts.figure_kind = others.figure_kind
        and parts.code_length = length(coalesce(others.subject_code, ''))
where
    parts.table_id != others.table_id
    -- Of rounded figures the gap is one that rounding may have moved by what the comparison itself allows.
    and abs(parts.difference_yuan - others.amount_yuan) <= parts.tolerance_yuan
    and left(coalesce(others.subject_code, others.node), length(parts.parent_node)) = parts.parent_node
    and (
        parts.block = case when others.row_kind = 'unit' then '' else coalesce(others.block_unit, '') end
        or (parts.is_department_view and others.is_department_view)
    )
    and (parts.fund = others.fund or parts.fund = 'all' or others.fund = 'all')
    and (parts.origin = others.origin or parts.origin = 'all' or others.origin = 'all')
    and (parts.spend = others.spend or parts.spend = 'all' or others.spend = 'all')
-- The parts of one sum may stand in several columns.
qualify
    row_number() over (partition by parts.check_id, others.amount_id order by columns_apart, parts.block) = 1
