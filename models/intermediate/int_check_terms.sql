-- A number without a place may belong to any sum of its table; and where text was recognised or converted, one number
-- in doubt says that others may be lost.
with shaken as (
    select
        document_id,
        table_ordinal
    from {{ ref('stg_unplaced') }}
    union
    select
        amounts.document_id,
        amounts.table_ordinal
    from {{ ref('stg_amounts') }} as amounts
    inner join {{ ref('stg_tables') }} as tables
        on amounts.document_id = tables.document_id and amounts.table_ordinal = tables.table_ordinal
    where tables.medium != 'print' and amounts.reading in ('inferred', 'doubtful')
)

select
    comparisons.check_id,
    comparisons.disclosure_id,
    comparisons.outcome,
    terms.rule_side,
    terms.amount_id,
    tables.medium,
    terms.reading in ('printed', 'repaired') and shaken.document_id is null as is_sure_reading
from {{ ref('int_comparisons') }} as comparisons
inner join {{ ref('int_rule_terms') }} as terms
    on
        comparisons.rule_id = terms.rule_id
        and comparisons.disclosure_id = terms.disclosure_id
        and comparisons.match_key = terms.match_key
        and terms.sum_key = case terms.rule_side when 'left' then comparisons.left_key else comparisons.right_key end
inner join {{ ref('stg_tables') }} as tables
    on terms.document_id = tables.document_id and terms.table_ordinal = tables.table_ordinal
left join shaken
    on terms.document_id = shaken.document_id and terms.table_ordinal = shaken.table_ordinal
