with pairs as (
    select * from {{ ref('int_rule_pairs') }}
),

compared as (
    select
        {{ key_of(['pairs.rule_id', 'pairs.disclosure_id', 'pairs.match_key', 'pairs.left_key', 'pairs.right_key']) }}
            as check_id,
        pairs.rule_id,
        pairs.disclosure_id,
        pairs.table_key,
        'p' || cast(pairs.page_no as {{ type_text() }})
        || coalesce(' ' || pairs.block_unit, '')
        || ' ' || pairs.row_label
        || case when pairs.fund = 'all' then '' else ' ' || funds.name_zh end
        || case when pairs.origin = 'all' then '' else ' ' || origins.name_zh end
        || case when pairs.spend = 'all' then '' else ' ' || spends.name_zh end
        || ' ' || cast(pairs.figure_year as {{ type_text() }}) || ' ' || pairs.figure_kind as place,
        pairs.left_yuan,
        pairs.right_yuan,
        pairs.left_yuan - pairs.right_yuan as difference_yuan,
        pairs.tolerance_yuan,
        pairs.compared,
        {{ verdict_of(
            'pairs.relation', '(pairs.left_yuan - pairs.right_yuan)', 'pairs.tolerance_yuan', 'pairs.unsure_amounts'
        ) }} as verdict,
        pairs.left_ids,
        pairs.right_ids
    from pairs
    inner join {{ ref('funds') }} as funds on pairs.fund = funds.fund
    inner join {{ ref('origins') }} as origins on pairs.origin = origins.origin
    inner join {{ ref('spends') }} as spends on pairs.spend = spends.spend
),

sides as (
    select
        rule_id,
        disclosure_id,
        max(case when rule_side = 'left' then 1 else 0 end) as has_left,
        max(case when rule_side = 'right' then 1 else 0 end) as has_right
    from {{ ref('int_rule_sums') }}
    group by rule_id, disclosure_id
),

done as (
    select distinct
        rule_id,
        disclosure_id
    from pairs
),

-- A rule that compared nothing in a disclosure says so, and why.
uncompared as (
    select
        {{ key_of(['rules.rule_id', 'disclosures.disclosure_id']) }} as check_id,
        rules.rule_id,
        disclosures.disclosure_id,
        case
            when sides.rule_id is null then 'nothing compared: neither side is printed'
            when sides.has_left = 0 then 'nothing compared: the left side is not printed'
            when sides.has_right = 0 then 'nothing compared: the right side is not printed'
            else 'nothing compared: the sides share no row and column'
        end as place
    from {{ ref('balance_rules') }} as rules
    cross join {{ ref('dim_disclosure') }} as disclosures
    left join sides on rules.rule_id = sides.rule_id and disclosures.disclosure_id = sides.disclosure_id
    left join done
        on rules.rule_id = done.rule_id and disclosures.disclosure_id = done.disclosure_id
    where done.rule_id is null
)

select
    check_id,
    rule_id,
    disclosure_id,
    table_key,
    place,
    cast(left_yuan as {{ type_money() }}) as left_yuan,
    cast(right_yuan as {{ type_money() }}) as right_yuan,
    cast(difference_yuan as {{ type_money() }}) as difference_yuan,
    cast(tolerance_yuan as {{ type_money() }}) as tolerance_yuan,
    cast(compared as integer) as compared,
    verdict,
    left_ids,
    right_ids
from compared
union all
select
    check_id,
    rule_id,
    disclosure_id,
    cast(null as {{ type_text() }}) as table_key,
    place,
    cast(null as {{ type_money() }}) as left_yuan,
    cast(null as {{ type_money() }}) as right_yuan,
    cast(null as {{ type_money() }}) as difference_yuan,
    cast(null as {{ type_money() }}) as tolerance_yuan,
    0 as compared,
    'unread' as verdict,
    cast(null as {{ type_text() }}) as left_ids,
    cast(null as {{ type_text() }}) as right_ids
from uncompared
