-- A table printed again by a later document replaces the earlier one: no fact may point to both.
{% for fact in [
    'fct_expenditure_by_function', 'fct_expenditure_by_economic', 'fct_expenditure_by_project', 'fct_revenue_by_fund',
    'fct_three_public', 'fct_procurement', 'fct_purchased_service', 'fct_operating_cost'
] %}
select
    '{{ fact }}' as fact,
    facts.amount_id,
    facts.document_id
from {{ ref(fact) }} as facts
inner join {{ ref('int_tables') }} as tables
    on facts.document_id = tables.document_id and facts.table_ordinal = tables.table_ordinal
where tables.is_superseded
{% if not loop.last %}union all{% endif %}
{% endfor %}
