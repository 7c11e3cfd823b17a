-- A correction counts only where the document that is present prints what it expects.
with printed as (
    select
        amounts.amount_id,
        documents.disclosure_id,
        documents.agency_name,
        documents.fiscal_year,
        documents.kind,
        documents.scope,
        amounts.table_key,
        amounts.row_name,
        amounts.row_code,
        amounts.printed_text,
        amounts.printed_unit,
        amounts.amount_yuan
    from {{ ref('stg_amounts') }} as amounts
    inner join {{ ref('int_documents') }} as documents on amounts.document_id = documents.document_id
)

select
    printed.amount_id,
    printed.disclosure_id,
    corrections.field,
    corrections.expects,
    corrections.becomes,
    corrections.reason,
    printed.table_key,
    printed.row_name,
    printed.amount_yuan as printed_yuan,
    case
        when corrections.field = 'amount'
            then {{ yuan_of('corrections.becomes', 'units.yuan') }}
        else printed.amount_yuan
    end as amount_yuan
from printed
inner join {{ ref('corrections') }} as corrections
    on
        printed.agency_name = corrections.agency_name
        and printed.fiscal_year = corrections.fiscal_year
        and printed.kind = corrections.kind
        and printed.scope = corrections.scope
        and printed.table_key = corrections.table_key
        and printed.row_name = corrections.row_name
        and case corrections.field when 'code' then printed.row_code else printed.printed_text end = corrections.expects
left join {{ ref('money_units') }} as units on printed.printed_unit = units.unit
