-- What holds the words, best first: agencies, units, subjects, glossary terms, projects and indicators. Words with a blank
-- between must all be there. Where nothing fits, one row says so.
create or replace macro search(asked) as table
with ranked as (
    select
        *,
        case
            when coalesce(trim(asked), '') = '' then null
            when match_rank(asked, text, pinyin, initials) is not null then match_rank(asked, text, pinyin, initials)
            when holds_words(asked, text) then 4
            when holds_words(asked, text || ' ' || coalesce(detail, '')) then 6
        end as match_rank
    from marts.search_entries
),

best as (
    select * from ranked where match_rank is not null
),

-- What holds the most pairs of neighbouring signs.
near as (
    select grams.entry_id, count(*) as pairs
    from marts.search_grams as grams
    where
        not exists (select 1 from best)
        and list_contains(
            list_transform(range(1, length(asked)), lambda place: lower(substr(asked, place, 2))), grams.gram
        )
    group by grams.entry_id
),

nearest as (
    select string_agg(text, '、' order by pairs desc, length(text), text) as names
    from (
        select entries.text, max(near.pairs) as pairs
        from near inner join marts.search_entries as entries using (entry_id)
        group by entries.text
        order by pairs desc, length(entries.text), entries.text
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
