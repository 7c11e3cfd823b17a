with names as (
    select
        'agency' as kind,
        names.name as text,
        agencies.agency_name as detail,
        names.agency_id,
        cast(null as {{ type_text() }}) as disclosure_id,
        cast(null as {{ type_text() }}) as document_id,
        cast(null as integer) as page_no,
        cast(null as {{ type_text() }}) as subject_scheme,
        cast(null as {{ type_text() }}) as subject_code,
        cast(null as integer) as subject_valid_from,
        cast(null as {{ type_money() }}) as amount_yuan
    from {{ ref('dim_agency_name') }} as names
    inner join {{ ref('dim_agency') }} as agencies on names.agency_id = agencies.agency_id
    union all
    select
        'unit' as kind,
        units.unit_name as text,
        units.unit_code as detail,
        units.agency_id,
        units.own_disclosure_id,
        null, null, null, null, null, null
    from {{ ref('dim_unit') }} as units
    union all
    select
        'subject' as kind,
        subjects.subject_name as text,
        subjects.name_path as detail,
        null, null, null, null,
        subjects.scheme,
        subjects.subject_code,
        subjects.valid_from,
        null
    from {{ ref('dim_subject') }} as subjects
    union all
    select
        'term' as kind,
        terms.term as text,
        terms.definition as detail,
        null,
        terms.disclosure_id,
        terms.document_id,
        terms.page_no,
        case when terms.subject_code is not null then 'function' end as subject_scheme,
        terms.subject_code,
        null, null
    from {{ ref('dim_term') }} as terms
    union all
    select
        'project' as kind,
        projects.project_name as text,
        null,
        null,
        projects.disclosure_id,
        projects.document_id,
        min(amounts.page_no) as page_no,
        null, null, null,
        cast(sum(projects.amount_yuan) as {{ type_money() }}) as amount_yuan
    from {{ ref('fct_expenditure_by_project') }} as projects
    left join {{ ref('published_amounts') }} as amounts on projects.amount_id = amounts.amount_id
    where projects.line_kind = 'leaf' and projects.project_name is not null
    group by projects.project_name, projects.disclosure_id, projects.document_id
    union all
    select
        'indicator' as kind,
        coalesce(indicators.level3, indicators.level2, indicators.level1) as text,
        coalesce(indicators.subject || '：', '') || coalesce(indicators.target_text, '') as detail,
        null,
        indicators.disclosure_id,
        indicators.document_id,
        indicators.page_no,
        null, null, null, null
    from {{ ref('fct_indicator') }} as indicators
    where coalesce(indicators.level3, indicators.level2, indicators.level1) is not null
),

-- The same indicator printed again on a page is found once.
entries as (
    select distinct
        kind,
        text,
        detail,
        agency_id,
        disclosure_id,
        document_id,
        page_no,
        subject_scheme,
        subject_code,
        subject_valid_from,
        amount_yuan
    from names
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
    spoken.pinyin,
    spoken.initials,
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
left join {{ ref('stg_pinyin') }} as spoken on entries.text = spoken.name
where entries.text is not null
