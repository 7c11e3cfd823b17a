-- A damaged table may print the very numbers of a claim without saying in which column; there they agree, no more.
with cells as (
    select
        documents.disclosure_id,
        tables.table_key,
        cells.document_id,
        cells.table_ordinal,
        {{ yuan_of('cells.text', 'units.yuan') }} as amount_yuan
    from {{ ref('stg_unplaced') }} as cells
    inner join {{ ref('int_documents') }} as documents on cells.document_id = documents.document_id
    inner join {{ ref('stg_tables') }} as tables
        on cells.document_id = tables.document_id and cells.table_ordinal = tables.table_ordinal
    inner join {{ ref('money_units') }} as units on tables.printed_unit = units.unit
),

claims as (
    select * from {{ ref('int_claims') }}
    where is_checked and is_named and amount_yuan != 0
),

places as (
    select distinct
        metric,
        table_key
    from {{ ref('claim_sources') }}
    where is_sure
)

select distinct
    claims.claim_id,
    claims.amount_yuan
from claims
inner join places on claims.metric = places.metric
inner join cells
    on
        claims.disclosure_id = cells.disclosure_id
        and places.table_key = cells.table_key
        and claims.amount_yuan = cells.amount_yuan
where claims.measure = 'amount'
union all
-- A change agrees where both figures are there: the amount stated with it, and what it makes of the year before.
select distinct
    claims.claim_id,
    claims.amount_yuan
from claims
inner join places on claims.metric = places.metric
inner join claims as stated
    on
        claims.document_id = stated.document_id
        and claims.metric = stated.metric
        and coalesce(claims.item, '') = coalesce(stated.item, '')
        and coalesce(claims.subject_code, claims.plain_path) = coalesce(stated.subject_code, stated.plain_path)
        and claims.spend = stated.spend
        and claims.figure_year = stated.figure_year
        and claims.figure_kind = stated.figure_kind
        and stated.measure = 'amount'
inner join cells as own
    on
        claims.disclosure_id = own.disclosure_id
        and places.table_key = own.table_key
        and stated.amount_yuan = own.amount_yuan
inner join cells as other
    on
        own.document_id = other.document_id
        and own.table_ordinal = other.table_ordinal
        and own.amount_yuan - claims.amount_yuan = other.amount_yuan
where claims.measure = 'change'
