-- 6 where the signs of what somebody asks for stand in the name in their order, 7 where its letters so stand among the initials.
create or replace macro abbreviation_rank(asked, name, initials) as
case
    when length(trim(asked)) not between 2 and 12 then null
    when regexp_full_match(trim(asked), '[A-Za-z]{3,}') then
        case
            when regexp_matches(initials, '^' || signs_in_order(lower(trim(asked)), '.*')) then 7
        end
    when regexp_matches(name, signs_in_order(trim(asked), '.*')) then 6
end;
