-- How much of this year's money was carried over from the year before?
-- 当年收入里有多少是上年结转来的？
select
    agency_name,
    fiscal_year,
    kind,
    sum(case when origin = 'carryover' then amount_yuan else 0 end) as carried_over_yuan,
    sum(amount_yuan) as revenue_yuan,
    cast(100.0 * sum(case when origin = 'carryover' then amount_yuan else 0 end) / sum(amount_yuan) as decimal(5, 1))
        as carried_over_percent
from marts.budget_lines
where breakdown = 'revenue'
group by agency_name, fiscal_year, kind
order by carried_over_yuan desc, agency_name asc
