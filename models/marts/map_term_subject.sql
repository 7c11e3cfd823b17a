with dated as (
    select
        matched.*,
        codes.valid_from,
        -- The subject that the code means in the disclosure's year, else the latest.
        row_number() over (
            partition by matched.document_id, matched.ordinal, matched.part_no
            order by
                case
                    when
                        coalesce(matched.fiscal_year, 9999) between codes.valid_from and coalesce(codes.valid_to, 9999)
                        then 0
                    else 1
                end,
                codes.valid_from desc
        ) as choice
    from {{ ref('int_term_subjects') }} as matched
    left join {{ ref('int_subjects') }} as codes
        on matched.scheme = codes.scheme and matched.subject_code = codes.code
)

select
    document_id,
    ordinal,
    part_no,
    disclosure_id,
    subject_path,
    scheme,
    subject_code,
    valid_from,
    method as subject_method
from dated
where choice = 1
