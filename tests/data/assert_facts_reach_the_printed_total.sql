-- The lines of an additive fact make the total that the table feeding it prints, whatever the leaves miss being in a
-- line of its own. Covering nothing while totals are printed is a failure too: what is not found is never unequal.
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

-- Figures of the disclosure's own year and kind, with how narrow the money is that they are of.
figures as (
    select
        amounts.document_id,
        amounts.table_key,
        amounts.table_ordinal,
        amounts.row_kind,
        amounts.row_name,
        amounts.unit_name,
        amounts.origin,
        amounts.amount_yuan,
        case when amounts.side = 'revenue' then 'revenue' else 'expenditure' end as side,
        length(funds.fund_path) + length(origins.origin_path) + length(spends.spend_path) as narrowness
    from {{ ref('published_amounts') }} as amounts
    inner join {{ ref('dim_disclosure') }} as disclosures
        on
            amounts.disclosure_id = disclosures.disclosure_id
            and amounts.figure_year = disclosures.fiscal_year
            and amounts.figure_kind = disclosures.kind
    inner join {{ ref('funds') }} as funds on amounts.fund = funds.fund
    inner join {{ ref('origins') }} as origins on amounts.origin = origins.origin
    inner join {{ ref('spends') }} as spends on amounts.spend = spends.spend
    where amounts.measure = 'amount'
),

widest as (
    select
        document_id,
        table_ordinal,
        side,
        min(narrowness) as narrowness
    from figures
    group by document_id, table_ordinal, side
),

-- What the total rows of the whole department print of the widest money. A row that leaves blank what others print (a
-- number too wide for its cell, a blank that the publisher left) has parts and no total.
whole_totals as (
    select
        figures.document_id,
        figures.table_key,
        figures.row_name,
        figures.side,
        figures.amount_yuan as total_yuan
    from figures
    inner join widest
        on
            figures.document_id = widest.document_id
            and figures.table_ordinal = widest.table_ordinal
            and figures.side = widest.side
            and figures.narrowness = widest.narrowness
    where
        figures.row_kind = 'total'
        and figures.unit_name is null
        and figures.origin in ('all', 'current', 'carryover')
),

-- A summary of two sides has more than one of them.
totals as (
    select
        document_id,
        table_key,
        side,
        total_yuan
    from whole_totals
    where row_name = '合计' or table_key = 'budget_summary'
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
inner join whole_totals
    on facts.document_id = whole_totals.document_id and facts.table_key = whole_totals.table_key
where not exists (select 1 from compared)
having count(*) > 0
