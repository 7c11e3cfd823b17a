-- Every way to work out from the tables what a claim states: `own_yuan` alone, or beside `other_yuan`.
with claims as (
    select * from {{ ref('int_claims') }}
),

figures as (
    select * from {{ ref('int_claim_figures') }}
),

-- 年初预算 of a subject is often printed nowhere but in the sentence that compares with it.
stated as (
    select distinct
        claims.claim_id,
        case when stated.figure_kind = claims.figure_kind then 'own' else 'other' end as role,
        stated.amount_yuan,
        stated.quantum
    from claims
    inner join claims as stated
        on
            claims.document_id = stated.document_id
            and claims.metric = stated.metric
            and coalesce(claims.item, '') = coalesce(stated.item, '')
            and coalesce(claims.subject_code, claims.plain_path) = coalesce(stated.subject_code, stated.plain_path)
            and claims.spend = stated.spend
            and coalesce(claims.fund, '') = coalesce(stated.fund, '')
            and (
                (claims.figure_year = stated.figure_year and claims.figure_kind = stated.figure_kind)
                or (claims.against_year = stated.figure_year and claims.against_kind = stated.figure_kind)
            )
    where
        claims.measure in ('completion', 'relation')
        and stated.measure = 'amount'
        and stated.amount_yuan is not null
),

known as (
    select
        claim_id,
        role,
        amount_id,
        amount_yuan,
        quantum_yuan,
        table_id,
        series,
        preference,
        is_own_document,
        is_sure
    from figures
    union all
    select
        claim_id,
        role,
        cast(null as {{ type_text() }}) as amount_id,
        amount_yuan,
        quantum as quantum_yuan,
        cast(null as {{ type_text() }}) as table_id,
        cast(null as {{ type_text() }}) as series,
        1000 as preference,
        true as is_own_document,
        true as is_sure
    from stated
)

select
    claims.claim_id,
    own.amount_id,
    cast(null as {{ type_text() }}) as other_id,
    own.amount_yuan as own_yuan,
    cast(null as {{ type_money() }}) as other_yuan,
    own.quantum_yuan,
    own.is_sure,
    own.is_own_document,
    own.preference
from claims
inner join figures as own on claims.claim_id = own.claim_id and own.role = 'own'
where claims.measure = 'amount'
union all
select
    claims.claim_id,
    own.amount_id,
    other.amount_id as other_id,
    own.amount_yuan as own_yuan,
    other.amount_yuan as other_yuan,
    greatest(own.quantum_yuan, other.quantum_yuan) as quantum_yuan,
    own.is_sure and other.is_sure and (claims.measure != 'share' or own.table_id = other.table_id) as is_sure,
    own.is_own_document,
    own.preference + other.preference as preference
from claims
inner join known as own on claims.claim_id = own.claim_id and own.role = 'own'
inner join known as other on claims.claim_id = other.claim_id and other.role = 'other'
where
    claims.measure != 'amount'
    and (own.amount_id is not null or other.amount_id is not null or claims.measure in ('completion', 'relation'))
    -- Two years or two kinds of one figure stand in one row.
    and (
        own.series = other.series
        or own.series is null
        or other.series is null
        or claims.measure = 'share'
    )
