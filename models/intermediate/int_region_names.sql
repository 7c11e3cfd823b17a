with regions as (
    select
        region_code,
        level,
        province_name,
        city_name,
        county_name
    from {{ ref('regions') }}
),

spelled as (
    select
        coalesce(county_name, city_name, province_name) as name,
        region_code
    from regions
    where level in ('province', 'city')
    union all
    select
        province_name || city_name as name,
        region_code
    from regions
    where level = 'city'
    union all
    select
        city_name || county_name as name,
        region_code
    from regions
    where level = 'county' and city_name is not null
    union all
    select
        province_name || coalesce(city_name, '') || county_name as name,
        region_code
    from regions
    where level = 'county'
    union all
    -- A county named alone says where it is only if no other county bears its name.
    select
        county_name as name,
        min(region_code) as region_code
    from regions
    where level = 'county' and length(county_name) > 2
    group by county_name
    having count(*) = 1
    union all
    select
        name,
        region_code
    from {{ ref('region_names') }}
)

select
    name,
    min(region_code) as region_code
from spelled
group by name
