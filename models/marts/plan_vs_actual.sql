select
    lines.line_id,
    lines.disclosure_id,
    disclosures.region_code,
    disclosures.province_name,
    disclosures.city_name,
    disclosures.county_name,
    disclosures.agency_id,
    disclosures.agency_name,
    disclosures.fiscal_year,
    disclosures.scope,
    lines.other_kind as plan_kind,
    lines.other_disclosure_id as plan_disclosure_id,
    lines.other_source as plan_source,
    lines.breakdown,
    lines.level,
    lines.item,
    {{ item_name('lines', ['subjects'], 'funds') }} as item_name,
    lines.fund,
    lines.origin,
    lines.spend,
    lines.is_widest,
    lines.amount_yuan as final_yuan,
    lines.other_yuan as plan_yuan,
    cast(coalesce(lines.amount_yuan, 0) - coalesce(lines.other_yuan, 0) as {{ type_money() }}) as difference_yuan,
    {{ percent_of('lines.amount_yuan - lines.other_yuan', 'lines.other_yuan') }} as difference_percent,
    lines.obstacle is null as is_comparable,
    lines.obstacle,
    lines.has_doubt
from {{ ref('int_compared_lines') }} as lines
inner join {{ ref('dim_disclosure') }} as disclosures on lines.disclosure_id = disclosures.disclosure_id
left join {{ ref('int_official_names') }} as subjects
    on
        lines.scheme = subjects.scheme
        and lines.item = subjects.code
        and disclosures.fiscal_year between subjects.named_from and coalesce(subjects.named_to, 9999)
left join {{ ref('funds') }} as funds on lines.breakdown = 'revenue' and lines.item = funds.fund
where lines.comparison in ('plan', 'adjusted')
