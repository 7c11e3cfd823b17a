-- Where is the largest number of each agency's spending printed?
-- 每个部门最大的一笔支出印在哪份文件的哪一页、哪一行？
-- Every amount has an amount_id; `yusuan explain AMOUNT_ID` tells the rest.
with ranked as (
    select
        agency_name,
        amount_id,
        row_number() over (partition by agency_name order by amount_yuan desc, amount_id asc) as nth
    from marts.budget_lines
    where breakdown = 'function' and amount_id is not null
)

select
    ranked.agency_name,
    amounts.row_name,
    amounts.printed_text,
    amounts.printed_unit,
    documents.path,
    amounts.page_no,
    amounts.row_no,
    amounts.col_no
from ranked
inner join marts.published_amounts as amounts on ranked.amount_id = amounts.amount_id
inner join marts.dim_document as documents on amounts.document_id = documents.document_id
where ranked.nth = 1
order by ranked.agency_name
