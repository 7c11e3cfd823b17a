with comparisons as (
    select * from {{ ref('int_comparisons') }}
),

terms as (
    select * from {{ ref('int_check_terms') }}
),

-- What must be confirmed before a break is the publisher's: figures of pictures and of converted text.
unsure as (
    select
        comparisons.check_id,
        comparisons.difference_yuan,
        terms.amount_id
    from comparisons
    inner join terms on comparisons.check_id = terms.check_id
    where comparisons.outcome = 'breaks' and terms.medium != 'print'
),

-- An equality that holds confirms a figure if the change that mends the break would break it.
confirmed as (
    select
        unsure.check_id,
        unsure.amount_id,
        count(held.check_id) as confirmations
    from unsure
    left join terms on unsure.amount_id = terms.amount_id
    left join comparisons as held
        on
            terms.check_id = held.check_id
            and held.outcome != 'breaks'
            and held.relation != 'at_most'
            and abs(unsure.difference_yuan) > held.tolerance_yuan + abs(held.difference_yuan)
    group by unsure.check_id, unsure.amount_id
),

evidence as (
    select
        check_id,
        min(confirmations) as least_confirmations
    from confirmed
    group by check_id
),

readings as (
    select
        check_id,
        bool_and(is_sure_reading) as are_sure_readings
    from terms
    group by check_id
)

select
    comparisons.check_id,
    case
        when comparisons.outcome != 'breaks' then comparisons.outcome
        when not readings.are_sure_readings then 'suspect'
        -- One equality may hold by the same misreading of its two sides; two do not. Of a sum a part may be lost.
        when evidence.least_confirmations < 2 or (evidence.check_id is not null and comparisons.compared > 2)
            then 'suspect'
        else 'publisher'
    end as verdict
from comparisons
inner join readings on comparisons.check_id = readings.check_id
left join evidence on comparisons.check_id = evidence.check_id
