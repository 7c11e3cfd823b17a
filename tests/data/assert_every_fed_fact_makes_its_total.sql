-- No disclosure and no fact is left out: wherever a table feeds a fact, the lines that people read make its total to
-- the fen, those of a unit whose money its department shows included; every fact of every disclosure has a state.
with lines as (
    {% for fact, name in {
        'fct_expenditure_by_function': "'function'",
        'fct_expenditure_by_economic': "'economic_' || scheme",
        'fct_expenditure_by_project': "'project'",
        'fct_revenue_by_fund': "'revenue'",
        'fct_procurement': "'procurement'",
        'fct_purchased_service': "'purchased_service'",
        'fct_operating_cost': "'operating_cost'",
        'unit_lines': 'fact'
    }.items() %}
    select
        {{ name }} as fact,
        disclosure_id,
        amount_yuan
    from {{ ref(fact) }}
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

sums as (
    select
        fact,
        disclosure_id,
        sum(amount_yuan) as amount_yuan
    from lines
    group by fact, disclosure_id
)

select
    coalesce(feeds.disclosure_id, sums.disclosure_id) as disclosure_id,
    coalesce(feeds.fact, sums.fact) as fact,
    feeds.state,
    feeds.total_yuan,
    sums.amount_yuan
from {{ ref('fact_feeds') }} as feeds
full outer join sums on feeds.disclosure_id = sums.disclosure_id and feeds.fact = sums.fact
where
    feeds.disclosure_id is null
    or (feeds.state in ('fed', 'in_department')) != (sums.disclosure_id is not null)
    or coalesce(feeds.total_yuan, 0) != coalesce(sums.amount_yuan, 0)
