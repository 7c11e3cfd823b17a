with coded as (
    select distinct
        agency_id,
        plain_name,
        unit_code,
        is_own
    from {{ ref('int_unit_rows') }}
    where unit_code is not null
)

-- A department's code stands before those of its units: 068 before 068001.
select
    departments.agency_id,
    min(departments.unit_code) as department_code
from coded as departments
inner join coded as units
    on
        departments.agency_id = units.agency_id
        and length(departments.unit_code) < length(units.unit_code)
        and substr(units.unit_code, 1, length(departments.unit_code)) = departments.unit_code
where departments.is_own
group by departments.agency_id
