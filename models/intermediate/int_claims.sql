-- A document whose every table was printed again speaks of figures that are no longer there to compare with.
with outdated as (
    select document_id
    from {{ ref('int_tables') }}
    group by document_id
    having min(case when is_superseded then 1 else 0 end) = 1
)

select
    claims.claim_id,
    claims.document_id,
    claims.page_no,
    claims.paragraph_no,
    claims.ordinal,
    claims.sentence,
    claims.wording,
    claims.metric,
    claims.item,
    claims.subject_code,
    claims.subject_path,
    claims.fund,
    claims.spend,
    claims.origin,
    claims.measure,
    claims.direction,
    claims.figure_year,
    claims.figure_kind,
    claims.against_year,
    claims.against_kind,
    claims.base_metric,
    claims.base_item,
    claims.base_fund,
    claims.base_spend,
    claims.value,
    claims.amount_yuan,
    claims.quantum,
    claims.printed_text,
    claims.printed_unit,
    claims.is_named,
    documents.disclosure_id,
    documents.fiscal_year,
    documents.kind,
    {{ plain_name('claims.subject_path') }} as plain_path,
    {{ plain_name('claims.wording') }} as plain_wording,
    outdated.document_id is null as is_checked
from {{ ref('stg_claims') }} as claims
inner join {{ ref('int_documents') }} as documents on claims.document_id = documents.document_id
left join outdated on claims.document_id = outdated.document_id
