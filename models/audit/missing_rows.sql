with candidates as (
    select * from {{ ref('int_gap_figures') }}
),

rows_there as (
    select
        table_id,
        row_group,
        case when row_kind = 'unit' then '' else coalesce(block_unit, '') end as block,
        subject_code,
        row_name
    from {{ ref('int_cells') }}
),

codes_there as (
    select distinct
        table_id,
        row_group,
        block,
        subject_code
    from rows_there
    where subject_code is not null
),

-- Names say that a row is there only where a code does not: many subjects are called alike.
names_there as (
    select
        table_id,
        row_group,
        block,
        row_name,
        bool_and(subject_code is not null) as are_coded
    from rows_there
    group by table_id, row_group, block, row_name
),

absent as (
    select
        candidates.*,
        min(candidates.row_key) over (partition by candidates.check_id) as first_row_key,
        max(candidates.row_key) over (partition by candidates.check_id) as last_row_key
    from candidates
    left join codes_there
        on
            candidates.short_table_id = codes_there.table_id
            and candidates.row_group = codes_there.row_group
            and candidates.block = codes_there.block
            and candidates.subject_code = codes_there.subject_code
    left join names_there
        on
            candidates.short_table_id = names_there.table_id
            and candidates.row_group = names_there.row_group
            and candidates.block = names_there.block
            and candidates.row_name = names_there.row_name
    where
        codes_there.table_id is null
        and (names_there.table_id is null or (names_there.are_coded and candidates.subject_code is not null))
),

-- Two rows that would both close the gap say nothing; one printed in several tables is shown where its column fits.
nearest as (
    select *
    from absent
    where first_row_key = last_row_key
    qualify row_number() over (
        partition by check_id order by columns_apart, table_ordinal, row_no, col_no, amount_id
    ) = 1
)

select
    nearest.check_id,
    nearest.disclosure_id,
    nearest.subject_code as row_code,
    nearest.row_name,
    amounts.amount_id,
    amounts.document_id,
    amounts.table_key,
    amounts.table_no,
    amounts.table_title,
    amounts.page_no,
    amounts.row_no,
    amounts.col_no,
    amounts.amount_yuan,
    amounts.printed_text,
    amounts.printed_unit,
    amounts.reading
from nearest
inner join {{ ref('published_amounts') }} as amounts on nearest.amount_id = amounts.amount_id
