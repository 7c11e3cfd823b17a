with coverage as (
    select
        rule_id,
        rule_side,
        table_id,
        count(distinct fund || '|' || origin || '|' || spend) as columns_printed
    from {{ ref('int_rule_terms') }}
    group by rule_id, rule_side, table_id
),

-- What no other side can meet is not added up: it is more than half of all terms, and sums with their texts are the
-- dearest of a build.
met as (
    select
        terms.rule_id,
        terms.disclosure_id,
        terms.match_key
    from {{ ref('int_rule_terms') }} as terms
    inner join {{ ref('balance_rules') }} as rules on terms.rule_id = rules.rule_id
    group by terms.rule_id, terms.disclosure_id, terms.match_key
    having min(terms.rule_side) != max(terms.rule_side) or max(rules.blank_policy) = 'nothing'
)

-- One sum on one side of a rule: what is added before the sides are compared.
select
    terms.rule_id,
    terms.rule_side,
    terms.disclosure_id,
    terms.match_key,
    terms.sum_key,
    min(terms.table_key) as table_key,
    min(terms.table_ordinal) as table_ordinal,
    min(terms.page_no) as page_no,
    min(terms.row_no) as row_no,
    min(terms.col_no) as col_no,
    min(terms.block_unit) as block_unit,
    min(coalesce(terms.subject_code || ' ', '') || terms.row_name) as row_label,
    case when min(terms.fund) = max(terms.fund) then min(terms.fund) else 'all' end as fund,
    case when min(terms.origin) = max(terms.origin) then min(terms.origin) else 'all' end as origin,
    case when min(terms.spend) = max(terms.spend) then min(terms.spend) else 'all' end as spend,
    min(terms.figure_year) as figure_year,
    min(terms.figure_kind) as figure_kind,
    cast(sum(terms.amount_yuan) as {{ type_money() }}) as sum_yuan,
    cast(sum(terms.quantum_yuan) * 0.5 as {{ type_money() }}) as slack_yuan,
    count(*) as amounts,
    min(coverage.columns_printed) as columns_printed,
    -- Only what it holds is asked of it, so its order does not matter, and ordering is dear.
    string_agg(
        terms.label_kind || ',' || terms.origin || case when terms.fund = 'all' then '' else ',fund' end, ','
    ) as marks,
    {{ joined_text('terms.amount_id') }} as amount_ids
from {{ ref('int_rule_terms') }} as terms
inner join met
    on
        terms.rule_id = met.rule_id
        and terms.disclosure_id = met.disclosure_id
        and terms.match_key = met.match_key
inner join coverage
    on
        terms.rule_id = coverage.rule_id
        and terms.rule_side = coverage.rule_side
        and terms.table_id = coverage.table_id
group by terms.rule_id, terms.rule_side, terms.disclosure_id, terms.match_key, terms.sum_key
