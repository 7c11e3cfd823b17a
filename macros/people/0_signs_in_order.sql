-- A pattern for the signs of a text in their order, with something between them; none of the signs means more than itself.
create or replace macro signs_in_order(asked, between_them) as
array_to_string(list_transform(string_split(asked, ''), lambda one: regexp_escape(one)), between_them);
