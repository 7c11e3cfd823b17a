-- A disclosure is as good as its weakest criterion; what keeps it from an A is told, the weakest first.
with grades as (
    select
        disclosure_id,
        max(grade) as grade,
        string_agg(
            case when grade > 'A' then grade || ': ' || reason_en end, '; ' order by grade desc, criterion asc
        ) as grade_reasons,
        string_agg(
            case when grade > 'A' then grade || '：' || reason_zh end, '；' order by grade desc, criterion asc
        ) as grade_reasons_zh
    from {{ ref('int_grade_reasons') }}
    group by disclosure_id
)

select
    disclosures.disclosure_id,
    disclosures.agency_name,
    disclosures.fiscal_year,
    disclosures.kind,
    disclosures.scope,
    grades.grade,
    grades.grade_reasons,
    grades.grade_reasons_zh,
    counts.tables_expected,
    counts.tables_found,
    counts.tables_declared_empty,
    counts.tables_empty,
    counts.tables_missing,
    counts.amounts,
    counts.amounts_printed,
    counts.amounts_repaired,
    counts.amounts_inferred,
    counts.amounts_doubtful,
    counts.checks_hold,
    counts.checks_rounding,
    counts.checks_publisher,
    counts.checks_suspect,
    counts.checks_acknowledged,
    counts.checks_unread,
    counts.cells_unplaced
from {{ ref('dim_disclosure') }} as disclosures
inner join {{ ref('int_disclosure_counts') }} as counts on disclosures.disclosure_id = counts.disclosure_id
inner join grades on disclosures.disclosure_id = grades.disclosure_id
