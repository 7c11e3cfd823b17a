with now as (
    select
        documents.document_id,
        documents.disclosure_id,
        documents.path,
        documents.source_url,
        documents.published_on,
        documents.is_superseded
    from {{ ref('dim_document') }} as documents
    -- Nothing is new beside a file that could not be compared.
    where {{ is_comparable('dim_document') }}
),

paired as (
    select
        coalesce(now.document_id, was.document_id) as document_id,
        coalesce(now.disclosure_id, was.disclosure_id) as disclosure_id,
        coalesce(now.path, was.path) as path,
        was.disclosure_id as was_disclosure_id,
        now.disclosure_id as now_disclosure_id,
        was.path as was_path,
        was.is_superseded as was_superseded,
        now.is_superseded as now_superseded,
        {{ differs('now.source_url', 'was.source_url') }}
        or {{ differs('now.published_on', 'was.published_on') }} as has_other_source
    from now
    full outer join {{ source('published', 'old_dim_document') }} as was on now.document_id = was.document_id
),

-- Offered before, read or not; and offered now.
offered as (
    select
        coalesce(now.document_id, was.document_id) as document_id,
        max(case when was.document_id is not null then 1 else 0 end) as was_offered,
        max(case when now.document_id is not null then 1 else 0 end) as is_offered
    from {{ ref('documents') }} as now
    full outer join {{ source('published', 'old_documents') }} as was on now.document_id = was.document_id
    group by coalesce(now.document_id, was.document_id)
),

changed as (
    select
        paired.*,
        case
            when paired.was_disclosure_id is null then 'added'
            when paired.now_disclosure_id is null then 'removed'
            when paired.was_disclosure_id != paired.now_disclosure_id then 'moved'
            when paired.now_superseded and not paired.was_superseded then 'superseded'
            when paired.was_superseded and not paired.now_superseded then 'restored'
            when paired.was_path != paired.path then 'renamed'
            when paired.has_other_source then 'dated'
        end as change,
        offered.was_offered != offered.is_offered as is_other_offer
    from paired
    inner join offered on paired.document_id = offered.document_id
)

select
    document_id,
    disclosure_id,
    was_disclosure_id,
    path,
    was_path,
    change,
    -- A file offered before and read only now is no new document: something reads it better.
    is_other_offer or change in ('renamed', 'dated') as is_by_document
from changed
where change is not null
