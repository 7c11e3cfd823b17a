-- Did every number find its place, file by file?
-- 每份文件里的数字是不是都归了位？
-- unplaced numbers lie in audit.unplaced_cells, each with the reason.
with placed as (
    select
        document_id,
        count(*) as amounts
    from marts.published_amounts
    group by document_id
),

unplaced as (
    select
        document_id,
        count(*) as cells
    from audit.unplaced_cells
    group by document_id
)

select
    documents.path,
    documents.status,
    documents.pages,
    coalesce(placed.amounts, 0) as amounts,
    coalesce(unplaced.cells, 0) as unplaced
from audit.documents as documents
left join placed on documents.document_id = placed.document_id
left join unplaced on documents.document_id = unplaced.document_id
order by documents.path
