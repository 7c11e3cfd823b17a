-- How alike what was asked and a name are, from 0 to 1: to propose something where nothing fits.
create or replace macro likeness(asked, name, pinyin) as
greatest(
    jaro_winkler_similarity(lower(asked), lower(name)),
    jaccard(lower(asked), lower(name)),
    jaro_winkler_similarity(replace(lower(asked), ' ', ''), replace(coalesce(pinyin, ''), ' ', ''))
);
