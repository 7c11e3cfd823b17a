with leaves as (
    select
        feeds.fact,
        feeds.disclosure_id,
        feeds.document_id,
        feeds.table_key,
        feeds.total_yuan,
        cells.amount_id,
        cells.table_ordinal,
        cells.unit_name,
        cells.row_kind,
        cells.row_name,
        cells.subject_code,
        cells.paired_code,
        cells.item_code,
        -- The row's own label says the fund only where the row is a fund.
        case when feeds.fact = 'revenue' then coalesce(cells.label_fund, cells.fund) else cells.fund end as fund,
        case when feeds.fact = 'revenue' then coalesce(cells.label_origin, cells.origin) else cells.origin end
            as origin,
        cells.spend,
        cells.amount_yuan,
        cells.is_corrected,
        cells.reading
    from {{ ref('int_fact_feeds') }} as feeds
    inner join {{ ref('int_fact_cells') }} as cells
        on
            feeds.fact = cells.fact
            and feeds.line_row_kind = cells.line_row_kind
            and feeds.document_id = cells.document_id
            and feeds.table_key = cells.table_key
            and feeds.feed_no = cells.feed_no
    where
        cells.is_line
        and case feeds.split_by
            when 'finest' then cells.in_finest
            when 'by_spend' then cells.in_by_spend
            when 'by_fund' then cells.in_by_fund
            else cells.in_whole
        end
),

differences as (
    select
        fact,
        disclosure_id,
        document_id,
        table_key,
        total_yuan,
        min(table_ordinal) as table_ordinal,
        total_yuan - sum(amount_yuan) as amount_yuan
    from leaves
    group by fact, disclosure_id, document_id, table_key, total_yuan
    having total_yuan != sum(amount_yuan)
),

lines as (
    select
        fact,
        {{ key_of(['fact', 'amount_id']) }} as line_id,
        'leaf' as line_kind,
        disclosure_id,
        document_id,
        table_key,
        table_ordinal,
        amount_id,
        unit_name,
        row_kind,
        row_name,
        subject_code,
        paired_code,
        item_code,
        fund,
        origin,
        spend,
        cast(amount_yuan as {{ type_money() }}) as amount_yuan,
        coalesce(is_corrected, false) as is_corrected,
        reading
    from leaves
    union all
    -- What the leaves miss of the publisher's total: rounding, a class without items, a row that is not there.
    select
        fact,
        {{ key_of(['fact', 'disclosure_id', "'difference'"]) }} as line_id,
        'difference' as line_kind,
        disclosure_id,
        document_id,
        table_key,
        table_ordinal,
        cast(null as {{ type_text() }}) as amount_id,
        cast(null as {{ type_text() }}) as unit_name,
        cast(null as {{ type_text() }}) as row_kind,
        cast(null as {{ type_text() }}) as row_name,
        cast(null as {{ type_text() }}) as subject_code,
        cast(null as {{ type_text() }}) as paired_code,
        cast(null as {{ type_text() }}) as item_code,
        'all' as fund,
        'all' as origin,
        'all' as spend,
        cast(amount_yuan as {{ type_money() }}) as amount_yuan,
        false as is_corrected,
        cast(null as {{ type_text() }}) as reading
    from differences
),

-- A unit's money is in its department's; where both publish, the department's line is the one to add.
departments as (
    select
        units.disclosure_id,
        units.included_in_id,
        feeds.fact
    from {{ ref('int_included_units') }} as units
    inner join {{ ref('int_fact_feeds') }} as feeds on units.included_in_id = feeds.disclosure_id
)

select
    lines.*,
    departments.included_in_id
from lines
left join departments on lines.disclosure_id = departments.disclosure_id and lines.fact = departments.fact
