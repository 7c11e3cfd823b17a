-- Lines of every figure that tables print, the disclosure's own and those beside it, each with what it is a line of.
with lines as (
    select
        cells.disclosure_id,
        cells.fact as breakdown,
        cells.figure_year,
        cells.figure_kind,
        cells.is_own_figure,
        cells.document_id,
        cells.table_key,
        cells.feed_no,
        cells.line_row_kind,
        cells.preference,
        cells.table_ordinal,
        cells.is_repeatable,
        cells.fact in ('function', 'economic_dept', 'economic_gov') as is_coded,
        case
            when cells.fact = 'project' then cells.row_name
            else coalesce(cells.subject_code, cells.row_name)
        end as item,
        cells.fund,
        -- What a final account calls 本年支出 is all that was spent, out of carried money too, unless it shows that apart.
        case
            when
                disclosures.kind = 'final'
                and cells.origin = 'current'
                and not bool_or(cells.origin = 'carryover') over (
                    partition by
                        cells.fact, cells.document_id, cells.table_key, cells.feed_no, cells.line_row_kind,
                        cells.figure_year, cells.figure_kind
                )
                then 'all'
            else cells.origin
        end as origin,
        cells.spend,
        cells.amount_yuan,
        cells.reading
    from {{ ref('int_line_cells') }} as cells
    inner join {{ ref('dim_disclosure') }} as disclosures on cells.disclosure_id = disclosures.disclosure_id
    where cells.is_line and cells.fact in ('function', 'economic_dept', 'economic_gov', 'project')
    union all
    -- Where a fund is the item, no column splits it.
    select
        lines.disclosure_id,
        'revenue' as breakdown,
        disclosures.fiscal_year as figure_year,
        disclosures.kind as figure_kind,
        true as is_own_figure,
        lines.document_id,
        lines.table_key,
        0 as feed_no,
        'head' as line_row_kind,
        1 as preference,
        lines.table_ordinal,
        false as is_repeatable,
        false as is_coded,
        case when lines.origin = 'carryover' then 'carryover' else lines.fund end as item,
        'all' as fund,
        'all' as origin,
        'all' as spend,
        lines.amount_yuan,
        lines.reading
    from {{ ref('int_fact_lines') }} as lines
    inner join {{ ref('dim_disclosure') }} as disclosures on lines.disclosure_id = disclosures.disclosure_id
    where lines.fact = 'revenue' and lines.line_kind = 'leaf'
    union all
    select
        disclosure_id,
        'three_public' as breakdown,
        figure_year,
        figure_kind,
        is_own_figure,
        document_id,
        table_key,
        table_ordinal as feed_no,
        'item' as line_row_kind,
        1 as preference,
        table_ordinal,
        is_repeatable,
        false as is_coded,
        item,
        fund,
        origin,
        spend,
        amount_yuan,
        reading
    from {{ ref('int_cells') }}
    where
        table_key = 'three_public'
        and row_group in ('item', 'item_among')
        and is_row_leaf
        and is_department_view
),

feeds as (
    select
        disclosure_id,
        breakdown,
        figure_year,
        figure_kind,
        fund,
        origin,
        spend,
        document_id,
        table_key,
        feed_no,
        line_row_kind
    from lines
    group by
        disclosure_id, breakdown, figure_year, figure_kind, fund, origin, spend, document_id, table_key, feed_no,
        line_row_kind
    -- The same money can stand in several tables: the finest says most.
    qualify row_number() over (
        partition by disclosure_id, breakdown, figure_year, figure_kind, fund, origin, spend
        order by
            bool_and(is_repeatable) asc,
            max(case when is_coded then length(item) else 0 end) desc,
            min(preference) asc,
            min(table_ordinal) asc,
            document_id asc
    ) = 1
)

select
    lines.disclosure_id,
    lines.breakdown,
    lines.figure_year,
    lines.figure_kind,
    lines.is_own_figure,
    lines.table_key,
    lines.is_coded,
    lines.item,
    lines.fund,
    lines.origin,
    lines.spend,
    lines.amount_yuan,
    lines.reading
from lines
inner join feeds
    on
        lines.disclosure_id = feeds.disclosure_id
        and lines.breakdown = feeds.breakdown
        and lines.figure_year = feeds.figure_year
        and lines.figure_kind = feeds.figure_kind
        and lines.fund = feeds.fund
        and lines.origin = feeds.origin
        and lines.spend = feeds.spend
        and lines.document_id = feeds.document_id
        and lines.table_key = feeds.table_key
        and lines.feed_no = feeds.feed_no
        and lines.line_row_kind = feeds.line_row_kind
