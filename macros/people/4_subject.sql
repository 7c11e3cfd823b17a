-- Subjects of expenditure by the beginning of their code or part of their name. Where none fits, one row says so.
create or replace macro subject(asked) as table
with ranked as (
    select
        subject_scheme,
        subject_code,
        subject_valid_from,
        case
            when trim(asked) != '' and starts_with(subject_code, trim(asked)) then 1
            else match_rank(asked, text, pinyin, initials)
        end as match_rank,
        abbreviation_rank(asked, text, initials) as abbreviation_rank
    from marts.search_entries
    where kind = 'subject'
),

best as (
    select *
    from ranked
    where
        match_rank is not null
        or (abbreviation_rank is not null and not exists (select 1 from ranked where match_rank is not null))
),

nearest as (
    select string_agg(text, '、' order by likeness desc, text) as names
    from (
        select text, max(likeness(asked, text, pinyin)) as likeness
        from marts.search_entries
        where kind = 'subject' and not exists (select 1 from best)
        group by text
        having max(likeness(asked, text, pinyin)) >= 0.3
        order by likeness desc, text
        limit 3
    )
),

answers as (
    select
        subjects.scheme,
        subjects.subject_code,
        subjects.subject_name,
        subjects.name_path,
        subjects.valid_from,
        subjects.valid_to,
        subjects.definition,
        cast(null as varchar) as note
    from best
    inner join marts.dim_subject as subjects
        on
            best.subject_scheme = subjects.scheme
            and best.subject_code = subjects.subject_code
            and best.subject_valid_from = subjects.valid_from
    union all
    select
        null, null, null, null, null, null, null,
        '没有找到“' || coalesce(asked, '') || '”' || coalesce('，相近的有：' || nearest.names, '')
    from nearest
    where not exists (select 1 from best)
)

select *
from answers
order by note nulls first, scheme, subject_code;
comment on macro table subject is 'Subjects by the beginning of a code, part of a name, pinyin or initials: from subject(''…'')';
