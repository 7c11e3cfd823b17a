with names as (
    select distinct
        scheme,
        code,
        {{ plain_name('name') }} as plain_name,
        name
    from {{ ref('int_subject_wordings') }}
),

known as (
    select distinct
        scheme,
        code
    from names
),

worded as (
    select distinct
        scheme,
        code,
        plain_name
    from names
),

bearers as (
    select
        scheme,
        plain_name,
        count(distinct code) as codes
    from names
    group by scheme, plain_name
),

-- What money is for or comes from stands among the subjects of a 收支 table (上缴上级支出) and is none.
words as (
    select {{ plain_name('name_zh') }} as word
    from {{ ref('spends') }}
    union
    select {{ plain_name('name_zh') }} as word
    from {{ ref('funds') }}
),

judged as (
    select
        printed.*,
        case
            when printed.code is null and coalesce(bearers.codes, 0) > 1 then 'ambiguous_name'
            when
                printed.code is null
                and (words.word is not null or headings.printed_name is not null or printed.is_of_purchases)
                then 'other_row'
            when printed.code is null then 'unknown_name'
            when length(printed.code) not in (3, 5, 7) then 'malformed_code'
            when known.code is null and printed.scheme != 'function' and parents.code is not null then 'subdivision'
            when known.code is null then 'unknown_code'
            when valid.code is null then 'other_year'
            when named.code is null then 'other_name'
        end as reason
    from {{ ref('int_subject_rows') }} as printed
    left join bearers on printed.scheme = bearers.scheme and printed.plain_name = bearers.plain_name
    left join words on printed.plain_name = words.word
    left join {{ ref('int_class_headings') }} as headings
        on
            printed.disclosure_id = headings.disclosure_id
            and printed.scheme = headings.scheme
            and printed.printed_name = headings.printed_name
    left join known on printed.scheme = known.scheme and printed.code = known.code
    left join known as parents
        on printed.scheme = parents.scheme and length(printed.code) = 7 and left(printed.code, 5) = parents.code
    left join {{ ref('int_subject_codes') }} as valid
        on
            printed.scheme = valid.scheme
            and printed.code = valid.code
            and coalesce(printed.fiscal_year, 9999) between valid.valid_from and coalesce(valid.valid_to, 9999)
    left join worded as named
        on printed.scheme = named.scheme and printed.code = named.code and printed.plain_name = named.plain_name
),

-- The likest name of the classification, one under the same 类 and 款 first.
likeness as (
    select
        judged.disclosure_id,
        judged.scheme,
        judged.printed_code,
        judged.printed_name,
        names.code,
        names.name,
        row_number() over (
            partition by judged.disclosure_id, judged.scheme, judged.printed_code, judged.printed_name
            order by
                {{ edit_distance("judged.plain_name", "names.plain_name") }},
                left(judged.printed_code, length(names.code) - 2) = left(names.code, length(names.code) - 2) desc,
                names.code,
                names.name
        ) as choice
    from judged
    inner join names
        on
            judged.scheme = names.scheme
            and 2 * {{ edit_distance("judged.plain_name", "names.plain_name") }} <= length(judged.plain_name)
            and judged.reason is not null
)

select
    judged.disclosure_id,
    judged.scheme,
    judged.printed_code,
    judged.printed_name,
    judged.reason,
    cast(judged.amount_count as integer) as amount_count,
    judged.largest_yuan,
    judged.first_amount_id,
    likeness.code as nearest_code,
    likeness.name as nearest_name
from judged
left join likeness
    on
        judged.disclosure_id = likeness.disclosure_id
        and judged.scheme = likeness.scheme
        and coalesce(judged.printed_code, '') = coalesce(likeness.printed_code, '')
        and judged.printed_name = likeness.printed_name
        and likeness.choice = 1
where judged.reason is not null
