-- How well a name fits what somebody asks for: 1 is the name itself, 5 still holds what was asked, 6 and 7 are
-- abbreviations of it (its signs in their order); NULL fits not at all. Pinyin counts from the start of a syllable.
create or replace macro match_rank(asked, name, pinyin, initials) as
case
    when lower(name) = lower(asked) then 1
    when starts_with(lower(name), lower(asked)) then 2
    when contains(lower(name), lower(asked)) then 3
    when regexp_full_match(asked, '[A-Za-z ]+') then
        case
            when replace(pinyin, ' ', '') = replace(lower(asked), ' ', '') or initials = lower(asked) then 2
            when regexp_matches(
                ' ' || pinyin, ' ' || array_to_string(string_split(replace(lower(asked), ' ', ''), ''), ' ?')
            ) then 4
            when starts_with(initials, lower(asked)) then 4
            when contains(initials, lower(asked)) then 5
            when length(asked) > 2
                and regexp_matches(initials, '^' || array_to_string(string_split(lower(asked), ''), '.*')) then 7
        end
    when length(asked) between 2 and 12
        and regexp_matches(
            name, array_to_string(list_transform(string_split(asked, ''), lambda sign: regexp_escape(sign)), '.*')
        ) then 6
end;
