-- What part of basic spending goes to people, and what part keeps the office running?
-- 基本支出里人员经费和公用经费各占多少？
with basic as (
    select
        agency_name,
        fiscal_year,
        kind,
        sum(case when spend = 'personnel' then amount_yuan else 0 end) as personnel_yuan,
        sum(case when spend = 'public' then amount_yuan else 0 end) as public_yuan
    from marts.budget_lines
    where breakdown = 'economic_dept' and spend in ('personnel', 'public')
    group by agency_name, fiscal_year, kind
)

select
    agency_name,
    fiscal_year,
    kind,
    personnel_yuan,
    public_yuan,
    cast(100.0 * personnel_yuan / (personnel_yuan + public_yuan) as decimal(5, 1)) as personnel_percent
from basic
where personnel_yuan + public_yuan > 0
order by personnel_percent desc, agency_name asc
