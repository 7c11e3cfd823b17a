-- What the narrative calls by a name of its own may be a project; only the same money under a like name says so.
with projects as (
    select
        amounts.disclosure_id,
        amounts.table_key,
        {{ plain_name('amounts.row_name') }} as plain_name,
        amounts.figure_year,
        amounts.figure_kind,
        amounts.fund,
        amounts.origin,
        amounts.spend,
        sum(amounts.amount_yuan) as amount_yuan,
        min(amounts.amount_id) as amount_id
    from {{ ref('int_amounts') }} as amounts
    where amounts.row_kind = 'project'
    group by
        amounts.disclosure_id, amounts.table_key, {{ plain_name('amounts.row_name') }}, amounts.figure_year,
        amounts.figure_kind, amounts.fund, amounts.origin, amounts.spend
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
        position(projects.plain_name in claims.plain_wording) > 0
        or position(claims.plain_wording in projects.plain_name) > 0
        or levenshtein(claims.plain_wording, projects.plain_name) <= 2
    )
group by claims.claim_id
