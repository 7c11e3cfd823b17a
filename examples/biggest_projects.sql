-- Which ten projects cost the most?
-- 金额最大的十个项目是哪些？
-- A project whose money comes from several funds or years has several lines; here they are one.
select
    city_name,
    fiscal_year,
    project_name,
    count(*) as lines,
    sum(amount_yuan) as amount_yuan
from marts.budget_lines
where breakdown = 'project' and line_kind = 'leaf'
group by city_name, agency_name, fiscal_year, project_name
order by sum(amount_yuan) desc, project_name asc
limit 10
