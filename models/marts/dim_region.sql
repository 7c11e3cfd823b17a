select
    region_code,
    level,
    province_name,
    city_name,
    county_name
from {{ ref('regions') }}
