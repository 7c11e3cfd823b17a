select
    lines.line_id,
    lines.comparison,
    lines.disclosure_id,
    lines.other_disclosure_id,
    lines.other_source,
    lines.other_year,
    lines.other_kind,
    lines.breakdown,
    lines.level,
    lines.item,
    lines.other_item,
    lines.fund,
    lines.origin,
    lines.spend,
    lines.is_widest,
    lines.amount_yuan,
    lines.other_yuan,
    lines.has_doubt,
    lines.obstacle,
    disclosures.region_code,
    disclosures.province_name,
    disclosures.city_name,
    disclosures.county_name,
    disclosures.agency_id,
    disclosures.agency_name,
    disclosures.fiscal_year,
    disclosures.kind,
    disclosures.scope,
    {{ item_name('lines', ['subjects', 'before'], 'funds') }} as item_name,
    cast(coalesce(lines.amount_yuan, 0) - coalesce(lines.other_yuan, 0) as {{ type_money() }}) as difference_yuan,
    {{ percent_of('lines.amount_yuan - lines.other_yuan', 'lines.other_yuan') }} as difference_percent,
    lines.obstacle is null as is_comparable
from {{ ref('int_compared_lines') }} as lines
inner join {{ ref('dim_disclosure') }} as disclosures on lines.disclosure_id = disclosures.disclosure_id
left join {{ ref('int_official_names') }} as subjects
    on
        lines.scheme = subjects.scheme
        and lines.item = subjects.code
        and disclosures.fiscal_year between subjects.named_from and coalesce(subjects.named_to, 9999)
-- A code that ended with the year before has the name of that year.
left join {{ ref('int_official_names') }} as before
    on
        lines.scheme = before.scheme
        and lines.item = before.code
        and lines.other_year between before.named_from and coalesce(before.named_to, 9999)
left join {{ ref('funds') }} as funds on lines.breakdown = 'revenue' and lines.item = funds.fund
