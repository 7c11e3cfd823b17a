-- A term without a mark is asked for as a whole: it may be the lone name of a subject, or names run together.
with asked as (
    select
        terms.document_id,
        terms.ordinal,
        coalesce(parts.part_no, 1) as part_no,
        documents.disclosure_id,
        documents.fiscal_year,
        parts.subject_code as printed_code,
        {{ plain_name('parts.class_name') }} as class_name,
        {{ plain_name('parts.division_name') }} as division_name,
        {{ plain_name('coalesce(parts.item_name, parts.division_name, parts.class_name, terms.term)') }} as own_name,
        case
            when parts.part_no is null then null
            when parts.item_name is not null then 3
            when parts.division_name is not null then 2
            else 1
        end as level,
        coalesce(parts.is_marked, false) as is_marked,
        parts.part_no is null as is_whole_term,
        coalesce(parts.class_name || '/', '')
        || coalesce(parts.division_name || case when parts.item_name is null then '' else '/' end, '')
        || coalesce(parts.item_name, '') as joined_path
    from {{ ref('stg_terms') }} as terms
    inner join {{ ref('int_documents') }} as documents on terms.document_id = documents.document_id
    left join {{ ref('stg_term_subjects') }} as parts
        on terms.document_id = parts.document_id and terms.ordinal = parts.ordinal
)

select
    document_id,
    ordinal,
    part_no,
    disclosure_id,
    fiscal_year,
    printed_code,
    case when level > 1 then class_name else '' end as class_name,
    case when level > 2 then division_name else '' end as division_name,
    own_name,
    level,
    is_marked,
    is_whole_term,
    case
        when is_whole_term then null
        when right(joined_path, 1) = '/' then left(joined_path, length(joined_path) - 1)
        else joined_path
    end as subject_path,
    -- What names run together are compared by.
    case when is_whole_term then replace(own_name, '支出', '') end as run_together
from asked
