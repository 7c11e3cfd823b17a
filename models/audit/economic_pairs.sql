with names as (
    select distinct
        scheme,
        code,
        plain_name
    from {{ ref('int_subject_paths') }}
    where scheme in ('dept', 'gov')
),

own_figures as (
    select
        amounts.disclosure_id,
        amounts.scheme,
        amounts.subject_code,
        amounts.paired_code,
        amounts.amount_id,
        amounts.page_no,
        amounts.row_no,
        amounts.col_no,
        amounts.amount_yuan
    from {{ ref('int_amounts') }} as amounts
    where
        amounts.scheme in ('dept', 'gov')
        and amounts.subject_code is not null
        and amounts.paired_code is not null
        and amounts.is_own_figure
        -- 会议费 beside 商品和服务支出 is a 款 of that class, not a class of the other classification.
        and not exists (
            select 1
            from names
            where
                names.scheme = amounts.scheme
                and names.plain_name = {{ plain_name('amounts.paired_code') }}
                and length(names.code) > length(amounts.subject_code)
                and left(names.code, length(amounts.subject_code)) = amounts.subject_code
        )
),

-- What stands beside a class may be a code or a name; a name means the class that the mapping has there, if it has one.
paired as (
    select
        own_figures.*,
        case
            when left(own_figures.paired_code, 1) in ('3', '5') then own_figures.paired_code
            else others.code
        end as other_code,
        row_number() over (
            partition by own_figures.amount_id
            order by case when mapping.gov_code is null then 1 else 0 end, length(others.code), others.code
        ) as choice
    from own_figures
    left join names as others
        on
            own_figures.scheme != others.scheme
            and {{ plain_name('own_figures.paired_code') }} = others.plain_name
    left join {{ ref('economic_mapping') }} as mapping
        on
            (case own_figures.scheme when 'dept' then left(own_figures.subject_code, 5) else others.code end)
            = mapping.dept_code
            and (case own_figures.scheme when 'dept' then others.code else own_figures.subject_code end)
            = mapping.gov_code
),

pairs as (
    select
        disclosure_id,
        case scheme when 'dept' then subject_code else other_code end as dept_code,
        case scheme when 'dept' then other_code else subject_code end as gov_code,
        amount_id,
        amount_yuan,
        row_number() over (
            partition by disclosure_id, scheme, subject_code, other_code
            order by page_no, row_no, col_no, amount_id
        ) as from_first
    from paired
    where choice = 1 and (left(other_code, 1) = '3') = (scheme = 'gov') and left(other_code, 1) in ('3', '5')
),

expected as (
    select
        dept_code,
        {{ joined_text('gov_code', ' ') }} as gov_codes
    from {{ ref('economic_mapping') }}
    group by dept_code
)

select
    pairs.disclosure_id,
    pairs.dept_code,
    pairs.gov_code,
    cast(count(*) as integer) as amount_count,
    max(abs(pairs.amount_yuan)) as largest_yuan,
    min(case when pairs.from_first = 1 then pairs.amount_id end) as first_amount_id,
    expected.gov_codes as expected_gov_codes,
    case
        when expected.gov_codes is null then 'unmapped'
        when position(' ' || pairs.gov_code || ' ' in ' ' || expected.gov_codes || ' ') > 0 then 'agrees'
        else 'disagrees'
    end as verdict
from pairs
left join expected on left(pairs.dept_code, 5) = expected.dept_code
group by pairs.disclosure_id, pairs.dept_code, pairs.gov_code, expected.gov_codes
