-- Totals and checks of the disclosures that both builds have.
with disclosures as (
    select now.disclosure_id
    from {{ ref('dim_disclosure') }} as now
    inner join {{ source('published', 'old_dim_disclosure') }} as was on now.disclosure_id = was.disclosure_id
),

totals as (
    select
        'total' as subject,
        coalesce(now.disclosure_id, was.disclosure_id) as disclosure_id,
        cast(null as {{ type_text() }}) as check_id,
        cast(null as {{ type_text() }}) as table_key,
        cast(null as integer) as page_no,
        coalesce(now.fact, was.fact) as label,
        was.amount_yuan as was_yuan,
        now.amount_yuan as now_yuan,
        cast(was.lines as {{ type_text() }}) || ' lines' as was_text,
        cast(now.lines as {{ type_text() }}) || ' lines' as now_text,
        was.fact is not null as was_there,
        now.fact is not null as is_there
    from {{ ref('fact_totals') }} as now
    full outer join {{ source('published', 'old_fact_totals') }} as was
        on now.disclosure_id = was.disclosure_id and now.fact = was.fact
    where
        {{ is_comparable('fact_totals') }}
        and ({{ differs('now.amount_yuan', 'was.amount_yuan') }} or {{ differs('now.lines', 'was.lines') }})
),

-- A check that comes or goes is told where it is a break: others come and go with the numbers they compare.
checks as (
    select
        'check' as subject,
        coalesce(now.disclosure_id, was.disclosure_id) as disclosure_id,
        coalesce(now.check_id, was.check_id) as check_id,
        coalesce(now.table_key, was.table_key) as table_key,
        coalesce(now.page_no, was.page_no) as page_no,
        coalesce(now.rule_id, was.rule_id) || ' ' || coalesce(now.place, was.place) as label,
        was.difference_yuan as was_yuan,
        now.difference_yuan as now_yuan,
        was.verdict as was_text,
        now.verdict as now_text,
        was.check_id is not null as was_there,
        now.check_id is not null as is_there
    from {{ ref('balance_checks') }} as now
    full outer join {{ source('published', 'old_balance_checks') }} as was on now.check_id = was.check_id
    where
        {{ is_comparable('balance_checks') }}
        and {{ differs('now.verdict', 'was.verdict') }}
        and (
            (now.check_id is not null and was.check_id is not null)
            or coalesce(now.verdict, was.verdict) in ('publisher', 'suspect')
        )
),

figures as (
    select * from totals
    union all
    select * from checks
)

select
    figures.subject,
    figures.disclosure_id,
    figures.check_id,
    figures.table_key,
    figures.page_no,
    figures.label,
    case
        when not figures.was_there then 'new'
        when not figures.is_there then 'gone'
        when figures.subject = 'check' then 'turned'
        else 'changed'
    end as change,
    figures.was_yuan,
    figures.now_yuan,
    figures.was_text,
    figures.now_text
from figures
inner join disclosures on figures.disclosure_id = disclosures.disclosure_id
