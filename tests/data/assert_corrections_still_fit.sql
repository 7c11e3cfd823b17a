-- A correction whose disclosure is present must find what it expects: a publisher who has put his slip right, or a
-- reading that has changed, wants the row of seeds/corrections.csv removed or renewed.
select
    slips.agency_name,
    slips.fiscal_year,
    slips.kind,
    slips.scope,
    slips.table_key,
    slips.row_name,
    slips.field,
    slips.expects
from {{ ref('corrections') }} as slips
inner join {{ ref('dim_disclosure') }} as disclosures
    on
        slips.agency_name = disclosures.agency_name
        and slips.fiscal_year = disclosures.fiscal_year
        and slips.kind = disclosures.kind
        and slips.scope = disclosures.scope
left join {{ ref('corrected_amounts') }} as applied
    on
        disclosures.disclosure_id = applied.disclosure_id
        and slips.table_key = applied.table_key
        and slips.row_name = applied.row_name
        and slips.field = applied.field
        and slips.expects = applied.expects
where applied.amount_id is null
