with unplaced as (
    select distinct
        document_id,
        table_ordinal
    from {{ ref('stg_unplaced') }}
)

-- Beside a number without a place every other is in doubt: the one without may belong to the sum.
select
    comparisons.check_id,
    comparisons.disclosure_id,
    comparisons.outcome,
    terms.rule_side,
    terms.amount_id,
    terms.document_id,
    terms.table_ordinal,
    tables.medium,
    terms.reading in ('printed', 'repaired') and unplaced.document_id is null as is_sure_reading
from {{ ref('int_comparisons') }} as comparisons
inner join {{ ref('int_rule_terms') }} as terms
    on
        comparisons.rule_id = terms.rule_id
        and comparisons.disclosure_id = terms.disclosure_id
        and comparisons.match_key = terms.match_key
        and terms.sum_key = case terms.rule_side when 'left' then comparisons.left_key else comparisons.right_key end
inner join {{ ref('stg_tables') }} as tables
    on terms.document_id = tables.document_id and terms.table_ordinal = tables.table_ordinal
left join unplaced
    on terms.document_id = unplaced.document_id and terms.table_ordinal = unplaced.table_ordinal
