with parts as (
    select * from {{ ref('int_term_parts') }}
),

names as (
    select distinct
        scheme,
        code,
        {{ plain_name('name') }} as name,
        valid_from,
        valid_to
    from {{ ref('int_subject_wordings') }}
),

printed as (
    select distinct
        disclosure_id,
        scheme,
        code,
        {{ plain_name('name') }} as name
    from {{ ref('int_printed_codes') }}
),

candidates as (
    select
        parts.document_id,
        parts.ordinal,
        parts.part_no,
        names.scheme,
        names.code,
        max(case
            when coalesce(parts.fiscal_year, 9999) between names.valid_from and coalesce(names.valid_to, 9999) then 1
            else 0
        end) as is_valid,
        0 as is_run_together
    from parts
    inner join names
        on parts.own_name = names.name and parts.level = floor((length(names.code) - 1) / 2)
    group by parts.document_id, parts.ordinal, parts.part_no, names.scheme, names.code
    union all
    select distinct
        parts.document_id,
        parts.ordinal,
        parts.part_no,
        printed.scheme,
        printed.code,
        1 as is_valid,
        0 as is_run_together
    from parts
    inner join printed
        on
            parts.disclosure_id = printed.disclosure_id
            and parts.own_name = printed.name
            and coalesce(parts.level, floor((length(printed.code) - 1) / 2)) = floor((length(printed.code) - 1) / 2)
    union all
    select distinct
        parts.document_id,
        parts.ordinal,
        parts.part_no,
        paths.scheme,
        paths.code,
        1 as is_valid,
        1 as is_run_together
    from parts
    inner join {{ ref('int_subject_paths') }} as paths
        on
            length(paths.code) > 3
            and parts.run_together = replace(replace(paths.plain_path, '/', ''), '支出', '')
),

-- Names that the 类 or 款 above a candidate bears, in the disclosure or anywhere. The two are asked for one by one: what
-- every disclosure prints, met by its name alone, is as many rows as there are disclosures.
own_parents as (
    select * from printed
    where length(code) < 7
),

known_parents as (
    select distinct
        scheme,
        code,
        name
    from names
    where length(code) < 7
)

select
    parts.document_id,
    parts.ordinal,
    parts.part_no,
    candidates.scheme,
    candidates.code,
    max(candidates.is_valid) as is_valid,
    max(candidates.is_run_together) as is_run_together,
    max(case when printed.code is not null then 1 else 0 end) as is_own_code,
    max(case when coalesce(own_class.name, known_class.name) is not null then 1 else 0 end) as agrees_in_class,
    max(case when coalesce(own_division.name, known_division.name) is not null then 1 else 0 end) as agrees_in_division
from parts
inner join candidates
    on
        parts.document_id = candidates.document_id
        and parts.ordinal = candidates.ordinal
        and parts.part_no = candidates.part_no
left join printed
    on
        parts.disclosure_id = printed.disclosure_id
        and candidates.scheme = printed.scheme
        and candidates.code = printed.code
left join own_parents as own_class
    on
        parts.disclosure_id = own_class.disclosure_id
        and candidates.scheme = own_class.scheme
        and left(candidates.code, 3) = own_class.code
        and parts.class_name = own_class.name
left join known_parents as known_class
    on
        candidates.scheme = known_class.scheme
        and left(candidates.code, 3) = known_class.code
        and parts.class_name = known_class.name
left join own_parents as own_division
    on
        parts.disclosure_id = own_division.disclosure_id
        and candidates.scheme = own_division.scheme
        and left(candidates.code, 5) = own_division.code
        and parts.division_name = own_division.name
left join known_parents as known_division
    on
        candidates.scheme = known_division.scheme
        and left(candidates.code, 5) = known_division.code
        and parts.division_name = known_division.name
group by parts.document_id, parts.ordinal, parts.part_no, candidates.scheme, candidates.code
