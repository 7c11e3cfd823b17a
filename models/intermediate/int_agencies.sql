with named as (
    select distinct
        documents.agency_id,
        names.first_name
    from {{ ref('int_documents') }} as documents
    left join {{ ref('int_agency_names') }} as names on documents.agency_name = names.name
),

-- The last name of a chain of renamings, though no document may print it yet.
current_names as (
    select
        named.agency_id,
        names.meant_name as agency_name,
        row_number() over (
            partition by named.agency_id
            order by names.renamings desc, names.last_year desc nulls last, names.meant_name asc
        ) as choice
    from named
    inner join {{ ref('int_agency_names') }} as names on named.first_name = names.first_name
),

placed as (
    select
        agency_id,
        min(region_code) as region_code,
        max(region_words) as region_words,
        max(agency_name) as printed_name,
        min(fiscal_year) as first_year,
        max(fiscal_year) as last_year
    from {{ ref('int_documents') }}
    group by agency_id
),

agencies as (
    select
        placed.agency_id,
        coalesce(current_names.agency_name, placed.printed_name) as agency_name,
        placed.region_code,
        regions.level as region_level,
        coalesce(regions.county_name, regions.city_name, regions.province_name) as region_name,
        placed.first_year,
        placed.last_year,
        case
            when position(placed.region_words in coalesce(current_names.agency_name, placed.printed_name)) = 1
                then length(placed.region_words)
            else 0
        end as region_length
    from placed
    left join current_names on placed.agency_id = current_names.agency_id and current_names.choice = 1
    left join {{ ref('regions') }} as regions on placed.region_code = regions.region_code
),

zones as (
    select
        agencies.agency_id,
        max(
            greatest(position(words.word in agencies.agency_name) + length(words.word) - 1, agencies.region_length)
        ) as zone_length
    from agencies
    inner join {{ ref('zone_words') }} as words
        on
            position(words.word in agencies.agency_name) > 0
            -- A county of the list whose own name ends so is none: it has a code.
            and position(words.word in coalesce(agencies.region_name, '')) = 0
    group by agencies.agency_id
),

told as (
    select
        agencies.agency_id,
        agencies.agency_name,
        agencies.region_code,
        agencies.region_level,
        agencies.region_length,
        agencies.first_year,
        agencies.last_year,
        substr(agencies.agency_name, agencies.region_length + 1) as body,
        substr(agencies.agency_name, 1, zones.zone_length) as zone_name,
        substr(
            agencies.agency_name, agencies.region_length + 1, zones.zone_length - agencies.region_length
        ) as zone_words
    from agencies
    left join zones on agencies.agency_id = zones.agency_id
)

select
    agency_id,
    agency_name,
    region_code,
    region_level,
    first_year,
    last_year,
    case
        when region_level = 'central' or length(body) < 3 then agency_name
        else body
    end as short_name,
    -- What a bureau does for zones, or a branch of it there, is no zone.
    case when translate(zone_words, '局委办厅院所处站和及', '') = zone_words then zone_name end as zone_name,
    -- What is called a county and is not in the list.
    case
        when region_level = 'county' or region_level = 'central' then null
        else nullif(
            regexp_extract(body, '^[^局委办厅院所处站和及城社地省市县区]{2,5}?(自治县|自治旗|县|区|旗|市|州|盟)', 0), ''
        )
    end as unknown_place
from told
