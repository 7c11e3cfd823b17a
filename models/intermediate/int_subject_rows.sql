-- Tables of purchases print them, and their projects, beside or under the classes they are paid from.
with purchase_tables as (
    select distinct table_key
    from {{ ref('fact_sources') }}
    where fact in ('procurement', 'purchased_service')
),

-- Rows of the classifications as a disclosure prints them: by code and name, or by the path of names where no code is.
rows_printed as (
    select
        documents.disclosure_id,
        documents.fiscal_year,
        case amounts.row_kind
            when 'function' then 'function'
            when 'economic_dept' then 'dept'
            else 'gov'
        end as scheme,
        amounts.row_code as printed_code,
        {{ printed_subject('amounts') }} as printed_name,
        amounts.row_path,
        -- Only rows without a code ask for one. A condition of its own in the join would cost its hashing (DuckDB 1.5).
        case when amounts.row_code is null then amounts.row_name end as codeless_name,
        amounts.amount_id,
        amounts.amount_yuan,
        purchase_tables.table_key is not null as is_of_purchases,
        row_number() over (
            partition by
                documents.disclosure_id, amounts.row_kind, amounts.row_code, {{ printed_subject('amounts') }}
            order by amounts.document_id, amounts.page_no, amounts.table_ordinal, amounts.row_no, amounts.col_no
        ) as from_first
    from {{ ref('stg_amounts') }} as amounts
    inner join {{ ref('int_documents') }} as documents on amounts.document_id = documents.document_id
    left join purchase_tables on amounts.table_key = purchase_tables.table_key
    where amounts.row_kind in ('function', 'economic_dept', 'economic_gov')
)

select
    rows_printed.disclosure_id,
    rows_printed.scheme,
    rows_printed.printed_code,
    rows_printed.printed_name,
    {{ plain_name(last_element('rows_printed.printed_name')) }} as plain_name,
    rows_printed.fiscal_year,
    coalesce(rows_printed.printed_code, codes.code) as code,
    bool_and(rows_printed.is_of_purchases) as is_of_purchases,
    count(*) as amount_count,
    max(abs(rows_printed.amount_yuan)) as largest_yuan,
    min(case when rows_printed.from_first = 1 then rows_printed.amount_id end) as first_amount_id
from rows_printed
left join {{ ref('int_resolved_codes') }} as codes
    on
        rows_printed.disclosure_id = codes.disclosure_id
        and rows_printed.scheme = codes.scheme
        and rows_printed.codeless_name = codes.row_name
        and coalesce(rows_printed.row_path, '') = coalesce(codes.row_path, '')
group by
    rows_printed.disclosure_id, rows_printed.scheme, rows_printed.printed_code, rows_printed.printed_name,
    rows_printed.fiscal_year, codes.code
