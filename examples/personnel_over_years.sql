-- How did each agency's personnel cost (classes 301 and 303) grow from year to year?
-- 各部门的人员支出（301 和 303 类）逐年增长多少？
-- Both classes together: the classification of 2018 moved money from one to the other.
with yearly as (
    select
        disclosures.agency_id,
        disclosures.kind,
        disclosures.scope,
        disclosures.fiscal_year,
        min(disclosures.agency_name) as agency_name,
        sum(lines.amount_yuan) as personnel_yuan
    from marts.budget_lines as lines
    inner join marts.dim_disclosure as disclosures on lines.disclosure_id = disclosures.disclosure_id
    where lines.breakdown = 'economic_dept' and left(lines.economic_code, 3) in ('301', '303')
    group by disclosures.agency_id, disclosures.kind, disclosures.scope, disclosures.fiscal_year
)

select
    agency_name,
    fiscal_year,
    kind,
    personnel_yuan,
    personnel_yuan - lag(personnel_yuan) over (
        partition by agency_id, kind, scope
        order by fiscal_year
    ) as growth_yuan
from yearly
order by agency_name asc, kind asc, fiscal_year asc
