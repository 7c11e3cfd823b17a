{% set facts = [
    ("'function'", 'fct_expenditure_by_function', none),
    ("'economic_' || scheme", 'fct_expenditure_by_economic', none),
    ("'project'", 'fct_expenditure_by_project', none),
    ("'revenue'", 'fct_revenue_by_fund', none),
    ("'procurement'", 'fct_procurement', none),
    ("'purchased_service'", 'fct_purchased_service', none),
    ("'operating_cost'", 'fct_operating_cost', none),
    ("'three_public'", 'fct_three_public', 'is_own_figure and is_leaf'),
] %}
with lines as (
    {% for name, fact, condition in facts %}
    select
        disclosure_id,
        {{ name }} as fact,
        amount_yuan
    from {{ ref(fact) }}
    {% if condition %}
    where {{ condition }}
    {% endif %}
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
)

select
    disclosure_id,
    fact,
    cast(count(*) as integer) as lines,
    cast(sum(amount_yuan) as {{ type_money() }}) as amount_yuan
from lines
group by disclosure_id, fact
