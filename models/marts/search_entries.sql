with names as (
    select
        'agency' as kind,
        names.name as text,
        agencies.agency_name as detail,
        names.agency_id,
        cast(null as {{ type_text() }}) as disclosure_id,
        cast(null as {{ type_text() }}) as subject_scheme,
        cast(null as {{ type_text() }}) as subject_code,
        cast(null as integer) as subject_valid_from
    from {{ ref('dim_agency_name') }} as names
    inner join {{ ref('dim_agency') }} as agencies on names.agency_id = agencies.agency_id
    union all
    select
        'unit' as kind,
        unit_name as text,
        unit_code as detail,
        agency_id,
        own_disclosure_id as disclosure_id,
        null as subject_scheme,
        null as subject_code,
        null as subject_valid_from
    from {{ ref('dim_unit') }}
    union all
    select
        'subject' as kind,
        subject_name as text,
        name_path as detail,
        null as agency_id,
        null as disclosure_id,
        scheme as subject_scheme,
        subject_code,
        valid_from as subject_valid_from
    from {{ ref('dim_subject') }}
),

lines as (
    select
        'term' as kind,
        term as text,
        definition as detail,
        disclosure_id,
        document_id,
        page_no,
        case when subject_code is not null then 'function' end as subject_scheme,
        subject_code,
        cast(null as {{ type_money() }}) as amount_yuan
    from {{ ref('dim_term') }}
    union all
    select
        'project' as kind,
        projects.project_name as text,
        null as detail,
        projects.disclosure_id,
        projects.document_id,
        min(amounts.page_no) as page_no,
        null as subject_scheme,
        null as subject_code,
        cast(sum(projects.amount_yuan) as {{ type_money() }}) as amount_yuan
    from {{ ref('fct_expenditure_by_project') }} as projects
    left join {{ ref('published_amounts') }} as amounts on projects.amount_id = amounts.amount_id
    where projects.line_kind = 'leaf' and projects.project_name is not null
    group by projects.project_name, projects.disclosure_id, projects.document_id
    union all
    select
        'indicator' as kind,
        coalesce(level3, level2, level1) as text,
        coalesce(subject || '：', '') || coalesce(target_text, '') as detail,
        disclosure_id,
        document_id,
        page_no,
        null as subject_scheme,
        null as subject_code,
        null as amount_yuan
    from {{ ref('fct_indicator') }}
),

-- The same words printed again on a page are found once.
entries as (
    select distinct
        kind,
        text,
        detail,
        agency_id,
        disclosure_id,
        null as document_id,
        cast(null as integer) as page_no,
        subject_scheme,
        subject_code,
        subject_valid_from,
        cast(null as {{ type_money() }}) as amount_yuan
    from names
    union all
    select distinct
        kind,
        text,
        detail,
        null as agency_id,
        disclosure_id,
        document_id,
        page_no,
        subject_scheme,
        subject_code,
        null as subject_valid_from,
        amount_yuan
    from lines
)

select
    {{ key_of([
        "entries.kind", "entries.text", "entries.detail", "entries.agency_id", "entries.disclosure_id",
        "entries.document_id", "entries.page_no", "entries.subject_scheme", "entries.subject_code",
        "entries.subject_valid_from"
    ]) }} as entry_id,
    entries.kind,
    entries.text,
    entries.detail,
    coalesce(agency_names.pinyin, spoken.pinyin) as pinyin,
    coalesce(agency_names.initials, spoken.initials) as initials,
    coalesce(entries.agency_id, disclosures.agency_id) as agency_id,
    entries.disclosure_id,
    disclosures.fiscal_year,
    entries.document_id,
    entries.page_no,
    entries.subject_scheme,
    entries.subject_code,
    entries.subject_valid_from,
    entries.amount_yuan
from entries
left join {{ ref('dim_disclosure') }} as disclosures on entries.disclosure_id = disclosures.disclosure_id
left join {{ ref('dim_agency_name') }} as agency_names
    on entries.kind = 'agency' and entries.agency_id = agency_names.agency_id and entries.text = agency_names.name
left join {{ ref('stg_pinyin') }} as spoken
    on entries.text = spoken.name and entries.kind in ('agency', 'unit', 'subject')
where entries.text is not null
