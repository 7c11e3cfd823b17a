-- What the narrative calls by a name of its own may be a project; only the same money under a like name says so.
with printed as (
    select
        amounts.disclosure_id,
        amounts.table_id || '|' || amounts.fund || '|' || amounts.origin || '|' || amounts.spend as place,
        {{ plain_name('amounts.row_name') }} as plain_name,
        amounts.figure_year,
        amounts.figure_kind,
        amounts.amount_yuan,
        amounts.amount_id
    from {{ ref('int_amounts') }} as amounts
    where amounts.row_kind = 'project'
    union all
    -- A project's form may print its money only as the ceiling of its costs.
    select
        documents.disclosure_id,
        'indicators' as place,
        {{ plain_name('indicators.subject') }} as plain_name,
        documents.fiscal_year as figure_year,
        documents.kind as figure_kind,
        {{ yuan_of('indicators.target', 'units.yuan') }} as amount_yuan,
        cast(null as {{ type_text() }}) as amount_id
    from {{ ref('stg_indicators') }} as indicators
    inner join {{ ref('int_documents') }} as documents on indicators.document_id = documents.document_id
    inner join {{ ref('money_units') }} as units on indicators.measure_unit = units.unit
    where indicators.scope = 'project'
),

-- The department's project is the sum of its units'.
projects as (
    select
        disclosure_id,
        place,
        plain_name,
        figure_year,
        figure_kind,
        sum(amount_yuan) as amount_yuan,
        min(amount_id) as amount_id
    from printed
    group by disclosure_id, place, plain_name, figure_year, figure_kind
)

select
    claims.claim_id,
    min(projects.amount_id) as amount_id,
    min(projects.amount_yuan) as amount_yuan
from {{ ref('int_claims') }} as claims
inner join projects
    on
        claims.disclosure_id = projects.disclosure_id
        and claims.figure_year = projects.figure_year
        and claims.figure_kind = projects.figure_kind
        and claims.amount_yuan = projects.amount_yuan
where
    claims.is_checked
    and claims.measure = 'amount'
    and claims.amount_yuan != 0
    and (claims.metric is null or claims.metric = 'economic')
    and length(claims.plain_wording) > 3
    and (
        -- The name stands in the words, or all but a fifth of the words' characters in the name.
        position(projects.plain_name in claims.plain_wording) > 0
        or length(translate(claims.plain_wording, projects.plain_name, '')) * 5 <= length(claims.plain_wording)
    )
group by claims.claim_id
