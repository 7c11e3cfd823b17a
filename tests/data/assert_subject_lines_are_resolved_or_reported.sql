-- A line of the function and economic facts has a code that the dictionary knows in its year, or audit says why not.
with lines as (
    select
        amount_id,
        disclosure_id,
        'function' as scheme,
        function_code as code
    from {{ ref('fct_expenditure_by_function') }}
    where line_kind = 'leaf'
    union all
    select
        amount_id,
        disclosure_id,
        scheme,
        economic_code as code
    from {{ ref('fct_expenditure_by_economic') }}
    where line_kind = 'leaf'
)

select lines.*
from lines
inner join {{ ref('dim_disclosure') }} as disclosures on lines.disclosure_id = disclosures.disclosure_id
inner join {{ ref('stg_amounts') }} as amounts on lines.amount_id = amounts.amount_id
left join {{ ref('int_subject_codes') }} as codes
    on
        lines.scheme = codes.scheme
        and lines.code = codes.code
        and coalesce(disclosures.fiscal_year, 9999) between codes.valid_from and coalesce(codes.valid_to, 9999)
left join {{ ref('unresolved_codes') }} as reported
    on
        lines.disclosure_id = reported.disclosure_id
        and lines.scheme = reported.scheme
        and coalesce(amounts.row_code, '') = coalesce(reported.printed_code, '')
        and {{ printed_subject('amounts') }} = reported.printed_name
where codes.code is null and reported.reason is null
