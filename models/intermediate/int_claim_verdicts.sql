-- What may agree and never contradicts.
with hints as (
    select
        claim_id,
        amount_id,
        amount_yuan
    from {{ ref('int_claim_projects') }}
    union all
    select
        claim_id,
        cast(null as {{ type_text() }}) as amount_id,
        amount_yuan
    from {{ ref('int_claim_unplaced') }}
),

compared as (
    select
        claims.claim_id,
        claims.measure,
        pairs.amount_id,
        pairs.other_id,
        pairs.is_sure,
        pairs.is_own_document,
        pairs.preference,
        case
            when claims.measure = 'amount' then pairs.own_yuan
            when claims.measure in ('change', 'relation') then pairs.own_yuan - pairs.other_yuan
        end as table_yuan,
        case
            when claims.measure in ('share', 'completion') then {{ percent_of('pairs.own_yuan', 'pairs.other_yuan') }}
            when claims.measure = 'change_rate'
                then {{ percent_of('pairs.own_yuan - pairs.other_yuan', 'abs(pairs.other_yuan)') }}
        end as table_share,
        case when claims.measure in ('amount', 'change') then claims.amount_yuan else claims.value end as stated,
        claims.direction,
        claims.quantum,
        -- What the last printed digit, cut off or rounded here and rounded in the tables, can explain.
        case
            when claims.measure = 'amount' then claims.quantum + pairs.quantum_yuan / 2
            when claims.measure = 'change' then claims.quantum + pairs.quantum_yuan
            else claims.quantum + {{ percent_of('pairs.quantum_yuan', 'abs(pairs.other_yuan)') }}
        end as tolerance
    from {{ ref('int_claim_pairs') }} as pairs
    inner join {{ ref('int_claims') }} as claims on pairs.claim_id = claims.claim_id
    where claims.measure in ('amount', 'change', 'relation') or pairs.other_yuan != 0
),

judged as (
    select
        compared.*,
        case
            when measure = 'relation'
                then
                    case
                        when direction = 'increase' and table_yuan > 0 then 'agrees'
                        when direction = 'decrease' and table_yuan < 0 then 'agrees'
                        when direction = 'equal' and table_yuan = 0 then 'agrees'
                        when is_sure then 'contradicts'
                        else 'unmatched'
                    end
            when measure in ('amount', 'change') and stated = table_yuan then 'agrees'
            when table_share is not null and abs(stated - table_share) <= quantum / 2 then 'agrees'
            when abs(stated - coalesce(table_yuan, table_share)) <= tolerance then 'rounding'
            when is_sure then 'contradicts'
            else 'unmatched'
        end as verdict
    from compared
    union all
    select
        hints.claim_id,
        'amount' as measure,
        hints.amount_id,
        cast(null as {{ type_text() }}) as other_id,
        false as is_sure,
        true as is_own_document,
        2000 as preference,
        hints.amount_yuan as table_yuan,
        cast(null as decimal(18, 4)) as table_share,
        hints.amount_yuan as stated,
        cast(null as {{ type_text() }}) as direction,
        cast(null as decimal(28, 8)) as quantum,
        0 as tolerance,
        'agrees' as verdict
    from hints
),

ranked as (
    select
        judged.*,
        row_number() over (
            partition by claim_id
            order by
                case verdict when 'agrees' then 1 when 'rounding' then 2 when 'contradicts' then 3 else 4 end,
                is_sure desc, is_own_document desc, preference, amount_id, other_id
        ) as choice
    from judged
)

-- One printing that agrees is enough: a contradiction is one with every figure that the words can mean.
select
    claim_id,
    case when verdict != 'unmatched' then amount_id end as amount_id,
    case when verdict != 'unmatched' then other_id end as other_id,
    cast(case when verdict != 'unmatched' then table_yuan end as {{ type_money() }}) as table_yuan,
    case when verdict != 'unmatched' then table_share end as table_share,
    verdict
from ranked
where choice = 1
