-- Which tables should a disclosure print and does not, or prints without numbers?
-- 哪些应公开的表没有公开，或者是空表？
-- missing: not printed. declared_empty: the document says there is nothing. empty: no number and no word of it.
select
    coverage.agency_name,
    coverage.fiscal_year,
    coverage.kind,
    coverage.table_name,
    coverage.state
from audit.coverage as coverage
where coverage.is_expected and coverage.state != 'found'
order by coverage.state desc, coverage.agency_name asc, coverage.table_name asc
