-- Whose final account left the budget, and where?
-- 谁的决算偏离了预算，偏在哪里？
-- The plan is the year's own budget where it is published, else what the final account prints beside its figures.
select
    agency_name,
    fiscal_year,
    breakdown,
    item_name,
    plan_kind,
    plan_yuan,
    final_yuan,
    difference_yuan,
    difference_percent
from marts.plan_vs_actual
where level = 1 and is_widest and is_comparable and difference_yuan != 0
order by abs(difference_yuan) desc, line_id asc
limit 12
