-- The agency's own unit bears the agency's name of today, whatever its tables called it.
with printed as (
    select
        units.agency_id,
        case when units.is_own then agencies.agency_name else units.plain_name end as unit_name,
        units.is_own,
        units.fiscal_year,
        case when units.unit_code != coalesce(departments.department_code, '') then units.unit_code end as unit_code
    from {{ ref('int_unit_rows') }} as units
    inner join {{ ref('int_agencies') }} as agencies on units.agency_id = agencies.agency_id
    left join {{ ref('int_department_codes') }} as departments on units.agency_id = departments.agency_id
),

units as (
    select
        agency_id,
        unit_name,
        is_own,
        min(fiscal_year) as first_year,
        max(fiscal_year) as last_year
    from printed
    group by agency_id, unit_name, is_own
),

codes as (
    select
        agency_id,
        unit_name,
        unit_code,
        row_number() over (
            partition by agency_id, unit_name
            order by fiscal_year desc, length(unit_code) desc, unit_code asc
        ) as choice
    from printed
    where unit_code is not null
),

-- The own unit publishes under its agency's name with （本级）, others under their own.
publishing as (
    select
        units.agency_id,
        units.unit_name,
        disclosures.agency_id as own_agency_id,
        disclosures.disclosure_id as own_disclosure_id,
        row_number() over (
            partition by units.agency_id, units.unit_name
            order by
                disclosures.scope desc,
                disclosures.fiscal_year desc,
                disclosures.kind desc,
                disclosures.disclosure_id asc
        ) as choice
    from units
    inner join {{ ref('dim_disclosure') }} as disclosures
        on
            (units.is_own and units.agency_id = disclosures.agency_id and disclosures.scope = 'unit')
            or (not units.is_own and units.unit_name = disclosures.agency_name)
)

select
    {{ key_of(["units.agency_id", "units.unit_name"]) }} as unit_id,
    units.agency_id,
    codes.unit_code,
    units.unit_name,
    units.is_own as is_own_level,
    units.first_year,
    units.last_year,
    publishing.own_agency_id,
    publishing.own_disclosure_id
from units
left join codes
    on units.agency_id = codes.agency_id and units.unit_name = codes.unit_name and codes.choice = 1
left join publishing
    on units.agency_id = publishing.agency_id and units.unit_name = publishing.unit_name and publishing.choice = 1
where units.unit_name is not null
