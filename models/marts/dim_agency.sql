select
    documents.agency_id,
    min(documents.agency_name) as agency_name,
    min(documents.region_code) as region_code,
    min(regions.province_name) as province_name,
    min(regions.city_name) as city_name,
    min(regions.county_name) as county_name,
    min(documents.fiscal_year) as first_year,
    max(documents.fiscal_year) as last_year
from {{ ref('int_documents') }} as documents
left join {{ ref('regions') }} as regions on documents.region_code = regions.region_code
group by documents.agency_id
