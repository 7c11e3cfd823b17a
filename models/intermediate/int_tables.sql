with tables as (
    select
        documents.disclosure_id,
        documents.published_on,
        documents.path,
        tables.document_id,
        tables.table_ordinal,
        tables.page_no,
        tables.table_key,
        tables.table_no,
        tables.table_title,
        tables.is_empty,
        tables.is_declared_empty,
        keys.is_repeatable,
        keys.is_two_sided
    from {{ ref('stg_tables') }} as tables
    inner join {{ ref('int_documents') }} as documents on tables.document_id = documents.document_id
    inner join {{ ref('table_keys') }} as keys on tables.table_key = keys.table_key
),

-- Of documents of one disclosure that print the same table, the later published wins, else the later path.
versions as (
    select
        disclosure_id,
        document_id,
        table_key,
        row_number() over (
            partition by disclosure_id, table_key
            order by max(published_on) desc nulls last, max(path) desc
        ) as version_from_last
    from tables
    where not is_repeatable
    group by disclosure_id, document_id, table_key
),

-- A document whose every table was printed again is superseded with its forms, of which there are many, where
-- forms of that kind are printed again too: corrected tables without forms leave the first forms standing.
outdated as (
    select document_id
    from versions
    group by document_id
    having min(version_from_last) > 1
),

standing_keys as (
    select distinct
        tables.disclosure_id,
        tables.table_key
    from tables
    left join outdated on tables.document_id = outdated.document_id
    where tables.is_repeatable and outdated.document_id is null
)

select
    tables.disclosure_id,
    tables.document_id,
    tables.table_ordinal,
    tables.page_no,
    tables.table_key,
    tables.table_no,
    tables.table_title,
    tables.is_empty,
    tables.is_declared_empty,
    tables.is_repeatable,
    tables.is_two_sided,
    case
        when tables.is_repeatable then outdated.document_id is not null and standing_keys.table_key is not null
        else versions.version_from_last > 1
    end as is_superseded
from tables
left join versions on tables.document_id = versions.document_id and tables.table_key = versions.table_key
left join outdated on tables.document_id = outdated.document_id
left join standing_keys
    on tables.disclosure_id = standing_keys.disclosure_id and tables.table_key = standing_keys.table_key
