-- How alike what was asked and a name are, to propose something where nothing fits: how many of the pairs of neighbouring
-- signs that were asked the name holds, in signs or in pinyin; between equals, how alike they are as a whole.
create or replace macro likeness(asked, name, pinyin) as
greatest(pairs_held(asked, name), pairs_held(replace(asked, ' ', ''), replace(coalesce(pinyin, ''), ' ', '')))
+ jaro_winkler_similarity(lower(asked), lower(name)) / 10;
