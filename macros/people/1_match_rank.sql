-- How well a name fits what somebody asks for: 1 is the name itself, 5 still holds what was asked, NULL fits not at all.
-- Pinyin counts from the start of a syllable.
create or replace macro match_rank(asked, name, pinyin, initials) as
case
    when coalesce(trim(asked), '') = '' then null
    when lower(name) = lower(trim(asked)) then 1
    when starts_with(lower(name), lower(trim(asked))) then 2
    when contains(lower(name), lower(trim(asked))) then 3
    when pinyin is not null and regexp_full_match(asked, '[A-Za-z ]+') then
        case
            when replace(pinyin, ' ', '') = replace(lower(asked), ' ', '') or initials = lower(trim(asked)) then 2
            when regexp_matches(' ' || pinyin, ' ' || signs_in_order(replace(lower(asked), ' ', ''), ' ?')) then 4
            when starts_with(initials, lower(trim(asked))) then 4
            when contains(initials, lower(trim(asked))) then 5
        end
end;
