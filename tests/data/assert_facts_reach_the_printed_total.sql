-- The lines of an additive fact make the total that the table feeding it prints, whatever the leaves miss being in a
-- line of its own. Covering nothing while facts exist is a failure too: a total that is not found is never unequal.
with lines as (
    {% for fact, name in {
        'fct_expenditure_by_function': "'function'",
        'fct_expenditure_by_economic': "scheme",
        'fct_expenditure_by_project': "'project'",
        'fct_revenue_by_fund': "'revenue'",
        'fct_procurement': "'procurement'",
        'fct_purchased_service': "'purchased_service'",
        'fct_operating_cost': "'operating_cost'"
    }.items() %}
    select
        {{ name }} as fact,
        disclosure_id,
        document_id,
        table_key,
        table_ordinal,
        amount_yuan
    from {{ ref(fact) }}
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

facts as (
    select
        fact,
        disclosure_id,
        document_id,
        table_key,
        sum(amount_yuan) as fact_yuan,
        count(*) as numbers
    from lines
    group by fact, disclosure_id, document_id, table_key
),

-- What the whole department's total rows print; a summary of two sides has more than one of them.
totals as (
    select
        amounts.document_id,
        amounts.table_key,
        amounts.row_name,
        case when amounts.side = 'revenue' then 'revenue' else 'expenditure' end as side,
        max(amounts.amount_yuan) as total_yuan
    from {{ ref('published_amounts') }} as amounts
    inner join {{ ref('dim_disclosure') }} as disclosures
        on
            amounts.disclosure_id = disclosures.disclosure_id
            and amounts.figure_year = disclosures.fiscal_year
            and amounts.figure_kind = disclosures.kind
    where
        amounts.row_kind = 'total'
        and amounts.unit_name is null
        and amounts.measure = 'amount'
        and amounts.origin in ('all', 'current', 'carryover')
        and (amounts.row_name = '合计' or amounts.table_key = 'budget_summary')
    group by amounts.document_id, amounts.table_key, amounts.row_name, amounts.side
),

compared as (
    select
        facts.fact,
        facts.disclosure_id,
        facts.table_key,
        facts.fact_yuan,
        min(abs(facts.fact_yuan - totals.total_yuan)) as nearest_yuan,
        -- Half of 0.01 万元, the coarsest step met, for each number that is added.
        max(facts.numbers) * 50 as tolerance_yuan
    from facts
    inner join totals
        on
            facts.document_id = totals.document_id
            and facts.table_key = totals.table_key
            and (facts.table_key = 'revenue_summary' or (facts.fact = 'revenue') = (totals.side = 'revenue'))
    group by facts.fact, facts.disclosure_id, facts.table_key, facts.fact_yuan
)

select
    fact,
    disclosure_id,
    table_key,
    fact_yuan,
    'differs' as problem
from compared
where nearest_yuan > tolerance_yuan
union all
select
    'all' as fact,
    '' as disclosure_id,
    '' as table_key,
    count(*) as fact_yuan,
    'nothing compared' as problem
from facts
where not exists (select 1 from compared)
having count(*) > 0
