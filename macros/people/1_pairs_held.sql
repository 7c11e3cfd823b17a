-- Which share of the pairs of neighbouring signs of what was asked a text holds.
create or replace macro pairs_held(asked, held) as
length(
    list_filter(range(1, length(asked)), lambda place: contains(lower(held), lower(substr(asked, place, 2))))
) / greatest(length(asked) - 1, 1);
