-- Does what the narrative says agree with the tables beside it?
-- 文字说明里的数字与表中数字是否一致？
-- contradicts: the words surely mean a printed figure, and no printing of it agrees.
-- unmatched: no table prints it, or the words are not sure; most are changes against a year that no table prints.
select
    disclosures.agency_name,
    disclosures.fiscal_year,
    disclosures.kind,
    sum(case when claims.verdict = 'agrees' then 1 else 0 end) as agrees,
    sum(case when claims.verdict = 'rounding' then 1 else 0 end) as rounding,
    sum(case when claims.verdict = 'contradicts' then 1 else 0 end) as contradicts,
    sum(case when claims.verdict = 'unmatched' then 1 else 0 end) as unmatched,
    sum(case when claims.measure = 'amount' and claims.figure_year < disclosures.fiscal_year then 1 else 0 end)
        as of_earlier_years
from marts.fct_claim as claims
inner join marts.dim_disclosure as disclosures on claims.disclosure_id = disclosures.disclosure_id
group by disclosures.agency_name, disclosures.fiscal_year, disclosures.kind
order by contradicts desc, disclosures.agency_name asc
