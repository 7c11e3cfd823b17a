-- Today's name holds since the last former one ended, and serves in years before the first that is known.
with formers as (
    select
        subjects.scheme,
        subjects.code,
        others.name,
        others.valid_from,
        others.valid_to
    from {{ ref('int_subjects') }} as subjects
    inner join {{ ref('subject_names') }} as others
        on
            subjects.scheme = others.scheme
            and subjects.code = others.code
            and others.valid_from between subjects.valid_from and coalesce(subjects.valid_to, 9999)
    where others.valid_to is not null
),

ends as (
    select
        scheme,
        code,
        min(valid_from) as first_year,
        max(valid_to) as last_year
    from formers
    group by scheme, code
)

select
    scheme,
    code,
    name,
    valid_from as named_from,
    valid_to as named_to
from formers
union all
select
    subjects.scheme,
    subjects.code,
    subjects.name,
    coalesce(ends.last_year + 1, subjects.valid_from) as named_from,
    subjects.valid_to as named_to
from {{ ref('int_subjects') }} as subjects
left join ends
    on
        subjects.scheme = ends.scheme
        and subjects.code = ends.code
        and ends.first_year between subjects.valid_from and coalesce(subjects.valid_to, 9999)
union all
select
    subjects.scheme,
    subjects.code,
    subjects.name,
    subjects.valid_from as named_from,
    ends.first_year - 1 as named_to
from {{ ref('int_subjects') }} as subjects
inner join ends on subjects.scheme = ends.scheme and subjects.code = ends.code
where ends.first_year > subjects.valid_from and ends.first_year <= coalesce(subjects.valid_to, 9999)
