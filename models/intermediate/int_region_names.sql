with regions as (
    select
        region_code,
        level,
        province_name,
        city_name,
        county_name,
        regexp_replace(province_name, '[省市]$', '') as short_province,
        regexp_replace(city_name, '(市|地区|盟)$', '') as short_city
    from {{ ref('regions') }}
),

spelled as (
    select
        coalesce(county_name, city_name, province_name) as name,
        region_code,
        false as is_short
    from regions
    where level in ('province', 'city')
    union all
    select
        province_name || city_name as name,
        region_code,
        false as is_short
    from regions
    where level = 'city'
    union all
    select
        city_name || county_name as name,
        region_code,
        false as is_short
    from regions
    where level = 'county' and city_name is not null
    union all
    select
        province_name || coalesce(city_name, '') || county_name as name,
        region_code,
        false as is_short
    from regions
    where level = 'county'
    union all
    -- Many leave the city out between province and county.
    select
        province_name || county_name as name,
        min(region_code) as region_code,
        false as is_short
    from regions
    where level = 'county'
    group by province_name, county_name
    having count(*) = 1
    union all
    -- A county named alone says where it is only if no other county bears its name; 东区 and 郊区 say nothing.
    select
        county_name as name,
        min(region_code) as region_code,
        false as is_short
    from regions
    where level = 'county' and (length(county_name) > 2 or county_name like '%县')
    group by county_name
    having count(*) = 1
    union all
    select
        name,
        region_code,
        false as is_short
    from {{ ref('region_names') }}
    union all
    -- Zones and courts leave 省 and 市 out.
    select
        short_province as name,
        region_code,
        true as is_short
    from regions
    where level = 'province' and length(short_province) < length(province_name)
    union all
    select
        short_city as name,
        region_code,
        true as is_short
    from regions
    where level = 'city' and length(short_city) between 2 and length(city_name) - 1
    union all
    select
        coalesce(short_city, short_province) || county_name as name,
        region_code,
        true as is_short
    from regions
    where level = 'county'
)

-- A province goes before a city of its short name.
select
    name,
    min(region_code) as region_code,
    bool_and(is_short) as is_short
from spelled
group by name
