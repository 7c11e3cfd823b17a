with measured as (
    select
        disclosure_id,
        fact,
        line_row_kind,
        document_id,
        table_key,
        feed_no,
        bool_and(is_repeatable) as is_form,
        min(preference) as preference,
        min(table_ordinal) as table_ordinal,
        max(case when is_line then length(coalesce(subject_code, '')) else 0 end) as depth,
        sum(case when is_total and in_whole then amount_yuan end) as printed_total_yuan,
        sum(case when is_total and in_whole then quantum_yuan / 2 else 0 end) as total_slack_yuan,
        sum(case when is_line and in_whole then amount_yuan end) as whole_yuan,
        sum(case when is_line and in_finest then amount_yuan end) as finest_yuan,
        sum(case when is_line and in_by_spend then amount_yuan end) as by_spend_yuan,
        sum(case when is_line and in_by_fund then amount_yuan end) as by_fund_yuan,
        sum(case when is_line then quantum_yuan / 2 else 0 end) as line_slack_yuan
    from {{ ref('int_fact_cells') }}
    group by disclosure_id, fact, line_row_kind, document_id, table_key, feed_no
    having sum(case when is_line then 1 else 0 end) > 0
),

split as (
    select
        *,
        coalesce(printed_total_yuan, whole_yuan) as total_yuan,
        -- A total that is not printed is as rough as the lines that make it.
        case when printed_total_yuan is null then line_slack_yuan else 0 end as sum_slack_yuan,
        case
            when abs(finest_yuan - whole_yuan) <= line_slack_yuan then 'finest'
            when abs(by_spend_yuan - whole_yuan) <= line_slack_yuan then 'by_spend'
            when abs(by_fund_yuan - whole_yuan) <= line_slack_yuan then 'by_fund'
            else 'whole'
        end as split_by
    from measured
),

-- What a fact should reach: the summary's totals; for projects, the project spending of the expenditure summary.
grand_totals as (
    select distinct
        disclosure_id,
        case when side = 'revenue' then 'revenue' else 'expenditure' end as reached_by,
        amount_yuan
    from {{ ref('int_cells') }}
    where
        table_key = 'budget_summary'
        and is_own_figure
        and fund = 'all'
        and (label_kind = 'grand_total' or (label_kind = 'current_total' and side = 'expenditure'))
    union
    select
        disclosure_id,
        'project' as reached_by,
        amount_yuan
    from {{ ref('int_cells') }}
    where
        table_key = 'expenditure_summary'
        and row_group = 'head'
        and is_own_figure
        and is_department_view
        and fund = 'all'
        and spend = 'project'
),

reached as (
    select distinct
        split.fact,
        split.line_row_kind,
        split.document_id,
        split.table_key,
        split.feed_no
    from split
    inner join grand_totals
        on
            split.disclosure_id = grand_totals.disclosure_id
            and grand_totals.reached_by
            = case when split.fact in ('revenue', 'project') then split.fact else 'expenditure' end
            and abs(grand_totals.amount_yuan - split.total_yuan) <= 2 * split.total_slack_yuan
),

reaching as (
    select
        split.*,
        coalesce(reached.fact is not null, false) as is_reaching,
        max(split.total_yuan - split.sum_slack_yuan) over (partition by split.disclosure_id, split.fact) as widest_yuan
    from split
    left join reached
        on
            split.fact = reached.fact
            and split.line_row_kind = reached.line_row_kind
            and split.document_id = reached.document_id
            and split.table_key = reached.table_key
            and split.feed_no = reached.feed_no
),

as_wide as (
    select
        *,
        total_yuan >= widest_yuan - 2 * total_slack_yuan as is_widest
    from reaching
)

-- The finest table that reaches the grand total feeds the fact, else the finest of the widest.
select
    disclosure_id,
    fact,
    line_row_kind,
    document_id,
    table_key,
    feed_no,
    table_ordinal,
    cast(printed_total_yuan as {{ type_money() }}) as printed_total_yuan,
    cast(total_yuan as {{ type_money() }}) as total_yuan,
    split_by,
    is_reaching
from as_wide
qualify row_number() over (
    partition by disclosure_id, fact
    order by
        is_form asc,
        is_reaching desc,
        is_widest desc,
        case when is_reaching or is_widest then 0 else total_yuan end desc,
        abs(total_yuan - whole_yuan) <= line_slack_yuan + total_slack_yuan desc,
        depth desc,
        preference asc,
        table_ordinal asc,
        document_id asc
) = 1
