-- Who pays projects out of money carried over from the year before?
-- 谁的项目支出用了上年结转的钱？
select
    agency_name,
    fiscal_year,
    kind,
    project_name,
    fund_name,
    sum(amount_yuan) as carried_over_yuan
from marts.budget_lines
where breakdown = 'project' and origin = 'carryover' and amount_yuan != 0
group by agency_name, fiscal_year, kind, project_name, fund_name
order by carried_over_yuan desc, agency_name asc, project_name asc
limit 10
