-- How satisfied do agencies promise to make people?
-- 各部门的满意度指标定在多少？
-- Targets are kept as printed. A project's form may print one target for its whole term and one for the year.
select
    disclosures.agency_name,
    indicators.scope,
    indicators.horizon,
    indicators.target,
    indicators.measure_unit,
    count(*) as indicators
from marts.fct_indicator as indicators
inner join marts.dim_disclosure as disclosures on indicators.disclosure_id = disclosures.disclosure_id
where indicators.level2 like '%满意%' and indicators.target is not null
group by
    disclosures.agency_name, indicators.scope, indicators.horizon, indicators.target, indicators.measure_unit
order by disclosures.agency_name, indicators.scope, indicators.horizon, indicators.target
