-- How did each agency's spending change from the year before, class by class?
-- 各部门各类支出比上年增减多少？
-- Only what is comparable; where no year before is published, what the document itself prints of it.
select
    agency_name,
    fiscal_year,
    breakdown,
    item_name,
    previous_yuan,
    amount_yuan,
    difference_yuan,
    difference_percent,
    previous_source
from marts.year_on_year
where breakdown != 'revenue' and level = 1 and is_widest and is_comparable and difference_yuan != 0
order by abs(difference_yuan) desc, line_id asc
limit 12
