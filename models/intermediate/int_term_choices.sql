with own_paths as (
    select distinct
        disclosure_id,
        scheme,
        code,
        plain_path
    from {{ ref('int_printed_codes') }}
),

dictionary_paths as (
    select distinct
        scheme,
        code,
        {{ plain_name('name_path') }} as plain_path
    from {{ ref('int_subject_codes') }}
),

judged as (
    select
        parts.document_id,
        parts.ordinal,
        parts.part_no,
        parts.is_marked,
        parts.is_whole_term,
        candidates.scheme,
        candidates.code,
        candidates.is_valid,
        candidates.is_own_code,
        own_paths.code is not null as is_own_path,
        dictionary_paths.code is not null as is_dictionary_path,
        -- How much of what the term says above the name agrees with the candidate's 类 and 款.
        case
            when candidates.is_run_together = 1 then 'full'
            when length(candidates.code) = 3 and not parts.is_whole_term then 'full'
            when parts.class_name = '' and parts.division_name = '' then 'none'
            when candidates.agrees_in_class = 1 and (length(candidates.code) = 5 or candidates.agrees_in_division = 1)
                then 'full'
            when
                (parts.class_name = '' or candidates.agrees_in_class = 1)
                and (parts.division_name = '' or candidates.agrees_in_division = 1)
                then 'part'
            when candidates.agrees_in_class = 1 or candidates.agrees_in_division = 1 then 'mixed'
            else 'against'
        end as agreement
    from {{ ref('int_term_parts') }} as parts
    inner join {{ ref('int_term_candidates') }} as candidates
        on
            parts.document_id = candidates.document_id
            and parts.ordinal = candidates.ordinal
            and parts.part_no = candidates.part_no
    left join own_paths
        on
            parts.disclosure_id = own_paths.disclosure_id
            and candidates.scheme = own_paths.scheme
            and candidates.code = own_paths.code
            and {{ plain_name('parts.subject_path') }} = own_paths.plain_path
    left join dictionary_paths
        on
            candidates.scheme = dictionary_paths.scheme
            and candidates.code = dictionary_paths.code
            and {{ plain_name('parts.subject_path') }} = dictionary_paths.plain_path
),

-- The surest first: the tables beside the glossary say more than the dictionary, today's name more than another year's.
ranked as (
    select
        *,
        case
            when agreement = 'full' and is_own_path then 1
            when agreement = 'full' and is_own_code = 1 then 2
            when agreement = 'full' and is_dictionary_path and is_valid = 1 then 3
            when agreement = 'full' and is_valid = 1 then 4
            when not is_marked and not (agreement = 'none' and is_own_code = 1) then null
            when agreement = 'part' and is_own_code = 1 then 5
            when agreement = 'part' and is_valid = 1 then 6
            when agreement = 'mixed' and is_own_code = 1 then 7
            when agreement = 'mixed' and is_valid = 1 then 8
            when agreement = 'none' and is_own_code = 1 then 9
            when agreement = 'none' and is_valid = 1 then 10
            when agreement = 'full' then 11
        end as sureness
    from judged
)

-- What glossaries mark as 类, 款, 项 is a function where it can be one.
select
    document_id,
    ordinal,
    part_no,
    scheme,
    code,
    10 * sureness
    + case when is_marked then case scheme when 'function' then 0 when 'dept' then 1 else 2 end else 0 end as choice,
    case
        when sureness = 1 then 'own_tables'
        when sureness = 2 then 'own_tables_other_name'
        when sureness = 3 then 'dictionary'
        when sureness = 4 then 'other_name'
        when sureness < 9 then 'part_of_path'
        when sureness < 11 then 'lone_name'
        else 'other_year'
    end as method
from ranked
where sureness is not null
