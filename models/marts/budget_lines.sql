{% set breakdowns = [
    ('function', 'fct_expenditure_by_function', "'function'", 'function_code', none, none, 'spend'),
    ('economic', 'fct_expenditure_by_economic', "'economic_' || scheme", none, 'economic_code', none, 'spend'),
    ('project', 'fct_expenditure_by_project', "'project'", 'function_code', 'economic_code', 'project_name', 'spend'),
    ('revenue', 'fct_revenue_by_fund', "'revenue'", none, none, none, none),
] %}
with lines as (
    {% for _, fact, breakdown, function_code, economic_code, project_name, spend in breakdowns %}
    select
        line_id,
        disclosure_id,
        {{ breakdown }} as breakdown,
        line_kind,
        unit_name,
        {{ function_code or 'cast(null as ' ~ type_text() ~ ')' }} as function_code,
        {{ economic_code or 'cast(null as ' ~ type_text() ~ ')' }} as economic_code,
        {{ project_name or 'cast(null as ' ~ type_text() ~ ')' }} as project_name,
        fund,
        origin,
        {{ spend or 'cast(null as ' ~ type_text() ~ ')' }} as spend,
        amount_yuan,
        is_corrected,
        reading,
        amount_id
    from {{ ref(fact) }}
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
)

select
    lines.line_id,
    lines.disclosure_id,
    disclosures.region_code,
    disclosures.province_name,
    disclosures.city_name,
    disclosures.county_name,
    disclosures.agency_name,
    disclosures.fiscal_year,
    disclosures.kind,
    disclosures.scope,
    lines.breakdown,
    lines.line_kind,
    lines.unit_name,
    lines.function_code,
    functions.function_name,
    functions.name_path as function_path,
    lines.economic_code,
    economics.economic_name,
    economics.name_path as economic_path,
    lines.fund,
    funds.fund_name,
    lines.origin,
    lines.spend,
    lines.project_name,
    lines.amount_yuan,
    lines.is_corrected,
    lines.reading,
    quality.grade,
    lines.amount_id
from lines
inner join {{ ref('dim_disclosure') }} as disclosures on lines.disclosure_id = disclosures.disclosure_id
inner join {{ ref('disclosure_quality') }} as quality on lines.disclosure_id = quality.disclosure_id
inner join {{ ref('dim_fund') }} as funds on lines.fund = funds.fund
left join {{ ref('dim_function') }} as functions
    on
        lines.function_code = functions.function_code
        and coalesce(disclosures.fiscal_year, 9999) between functions.valid_from and coalesce(functions.valid_to, 9999)
left join {{ ref('dim_economic') }} as economics
    on
        lines.economic_code = economics.economic_code
        and economics.scheme = case when left(lines.economic_code, 1) = '5' then 'gov' else 'dept' end
        and coalesce(disclosures.fiscal_year, 9999) between economics.valid_from and coalesce(economics.valid_to, 9999)
