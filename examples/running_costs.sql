-- What do offices spend on to keep running (economic class 302), and how many agencies print each line?
-- 商品和服务支出（302）花在哪些经济科目上，有几个部门列了这一项？
select
    economic_code,
    economic_name,
    count(distinct disclosure_id) as agencies,
    sum(amount_yuan) as amount_yuan,
    max(amount_yuan) as largest_line_yuan
from marts.budget_lines
where breakdown = 'economic_dept' and economic_code like '302%'
group by economic_code, economic_name
order by sum(amount_yuan) desc
limit 8
