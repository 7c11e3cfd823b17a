-- On which classes does each agency spend ten million yuan or more, asked through the Chinese views?
-- 用中文视图查询：各部门在哪些类上的支出达到一千万元？
select
    部门名称,
    年度,
    预决算,
    left(功能科目编码, 3) as 类,
    sum(金额元) as 合计金额元
from reports.预算明细
where 分解方式 = '支出功能分类' and 行类别 = '明细'
group by 部门名称, 年度, 预决算, left(功能科目编码, 3)
having sum(金额元) >= 10000000
order by 部门名称 asc, 合计金额元 desc
