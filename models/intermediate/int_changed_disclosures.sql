-- Every disclosure of both builds, with whether its documents explain what changed in it.
with documents as (
    select
        disclosure_id,
        path,
        is_by_document
    from {{ ref('int_changed_documents') }}
    union
    select
        was_disclosure_id as disclosure_id,
        path,
        is_by_document
    from {{ ref('int_changed_documents') }}
    where was_disclosure_id is not null
),

touched as (
    select
        disclosure_id,
        {{ joined_text('path', ', ') }} as paths
    from documents
    where is_by_document
    group by disclosure_id
),

paired as (
    select
        coalesce(now.disclosure_id, was.disclosure_id) as disclosure_id,
        coalesce(now.agency_name, was.agency_name) as agency_name,
        coalesce(now.fiscal_year, was.fiscal_year) as fiscal_year,
        coalesce(now.kind, was.kind) as kind,
        coalesce(now.scope, was.scope) as scope,
        case
            when was.disclosure_id is null then 'added'
            when now.disclosure_id is null then 'removed'
        end as change,
        was.disclosure_id is not null and now.disclosure_id is not null
        and {{ differs('now.included_in_id', 'was.included_in_id') }} as has_other_department
    from {{ ref('dim_disclosure') }} as now
    full outer join {{ source('published', 'old_dim_disclosure') }} as was on now.disclosure_id = was.disclosure_id
    where {{ is_comparable('dim_disclosure') }}
)

select
    paired.disclosure_id,
    paired.agency_name,
    paired.fiscal_year,
    paired.kind,
    paired.scope,
    paired.change,
    -- A unit's lines leave the facts when its department publishes too.
    touched.disclosure_id is not null or paired.has_other_department as is_by_document,
    coalesce(touched.paths, 'the disclosure of its department') as paths
from paired
left join touched on paired.disclosure_id = touched.disclosure_id
