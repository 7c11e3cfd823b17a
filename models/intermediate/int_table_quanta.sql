with steps as (
    select
        amounts.document_id,
        amounts.table_ordinal,
        max(
            case
                when position('.' in amounts.printed_text) = 0 then 0
                else length(replace(split_part(amounts.printed_text, '.', 2), ' ', ''))
            end
        ) as decimals,
        max(coalesce(units.yuan, 1)) as unit_yuan
    from {{ ref('stg_amounts') }} as amounts
    left join {{ ref('money_units') }} as units on amounts.printed_unit = units.unit
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
