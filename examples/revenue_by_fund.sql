-- Where does the money come from?
-- 钱从哪里来：各部门收入按资金来源怎么分？
select
    agency_name,
    fiscal_year,
    fund_name,
    sum(amount_yuan) as amount_yuan,
    cast(
        100.0 * sum(amount_yuan) / sum(sum(amount_yuan)) over (partition by agency_name, fiscal_year) as decimal(5, 1)
    ) as percent_of_revenue
from marts.budget_lines
where breakdown = 'revenue'
group by agency_name, fiscal_year, fund_name
order by agency_name asc, fiscal_year asc, amount_yuan desc
