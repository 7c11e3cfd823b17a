-- Nothing printed is lost: each number settled in a document of this build is published, under its own id.
select landed.amount_id
from {{ source('landing', 'amounts') }} as landed
inner join {{ source('build', 'offered_files') }} as offered
    on
        landed.document_id = offered.document_id
        and landed.interpreter_id = offered.interpreter_id
        and offered.status = 'read'
left join {{ ref('published_amounts') }} as published on landed.amount_id = published.amount_id
where published.amount_id is null
