with documents as (
    select
        said.document_id,
        offered.path,
        offered.source_url,
        offered.published_on,
        offered.page_count,
        offered.media_type,
        said.title,
        said.agency_name,
        said.fiscal_year,
        said.kind,
        said.scope
    from {{ ref('stg_interpretations') }} as said
    inner join {{ ref('stg_offered_files') }} as offered
        on said.document_id = offered.document_id and offered.status = 'read'
),

-- The place that the agency's name begins with; 中共… comes before the place in a party body's name.
placed as (
    select
        documents.document_id,
        names.region_code,
        row_number() over (
            partition by documents.document_id
            order by
                position(names.name in coalesce(documents.agency_name, documents.title)),
                length(names.name) desc
        ) as choice
    from documents
    inner join {{ ref('int_region_names') }} as names
        on position(names.name in coalesce(documents.agency_name, documents.title)) between 1 and 6
)

select
    documents.document_id,
    {{ key_of([
        "coalesce(documents.agency_name, documents.document_id)",
        "documents.fiscal_year", "documents.kind", "documents.scope"
    ]) }} as disclosure_id,
    {{ key_of(["coalesce(documents.agency_name, documents.document_id)"]) }} as agency_id,
    documents.path,
    documents.source_url,
    documents.published_on,
    documents.page_count,
    documents.media_type,
    documents.title,
    documents.agency_name,
    documents.fiscal_year,
    documents.kind,
    documents.scope,
    placed.region_code
from documents
left join placed on documents.document_id = placed.document_id and placed.choice = 1
