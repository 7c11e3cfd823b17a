-- How does spending on travel abroad, cars and receptions (三公) compare with the other figure printed beside it?
-- 三公经费与同表所列的另一个数（决算对预算，或今年对上年）相比如何？
-- A final account prints its budget beside it; some budgets print last year's. The widest fund is the largest total.
with totals as (
    select
        disclosure_id,
        figure_year,
        figure_kind,
        is_own_figure,
        max(amount_yuan) as amount_yuan
    from marts.fct_three_public
    where item = 'total'
    group by disclosure_id, figure_year, figure_kind, is_own_figure
)

select
    disclosures.agency_name,
    own.figure_year,
    own.figure_kind,
    own.amount_yuan,
    other.figure_year as other_year,
    other.figure_kind as other_kind,
    other.amount_yuan as other_yuan,
    own.amount_yuan - other.amount_yuan as difference_yuan
from totals as own
inner join marts.dim_disclosure as disclosures on own.disclosure_id = disclosures.disclosure_id
left join totals as other on own.disclosure_id = other.disclosure_id and not other.is_own_figure
where own.is_own_figure
order by own.amount_yuan desc, disclosures.agency_name asc
