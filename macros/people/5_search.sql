-- What holds the words, best first: agencies, units, subjects, glossary terms, projects and indicators. Words with a blank
-- between must all be there. Where nothing fits, one row says so.
create or replace macro search(asked) as table
with question as (
    select
        nullif(trim(asked), '') as whole,
        string_split(trim(asked), ' ') as words
),

ranked as (
    select
        entries.*,
        case
            when question.whole is null then null
            when match_rank(question.whole, entries.text, entries.pinyin, entries.initials) <= 5
                then match_rank(question.whole, entries.text, entries.pinyin, entries.initials)
            when list_bool_and(list_transform(question.words, lambda word: contains(lower(entries.text), lower(word))))
                then 4
            when
                list_bool_and(
                    list_transform(
                        question.words,
                        lambda word: contains(
                            lower(entries.text || ' ' || coalesce(entries.detail, '')), lower(word)
                        )
                    )
                )
                then 6
        end as match_rank,
        likeness(question.whole, entries.text, entries.pinyin) as likeness
    from marts.search_entries as entries, question
),

best as (
    select * from ranked where match_rank is not null
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
        best.match_rank,
        best.kind,
        best.text,
        best.detail,
        agencies.agency_name,
        best.fiscal_year,
        best.amount_yuan,
        best.subject_code,
        best.disclosure_id,
        best.document_id,
        best.page_no,
        cast(null as varchar) as note
    from best left join marts.dim_agency as agencies using (agency_id)
    union all
    select
        null, null, null, null, null, null, null, null, null, null, null,
        '没有找到“' || coalesce(asked, '') || '”' || coalesce('，相近的有：' || nearest.names, '')
    from nearest
    where not exists (select 1 from best)
)

select *
from answers
order by note nulls first, match_rank, length(text), kind, text, agency_name, fiscal_year, page_no;
comment on macro table search is 'Names, terms, projects and indicators that hold the words, best first: from search(''…'')';
