-- Which functions of one class do cities spend on, here class 215 (resources, manufacturing, information)?
-- 某一类科目（这里是 215 资源勘探工业信息等支出）下，各城市的钱花在哪些项上？
-- The same work can stand under another class elsewhere: change the code and compare.
select
    function_code,
    function_name,
    city_name,
    fiscal_year,
    kind,
    sum(amount_yuan) as amount_yuan
from marts.budget_lines
where breakdown = 'function' and function_code like '215%'
group by function_code, function_name, city_name, fiscal_year, kind
order by function_code asc, amount_yuan desc
