with documents as (
    select
        disclosure_id,
        min(agency_id) as agency_id,
        min(agency_name) as agency_name,
        min(region_code) as region_code,
        min(fiscal_year) as fiscal_year,
        min(kind) as kind,
        min(scope) as scope,
        cast(count(*) as integer) as document_count,
        max(published_on) as published_on
    from {{ ref('int_documents') }}
    group by disclosure_id
)

select
    documents.disclosure_id,
    documents.agency_id,
    documents.agency_name,
    documents.region_code,
    regions.province_name,
    regions.city_name,
    regions.county_name,
    documents.fiscal_year,
    documents.kind,
    documents.scope,
    documents.document_count,
    documents.published_on,
    units.included_in_id
from documents
left join {{ ref('regions') }} as regions on documents.region_code = regions.region_code
left join {{ ref('int_included_units') }} as units on documents.disclosure_id = units.disclosure_id
