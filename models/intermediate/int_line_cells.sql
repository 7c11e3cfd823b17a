with sourced as (
    select
        sources.fact,
        sources.row_kind as line_row_kind,
        sources.preference,
        -- Forms of one kind, and blocks of one table each with its unit, feed together; else a table feeds alone, and
        -- so does one that prints the same units again.
        case
            when cells.is_repeatable then 0
            when
                min(case when cells.unit_name is null then 0 else 1 end) over (
                    partition by sources.fact, sources.row_kind, cells.document_id, cells.table_key
                ) = 1
                then dense_rank() over (
                    partition by sources.fact, sources.row_kind, cells.document_id, cells.table_key, cells.unit_name
                    order by cells.table_ordinal
                ) - 1
            else cells.table_ordinal
        end as feed_no,
        cells.row_group = sources.row_kind
        and cells.is_row_leaf
        and cells.label_kind not in ('grand_total', 'current_total', 'carry_out', 'total') as is_line,
        case
            when not cells.is_two_sided then cells.row_group = 'head'
            when sources.fact = 'revenue' then cells.label_kind = 'grand_total'
            else cells.label_kind = 'current_total'
        end as is_total,
        cells.disclosure_id,
        cells.document_id,
        cells.table_ordinal,
        cells.table_key,
        cells.quantum_yuan,
        cells.amount_id,
        cells.unit_name,
        cells.row_kind,
        cells.row_name,
        coalesce(corrected_codes.becomes, cells.subject_code) as subject_code,
        cells.paired_code,
        cells.item_code,
        cells.label_fund,
        cells.label_origin,
        cells.fund,
        cells.origin,
        cells.spend,
        coalesce(corrected_amounts.amount_yuan, cells.amount_yuan) as amount_yuan,
        coalesce(corrected_codes.amount_id, corrected_amounts.amount_id) is not null as is_corrected,
        cells.reading,
        cells.is_repeatable,
        cells.figure_year,
        cells.figure_kind,
        cells.is_own_figure,
        cells.is_column_leaf,
        cells.is_column_top
    from {{ ref('int_cells') }} as cells
    inner join {{ ref('fact_sources') }} as sources on cells.table_key = sources.table_key
    inner join {{ ref('origins') }} as origins on cells.origin = origins.origin and origins.is_additive
    left join {{ ref('int_corrections') }} as corrected_codes
        on cells.amount_id = corrected_codes.amount_id and corrected_codes.field = 'code'
    left join {{ ref('int_corrections') }} as corrected_amounts
        on cells.amount_id = corrected_amounts.amount_id and corrected_amounts.field = 'amount'
    where
        cells.is_department_view
        and (coalesce(cells.side, 'expenditure') = 'revenue') = (sources.fact = 'revenue')
),

tops as (
    select
        fact,
        line_row_kind,
        document_id,
        table_key,
        feed_no,
        figure_year,
        figure_kind,
        min(fund) as top_fund,
        min(origin) as top_origin,
        min(spend) as top_spend
    from sourced
    where is_line and is_column_top
    group by fact, line_row_kind, document_id, table_key, feed_no, figure_year, figure_kind
)

-- The cells of a row can be taken to the finest, or split one way only where the table splits it both ways.
select
    sourced.fact,
    sourced.line_row_kind,
    sourced.preference,
    sourced.feed_no,
    sourced.is_line,
    sourced.is_total,
    sourced.disclosure_id,
    sourced.document_id,
    sourced.table_ordinal,
    sourced.table_key,
    sourced.quantum_yuan,
    sourced.amount_id,
    sourced.unit_name,
    sourced.row_kind,
    sourced.row_name,
    sourced.subject_code,
    sourced.paired_code,
    sourced.item_code,
    sourced.label_fund,
    sourced.label_origin,
    sourced.fund,
    sourced.origin,
    sourced.spend,
    sourced.amount_yuan,
    sourced.is_corrected,
    sourced.reading,
    sourced.is_repeatable,
    sourced.figure_year,
    sourced.figure_kind,
    sourced.is_own_figure,
    sourced.is_column_leaf as in_finest,
    sourced.is_column_leaf
    and sourced.fund = tops.top_fund
    and sourced.origin = tops.top_origin as in_by_spend,
    sourced.is_column_leaf and sourced.spend = tops.top_spend as in_by_fund,
    sourced.is_column_top as in_whole
from sourced
left join tops
    on
        sourced.fact = tops.fact
        and sourced.line_row_kind = tops.line_row_kind
        and sourced.document_id = tops.document_id
        and sourced.table_key = tops.table_key
        and sourced.feed_no = tops.feed_no
        and sourced.figure_year = tops.figure_year
        and sourced.figure_kind = tops.figure_kind
where sourced.is_line or sourced.is_total
