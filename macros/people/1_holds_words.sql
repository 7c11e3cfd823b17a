-- Whether a text holds every one of the words asked, with blanks between them.
create or replace macro holds_words(asked, held) as
list_bool_and(
    list_transform(string_split_regex(trim(asked), '\s+'), lambda word: contains(lower(held), lower(word)))
);
