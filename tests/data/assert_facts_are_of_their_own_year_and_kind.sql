-- Additive facts hold the disclosure's own figures only: last year's column, printed beside, is in published_amounts.
{% for fact in [
    'fct_expenditure_by_function', 'fct_expenditure_by_economic', 'fct_expenditure_by_project', 'fct_revenue_by_fund'
] %}
select
    '{{ fact }}' as fact,
    facts.line_id
from {{ ref(fact) }} as facts
inner join {{ ref('published_amounts') }} as amounts on facts.amount_id = amounts.amount_id
inner join {{ ref('dim_disclosure') }} as disclosures on facts.disclosure_id = disclosures.disclosure_id
where
    amounts.figure_year != disclosures.fiscal_year
    or amounts.figure_kind != disclosures.kind
    or amounts.measure != 'amount'
{% if not loop.last %}union all{% endif %}
{% endfor %}
