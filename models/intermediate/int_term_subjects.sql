with first_choice as (
    select
        document_id,
        ordinal,
        part_no,
        min(choice) as choice
    from {{ ref('int_term_choices') }}
    group by document_id, ordinal, part_no
),

-- Two codes that are equally sure leave it open.
matched as (
    select
        choices.document_id,
        choices.ordinal,
        choices.part_no,
        min(choices.scheme) as scheme,
        min(choices.code) as code,
        min(choices.method) as method
    from {{ ref('int_term_choices') }} as choices
    inner join first_choice
        on
            choices.document_id = first_choice.document_id
            and choices.ordinal = first_choice.ordinal
            and choices.part_no = first_choice.part_no
            and choices.choice = first_choice.choice
    group by choices.document_id, choices.ordinal, choices.part_no
    having count(distinct choices.scheme || choices.code) = 1
)

select
    parts.document_id,
    parts.ordinal,
    parts.part_no,
    parts.disclosure_id,
    parts.fiscal_year,
    parts.subject_path,
    parts.is_marked,
    case
        when parts.printed_code is null then coalesce(matched.scheme, near.scheme)
        when left(parts.printed_code, 1) = '3' then 'dept'
        when left(parts.printed_code, 1) = '5' then 'gov'
        else 'function'
    end as scheme,
    coalesce(parts.printed_code, matched.code, near.code) as subject_code,
    case
        when parts.printed_code is not null then 'printed_code'
        when matched.code is not null then matched.method
        when near.code is not null then 'near_name'
    end as method
from {{ ref('int_term_parts') }} as parts
left join matched
    on
        parts.document_id = matched.document_id
        and parts.ordinal = matched.ordinal
        and parts.part_no = matched.part_no
left join {{ ref('int_term_near_names') }} as near
    on
        parts.document_id = near.document_id
        and parts.ordinal = near.ordinal
        and parts.part_no = near.part_no
where parts.is_marked or matched.code is not null
