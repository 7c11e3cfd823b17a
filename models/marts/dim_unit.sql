with units as (
    select
        printed.agency_id,
        printed.plain_name as unit_name,
        bool_or(printed.is_own) as is_own_level,
        min(printed.fiscal_year) as first_year,
        max(printed.fiscal_year) as last_year
    from {{ ref('int_unit_rows') }} as printed
    group by printed.agency_id, printed.plain_name
),

-- The code printed last; the department's own code is not that of its unit.
codes as (
    select
        printed.agency_id,
        printed.plain_name as unit_name,
        printed.unit_code,
        row_number() over (
            partition by printed.agency_id, printed.plain_name
            order by printed.fiscal_year desc, length(printed.unit_code) desc, printed.unit_code asc
        ) as choice
    from {{ ref('int_unit_rows') }} as printed
    left join {{ ref('int_department_codes') }} as departments
        on printed.agency_id = departments.agency_id and printed.unit_code = departments.department_code
    where printed.unit_code is not null and departments.department_code is null
),

-- A unit publishes under its department's name with （本级）, or under its own.
publishing as (
    select
        disclosures.agency_id,
        disclosures.agency_name,
        disclosures.disclosure_id,
        disclosures.scope,
        row_number() over (
            partition by disclosures.agency_name
            order by
                disclosures.scope desc,
                disclosures.fiscal_year desc,
                disclosures.kind desc,
                disclosures.disclosure_id asc
        ) as choice
    from {{ ref('dim_disclosure') }} as disclosures
    where disclosures.agency_name is not null
)

select
    {{ key_of(["units.agency_id", "units.unit_name"]) }} as unit_id,
    units.agency_id,
    codes.unit_code,
    units.unit_name,
    units.is_own_level,
    units.first_year,
    units.last_year,
    publishing.agency_id as own_agency_id,
    publishing.disclosure_id as own_disclosure_id
from units
left join codes
    on units.agency_id = codes.agency_id and units.unit_name = codes.unit_name and codes.choice = 1
left join publishing
    on
        units.unit_name = publishing.agency_name
        and publishing.choice = 1
        and (publishing.scope = 'unit' or not units.is_own_level)
