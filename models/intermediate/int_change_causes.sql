-- The parts of a build in the order in which they are blamed: what comes first explains what comes after.
with kinds as (
    {% for kind in ['reader', 'dictionary', 'rule', 'code', 'model'] %}
    select
        '{{ kind }}' as kind,
        {{ loop.index }} as priority
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

changed as (
    select
        kinds.kind,
        kinds.priority,
        coalesce(now.name, was.name) as name
    from {{ source('build', 'build_parts') }} as now
    full outer join {{ source('published', 'old_build_parts') }} as was on now.kind = was.kind and now.name = was.name
    inner join kinds on coalesce(now.kind, was.kind) = kinds.kind
    where {{ differs('now.fingerprint', 'was.fingerprint') }}
),

documents as (
    select count(*) as documents
    from {{ source('build', 'build_parts') }} as now
    full outer join {{ source('published', 'old_build_parts') }} as was on now.kind = was.kind and now.name = was.name
    where coalesce(now.kind, was.kind) = 'document' and {{ differs('now.fingerprint', 'was.fingerprint') }}
),

parts as (
    select
        min(priority) as priority,
        string_agg(kind || ' ' || name, ', ' order by priority asc, name asc) as listed
    from changed
)

-- What an old number changed by when its own document did not change.
select
    case
        when not compared.is_comparable then 'unknown'
        when parts.priority is not null then kinds.kind
        when documents.documents > 0 then 'document'
        else 'none'
    end as cause,
    case
        when not compared.is_comparable then compared.reason
        when parts.priority is not null then parts.listed
        when documents.documents > 0 then 'other documents'
    end as cause_detail
from {{ source('published', 'compared') }} as compared
cross join parts
cross join documents
left join kinds on parts.priority = kinds.priority
where compared.table_name = 'build_parts'
