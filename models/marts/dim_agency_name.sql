with printed as (
    select
        agency_id,
        agency_name as name,
        min(fiscal_year) as first_year,
        max(fiscal_year) as last_year
    from {{ ref('int_documents') }}
    where agency_name is not null
    group by agency_id, agency_name
),

-- Names that the dictionary or a document's prose gives to an agency that the documents print.
told as (
    select distinct
        agencies.agency_id,
        others.name
    from {{ ref('int_agencies') }} as agencies
    inner join {{ ref('int_agency_names') }} as current_name on agencies.agency_name = current_name.name
    inner join {{ ref('int_agency_names') }} as others on current_name.first_name = others.first_name
),

all_names as (
    select
        agency_id,
        name
    from printed
    union
    select
        agency_id,
        name
    from told
    union
    select
        agency_id,
        short_name as name
    from {{ ref('dim_agency') }}
),

statements as (
    select
        name,
        min(document_id) as document_id,
        min(page_no) as page_no
    from (
        select
            former_name as name,
            document_id,
            page_no
        from {{ ref('stg_renamings') }}
        union all
        select
            later_name as name,
            document_id,
            page_no
        from {{ ref('stg_renamings') }}
    ) as both_sides
    group by name
),

seeded as (
    select
        other_name as name,
        min(agency_name) as agency_name,
        min(name_kind) as name_kind,
        min(since_year) as since_year
    from {{ ref('agency_names') }}
    group by other_name
),

as_current as (
    select distinct agency_name
    from {{ ref('agency_names') }}
)

select
    all_names.agency_id,
    all_names.name,
    case
        when all_names.name = agencies.agency_name then 'full'
        when seeded.name_kind is not null then seeded.name_kind
        when printed.name is not null or statements.name is not null then 'former'
        else 'short'
    end as name_kind,
    case
        when printed.name is not null then 'document'
        when seeded.name is not null or as_current.agency_name is not null then 'seed'
        when statements.name is not null then 'statement'
        else 'rule'
    end as known_from,
    printed.first_year,
    printed.last_year,
    seeded.since_year as replaced_in,
    statements.document_id as stated_in,
    statements.page_no as stated_on_page,
    -- A short name by rule is the end of the full one, and is said as that end is.
    coalesce(
        spoken.pinyin,
        regexp_extract(
            as_a_whole.pinyin,
            '([^ ]+ ){' || cast({{ spoken_length('all_names.name') }} - 1 as {{ type_text() }}) || '}[^ ]+$', 0
        )
    ) as pinyin,
    coalesce(spoken.initials, right(as_a_whole.initials, {{ spoken_length('all_names.name') }})) as initials
from all_names
inner join {{ ref('dim_agency') }} as agencies on all_names.agency_id = agencies.agency_id
left join printed on all_names.agency_id = printed.agency_id and all_names.name = printed.name
left join seeded on all_names.name = seeded.name
left join as_current on all_names.name = as_current.agency_name
left join statements on all_names.name = statements.name
left join {{ ref('stg_pinyin') }} as spoken on all_names.name = spoken.name
left join {{ ref('stg_pinyin') }} as as_a_whole on agencies.agency_name = as_a_whole.name
where all_names.name is not null
