with rules as (
    select
        rule_id,
        relation,
        blank_policy,
        right_needs,
        right_min_columns
    from {{ ref('balance_rules') }}
),

sums as (
    select * from {{ ref('int_rule_sums') }}
),

-- What a right side must print is asked before the sides meet, so that they meet by equalities alone: with any other
-- condition between them, an engine compares every left side with every right one.
right_sums as (
    select sums.*
    from sums
    inner join rules on sums.rule_id = rules.rule_id
    where
        sums.rule_side = 'right'
        and rules.right_min_columns <= sums.columns_printed
        and (
            rules.right_needs is null
            or position(',' || rules.right_needs || ',' in ',' || sums.marks || ',') > 0
        )
),

-- The right side is printed in the table for that year: only then can a blank on it mean nothing rather than unread.
right_sides as (
    select distinct
        rule_id,
        disclosure_id,
        sum_key,
        figure_year,
        figure_kind
    from sums
    where rule_side = 'right'
),

paired as (
    select
        rules.rule_id,
        rules.relation,
        left_sum.disclosure_id,
        left_sum.table_key,
        left_sum.table_ordinal,
        left_sum.page_no,
        left_sum.row_no,
        left_sum.block_unit,
        left_sum.row_label,
        left_sum.fund,
        left_sum.origin,
        left_sum.spend,
        left_sum.figure_year,
        left_sum.figure_kind,
        left_sum.match_key,
        left_sum.sum_key as left_key,
        coalesce(right_sum.sum_key, '') as right_key,
        left_sum.sum_yuan as left_yuan,
        coalesce(right_sum.sum_yuan, 0) as right_yuan,
        left_sum.slack_yuan + coalesce(right_sum.slack_yuan, 0) as tolerance_yuan,
        left_sum.amounts + coalesce(right_sum.amounts, 0) as compared,
        right_sum.table_ordinal as right_ordinal,
        right_sum.row_no as right_row,
        right_sum.col_no as right_col,
        left_sum.amount_ids as left_ids,
        right_sum.amount_ids as right_ids
    from rules
    inner join sums as left_sum on rules.rule_id = left_sum.rule_id and left_sum.rule_side = 'left'
    left join right_sums as right_sum
        on
            left_sum.rule_id = right_sum.rule_id
            and left_sum.disclosure_id = right_sum.disclosure_id
            and left_sum.match_key = right_sum.match_key
    left join right_sides
        on
            left_sum.rule_id = right_sides.rule_id
            and left_sum.disclosure_id = right_sides.disclosure_id
            and left_sum.sum_key = right_sides.sum_key
            and left_sum.figure_year = right_sides.figure_year
            and left_sum.figure_kind = right_sides.figure_kind
    where right_sum.rule_id is not null or (rules.blank_policy = 'nothing' and right_sides.rule_id is not null)
)

-- Where one of several figures may be meant, the nearest is; of equally near ones the first on the page.
select *
from paired
qualify
    relation != 'one_of'
    or row_number() over (
        partition by rule_id, disclosure_id, match_key, left_key
        order by abs(left_yuan - right_yuan), right_ordinal, right_row, right_col, right_key
    ) = 1
