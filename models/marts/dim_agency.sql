with short_names as (
    select
        agency_name,
        min(other_name) as short_name
    from {{ ref('agency_names') }}
    where name_kind = 'short'
    group by agency_name
)

select
    agencies.agency_id,
    agencies.agency_name,
    agencies.region_code,
    regions.province_name,
    regions.city_name,
    regions.county_name,
    agencies.first_year,
    agencies.last_year,
    coalesce(short_names.short_name, agencies.short_name) as short_name,
    coalesce(agencies.region_code = '100000', false) as is_central,
    agencies.zone_name,
    departments.department_code
from {{ ref('int_agencies') }} as agencies
left join {{ ref('regions') }} as regions on agencies.region_code = regions.region_code
left join short_names on agencies.agency_name = short_names.agency_name
left join {{ ref('int_department_codes') }} as departments on agencies.agency_id = departments.agency_id
