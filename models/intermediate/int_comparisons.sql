with pairs as (
    select
        pairs.*,
        pairs.left_yuan - pairs.right_yuan as difference_yuan
    from {{ ref('int_rule_pairs') }} as pairs
)

select
    {{ key_of(['pairs.rule_id', 'pairs.disclosure_id', 'pairs.match_key', 'pairs.left_key', 'pairs.right_key']) }}
        as check_id,
    pairs.rule_id,
    pairs.relation,
    pairs.disclosure_id,
    pairs.table_key,
    pairs.page_no,
    pairs.row_label,
    'p' || cast(pairs.page_no as {{ type_text() }})
    || coalesce(' ' || pairs.block_unit, '')
    || ' ' || pairs.row_label
    || case when pairs.fund = 'all' then '' else ' ' || funds.name_zh end
    || case when pairs.origin = 'all' then '' else ' ' || origins.name_zh end
    || case when pairs.spend = 'all' then '' else ' ' || spends.name_zh end
    || ' ' || cast(pairs.figure_year as {{ type_text() }}) || ' ' || pairs.figure_kind as place,
    pairs.match_key,
    pairs.left_key,
    pairs.right_key,
    pairs.left_yuan,
    pairs.right_yuan,
    pairs.difference_yuan,
    pairs.tolerance_yuan,
    pairs.compared,
    pairs.left_ids,
    pairs.right_ids,
    {{ outcome_of('pairs.relation', 'pairs.difference_yuan', 'pairs.tolerance_yuan') }} as outcome
from pairs
inner join {{ ref('funds') }} as funds on pairs.fund = funds.fund
inner join {{ ref('origins') }} as origins on pairs.origin = origins.origin
inner join {{ ref('spends') }} as spends on pairs.spend = spends.spend
