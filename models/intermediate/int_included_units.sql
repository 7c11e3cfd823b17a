with disclosures as (
    select distinct
        disclosure_id,
        agency_id,
        agency_name,
        fiscal_year,
        kind,
        scope
    from {{ ref('int_documents') }}
),

-- The units that a department's own tables name.
named_units as (
    select distinct
        documents.disclosure_id,
        units.plain_name as unit_name
    from {{ ref('int_unit_rows') }} as units
    inner join {{ ref('int_documents') }} as documents on units.document_id = documents.document_id
    where documents.scope = 'department'
),

pairs as (
    select
        units.disclosure_id,
        departments.disclosure_id as included_in_id
    from disclosures as units
    inner join disclosures as departments
        on
            units.fiscal_year = departments.fiscal_year
            and units.kind = departments.kind
            and departments.scope = 'department'
    left join named_units
        on
            departments.disclosure_id = named_units.disclosure_id
            and units.agency_name = named_units.unit_name
    where
        units.scope = 'unit'
        and (units.agency_id = departments.agency_id or named_units.unit_name is not null)
)

select
    disclosure_id,
    min(included_in_id) as included_in_id
from pairs
group by disclosure_id
