with documents as (
    select
        said.document_id,
        offered.path,
        offered.source_url,
        offered.published_on,
        offered.page_count,
        offered.media_type,
        said.title,
        said.agency_name,
        said.fiscal_year,
        said.kind,
        said.scope
    from {{ ref('stg_interpretations') }} as said
    inner join {{ ref('stg_offered_files') }} as offered
        on said.document_id = offered.document_id and offered.status = 'read'
),

-- The place that the agency's name begins with; 中共… comes before the place in a party body's name, and
-- 中国人民政治协商会议… or 中国共产主义青年团… before the whole name of one.
placed as (
    select
        documents.document_id,
        names.region_code,
        case when position(names.name in documents.agency_name) = 1 then names.name end as region_words,
        row_number() over (
            partition by documents.document_id
            order by
                position(names.name in coalesce(documents.agency_name, documents.title)),
                length(names.name) desc
        ) as choice
    from documents
    inner join {{ ref('int_region_names') }} as names
        on
            (
                position(names.name in coalesce(documents.agency_name, documents.title)) between 1 and 6
                or (
                    position(names.name in documents.agency_name) between 7 and 16
                    and right(names.name, 1) in ('省', '市', '区', '县', '旗', '州', '盟')
                )
            )
            -- 朝阳区 is no part of 朝阳市: a short name says where only if no other place goes on from it.
            and (
                not names.is_short
                or (
                    position(names.name in documents.agency_name) = 1
                    and substr(documents.agency_name, length(names.name) + 1, 1)
                    not in ('省', '市', '区', '县', '旗', '州', '盟')
                )
            )
            -- 甲安县 is not 安县: within a longer name so short a one is a place only behind a place, 中共 or an organisation.
            and (
                length(names.name) > 2
                or position(names.name in coalesce(documents.agency_name, documents.title)) = 1
                or substr(
                    coalesce(documents.agency_name, documents.title),
                    position(names.name in coalesce(documents.agency_name, documents.title)) - 1,
                    1
                ) in ('省', '市', '区', '州', '盟', '共', '党', '团', '议', '会')
            )
)

select
    documents.document_id,
    {{ key_of([
        "coalesce(names.first_name, documents.document_id)",
        "documents.fiscal_year", "documents.kind", "documents.scope"
    ]) }} as disclosure_id,
    {{ key_of(["coalesce(names.first_name, documents.document_id)"]) }} as agency_id,
    documents.path,
    documents.source_url,
    documents.published_on,
    documents.page_count,
    documents.media_type,
    documents.title,
    documents.agency_name,
    documents.fiscal_year,
    documents.kind,
    documents.scope,
    placed.region_code,
    placed.region_words
from documents
left join {{ ref('int_agency_names') }} as names on documents.agency_name = names.name
left join placed on documents.document_id = placed.document_id and placed.choice = 1
