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
        compared.claim_id,
        compared.amount_id,
        compared.other_id,
        compared.is_sure,
        compared.is_own_document,
        compared.preference,
        compared.table_yuan,
        compared.table_share,
        case
            when compared.measure = 'relation'
                then
                    case
                        when compared.direction = 'increase' and compared.table_yuan > 0 then 'agrees'
                        when compared.direction = 'decrease' and compared.table_yuan < 0 then 'agrees'
                        when compared.direction = 'equal' and compared.table_yuan = 0 then 'agrees'
                        when compared.is_sure then 'contradicts'
                        else 'unmatched'
                    end
            when compared.stated = compared.table_yuan then 'agrees'
            when abs(compared.stated - compared.table_share) <= compared.quantum / 2 then 'agrees'
            when
                abs(compared.stated - coalesce(compared.table_yuan, compared.table_share)) <= compared.tolerance
                then 'rounding'
            when compared.is_sure then 'contradicts'
            else 'unmatched'
        end as verdict
    from compared
    union all
    select
        hints.claim_id,
        hints.amount_id,
        cast(null as {{ type_text() }}) as other_id,
        false as is_sure,
        true as is_own_document,
        2000 as preference,
        hints.amount_yuan as table_yuan,
        cast(null as decimal(18, 4)) as table_share,
        'agrees' as verdict
    from hints
),

ranked as (
    select
        judged.claim_id,
        judged.amount_id,
        judged.other_id,
        judged.table_yuan,
        judged.table_share,
        judged.verdict,
        row_number() over (
            partition by judged.claim_id
            order by
                case judged.verdict
                    when 'agrees' then 1 when 'rounding' then 2 when 'contradicts' then 3 else 4
                end asc,
                judged.is_sure desc,
                judged.is_own_document desc,
                judged.preference asc,
                judged.amount_id asc,
                judged.other_id asc
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
