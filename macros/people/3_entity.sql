-- Agencies by part of a name they bear, bore or are called by, in signs, pinyin or initials. Where none fits, one row says so.
create or replace macro entity(asked) as table
with ranked as (
    select
        agency_id,
        name,
        name_kind,
        match_rank(asked, name, pinyin, initials) as match_rank,
        abbreviation_rank(asked, name, initials) as abbreviation_rank
    from marts.dim_agency_name
),

best as (
    select *
    from ranked
    where
        match_rank is not null
        or (abbreviation_rank is not null and not exists (select 1 from ranked where match_rank is not null))
    qualify row_number() over (partition by agency_id order by match_rank, abbreviation_rank, name_kind, name) = 1
),

nearest as (
    select string_agg(agency_name, '、' order by likeness desc, agency_name) as names
    from (
        select agencies.agency_name, max(likeness(asked, names.name, names.pinyin)) as likeness
        from marts.dim_agency_name as names inner join marts.dim_agency as agencies using (agency_id)
        where not exists (select 1 from best)
        group by agencies.agency_name
        having max(likeness(asked, names.name, names.pinyin)) >= 0.3
        order by likeness desc, agencies.agency_name
        limit 3
    )
),

answers as (
    select
        agencies.agency_id,
        agencies.agency_name,
        agencies.short_name,
        best.name as found_by,
        best.name_kind,
        agencies.province_name,
        agencies.city_name,
        agencies.county_name,
        agencies.first_year,
        agencies.last_year,
        cast(null as varchar) as note
    from best inner join marts.dim_agency as agencies using (agency_id)
    union all
    select
        null, null, null, null, null, null, null, null, null, null,
        '没有找到“' || coalesce(asked, '') || '”' || coalesce('，相近的有：' || nearest.names, '')
    from nearest
    where not exists (select 1 from best)
)

select *
from answers
order by note nulls first, agency_name;
comment on macro table entity is 'Agencies by part of a name, former name, short name, pinyin or initials: from entity(''…'')';
