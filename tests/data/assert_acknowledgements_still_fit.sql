-- An acknowledgement explains one break of one disclosure. Where the disclosure is there and the break is not, or is
-- another than was expected, it speaks of books that are no longer published: remove it or correct it.
select
    acknowledged.agency_name,
    acknowledged.fiscal_year,
    acknowledged.kind,
    acknowledged.rule_id,
    acknowledged.table_key,
    acknowledged.row_label,
    acknowledged.difference_yuan
from {{ ref('acknowledged_breaks') }} as acknowledged
inner join {{ ref('dim_disclosure') }} as disclosures
    on
        acknowledged.agency_name = disclosures.agency_name
        and acknowledged.fiscal_year = disclosures.fiscal_year
        and acknowledged.kind = disclosures.kind
        and acknowledged.scope = disclosures.scope
left join {{ ref('balance_checks') }} as checks
    on
        disclosures.disclosure_id = checks.disclosure_id
        and acknowledged.rule_id = checks.rule_id
        and acknowledged.table_key = checks.table_key
        and acknowledged.row_label = checks.row_label
        and acknowledged.difference_yuan = checks.difference_yuan
        and checks.is_acknowledged
where checks.check_id is null
