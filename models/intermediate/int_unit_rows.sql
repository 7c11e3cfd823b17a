with printed as (
    select distinct
        amounts.document_id,
        -- A form of one unit prints its money by source (其他资金): the block says whose it is.
        coalesce(amounts.unit_name, amounts.row_name) as unit_name,
        case when amounts.row_kind = 'unit' then amounts.row_code end as unit_code
    from {{ ref('stg_amounts') }} as amounts
    where amounts.unit_name is not null or amounts.row_kind = 'unit'
),

plain as (
    select
        documents.agency_id,
        documents.fiscal_year,
        documents.document_id,
        printed.unit_name,
        printed.unit_code,
        {{ without_own_level('printed.unit_name') }} as plain_name
    from printed
    inner join {{ ref('int_documents') }} as documents on printed.document_id = documents.document_id
)

select
    plain.agency_id,
    plain.fiscal_year,
    plain.document_id,
    plain.unit_name,
    plain.unit_code,
    plain.plain_name,
    plain.plain_name = documents.agency_name
    or coalesce(names.first_name = own_names.first_name, false) as is_own
from plain
inner join {{ ref('int_documents') }} as documents on plain.document_id = documents.document_id
left join {{ ref('int_agency_names') }} as names on plain.plain_name = names.name
left join {{ ref('int_agency_names') }} as own_names on documents.agency_name = own_names.name
-- Where a unit's name should stand, some print how it is financed (全额, 差额); no body has a name of two signs.
where length(plain.plain_name) > 2
