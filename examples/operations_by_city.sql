-- How much do cities spend on running and maintaining their systems, and what part of all projects is that?
-- 各城市每年的运维项目花多少钱，占全部项目支出多大比例？
-- A project counts as operations when its own name says so (运维, 维护, 运营, 运行): names are all that the tables print.
with projects as (
    select
        city_name,
        fiscal_year,
        kind,
        amount_yuan,
        project_name like '%运维%' or project_name like '%维护%'
        or project_name like '%运营%' or project_name like '%运行%' as is_operations
    from marts.budget_lines
    where breakdown = 'project'
)

select
    city_name,
    fiscal_year,
    kind,
    sum(case when is_operations then 1 else 0 end) as operations_lines,
    sum(case when is_operations then amount_yuan else 0 end) as operations_yuan,
    sum(amount_yuan) as projects_yuan,
    cast(100.0 * sum(case when is_operations then amount_yuan else 0 end) / sum(amount_yuan) as decimal(5, 1))
        as operations_percent
from projects
group by city_name, fiscal_year, kind
having sum(amount_yuan) > 0
order by operations_yuan desc, city_name asc
