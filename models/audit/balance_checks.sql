with acknowledged as (
    select
        'breaks' as outcome,
        breaks.*
    from {{ ref('acknowledged_breaks') }} as breaks
),

compared as (
    select
        comparisons.*,
        verdicts.verdict,
        acknowledged.reason as acknowledged_reason
    from {{ ref('int_comparisons') }} as comparisons
    inner join {{ ref('int_verdicts') }} as verdicts on comparisons.check_id = verdicts.check_id
    inner join {{ ref('dim_disclosure') }} as disclosures on comparisons.disclosure_id = disclosures.disclosure_id
    left join acknowledged
        on
            comparisons.outcome = acknowledged.outcome
            and disclosures.agency_name = acknowledged.agency_name
            and disclosures.fiscal_year = acknowledged.fiscal_year
            and disclosures.kind = acknowledged.kind
            and disclosures.scope = acknowledged.scope
            and comparisons.rule_id = acknowledged.rule_id
            and comparisons.table_key = acknowledged.table_key
            and comparisons.row_label = acknowledged.row_label
            and comparisons.difference_yuan = acknowledged.difference_yuan
),

sides as (
    select
        rule_id,
        disclosure_id,
        max(case when rule_side = 'left' then 1 else 0 end) as has_left,
        max(case when rule_side = 'right' then 1 else 0 end) as has_right
    from {{ ref('int_rule_terms') }}
    group by rule_id, disclosure_id
),

done as (
    select distinct
        rule_id,
        disclosure_id
    from compared
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
    cast(page_no as integer) as page_no,
    row_label,
    cast(left_yuan as {{ type_money() }}) as left_yuan,
    cast(right_yuan as {{ type_money() }}) as right_yuan,
    cast(difference_yuan as {{ type_money() }}) as difference_yuan,
    cast(tolerance_yuan as {{ type_money() }}) as tolerance_yuan,
    cast(compared as integer) as compared,
    verdict,
    acknowledged_reason is not null as is_acknowledged,
    acknowledged_reason,
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
    cast(null as integer) as page_no,
    cast(null as {{ type_text() }}) as row_label,
    cast(null as {{ type_money() }}) as left_yuan,
    cast(null as {{ type_money() }}) as right_yuan,
    cast(null as {{ type_money() }}) as difference_yuan,
    cast(null as {{ type_money() }}) as tolerance_yuan,
    0 as compared,
    'unread' as verdict,
    false as is_acknowledged,
    cast(null as {{ type_text() }}) as acknowledged_reason,
    cast(null as {{ type_text() }}) as left_ids,
    cast(null as {{ type_text() }}) as right_ids
from uncompared
