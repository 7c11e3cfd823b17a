-- Where a page prints no unit, its numbers were read in this one.
with assumed as (
    select max(unit) as unit
    from {{ ref('money_units') }}
    where is_assumed
),

steps as (
    select
        amounts.document_id,
        amounts.table_ordinal,
        -- A cell may print its unit behind the number: 4660.78万元.
        max(length(
            regexp_replace(
                split_part(amounts.printed_text || '.', '.', 2),
                '[^0-9]', ''{{ global_flag() }}
            )
        )) as decimals,
        max(coalesce(units.yuan, 1)) as unit_yuan
    from {{ ref('stg_amounts') }} as amounts
    cross join assumed
    left join {{ ref('money_units') }} as units on coalesce(amounts.printed_unit, assumed.unit) = units.unit
    where amounts.amount_yuan is not null
    group by amounts.document_id, amounts.table_ordinal
)

-- The smallest step that the table prints; finer than a fen is kept as a fen.
select
    document_id,
    table_ordinal,
    greatest(
        cast(unit_yuan / cast(power(10, least(decimals, 12)) as decimal(18, 0)) as decimal(20, 8)), 0.01
    ) as quantum_yuan
from steps
