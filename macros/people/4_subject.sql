-- Subjects of expenditure by the beginning of their code or part of their name. Where none fits, one row says so.
create or replace macro subject(asked) as table
with question as (
    select nullif(trim(asked), '') as words
),

ranked as (
    select
        entries.subject_scheme,
        entries.subject_code,
        entries.subject_valid_from,
        entries.text,
        case
            when starts_with(entries.subject_code, question.words) then 1
            else match_rank(question.words, entries.text, entries.pinyin, entries.initials)
        end as match_rank,
        likeness(question.words, entries.text, entries.pinyin) as likeness
    from marts.search_entries as entries, question
    where entries.kind = 'subject'
),

best as (
    select *
    from ranked
    where match_rank <= 5 or (match_rank is not null and not exists (select 1 from ranked where match_rank <= 5))
),

nearest as (
    select string_agg(text, '、' order by likeness desc, text) as names
    from (
        select text, max(likeness) as likeness
        from ranked
        group by text
        having max(ranked.likeness) >= 0.3
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
