-- Whose books do not balance, and by how much?
-- 谁的账对不上，差多少？
-- publisher: the printed numbers contradict each other. suspect: a number we read without being sure takes part.
-- rounding: the difference is no more than printing in 万元 explains.
select
    disclosures.agency_name,
    disclosures.fiscal_year,
    disclosures.kind,
    sum(case when checks.verdict = 'holds' then 1 else 0 end) as holds,
    sum(case when checks.verdict = 'rounding' then 1 else 0 end) as rounding,
    sum(case when checks.verdict = 'publisher' then 1 else 0 end) as publisher,
    sum(case when checks.verdict = 'suspect' then 1 else 0 end) as suspect,
    max(case when checks.verdict = 'holds' then 0 else abs(checks.difference_yuan) end) as largest_difference_yuan
from audit.balance_checks as checks
inner join marts.dim_disclosure as disclosures on checks.disclosure_id = disclosures.disclosure_id
where checks.compared > 0
group by disclosures.agency_name, disclosures.fiscal_year, disclosures.kind
order by publisher desc, suspect desc, rounding desc, disclosures.agency_name asc
