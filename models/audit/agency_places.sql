select
    agency_id,
    agency_name,
    region_code,
    coalesce(zone_name, unknown_place) as place_name,
    case
        when region_code is null then 'no_region'
        when zone_name is not null then 'zone'
        else 'not_in_list'
    end as problem
from {{ ref('int_agencies') }}
where region_code is null or zone_name is not null or unknown_place is not null
