with claims as (
    select
        claim_id,
        disclosure_id,
        metric,
        subject_code,
        plain_path
    from {{ ref('int_claims') }}
    where metric in ('function', 'economic')
),

-- 款 and 项 may be named without their 类, which a heading above them says, and 项 alone where the tables have one such.
own_named as (
    select
        claims.claim_id,
        paths.scheme,
        paths.code,
        case
            when paths.plain_path = claims.plain_path then 1
            when
                right(paths.plain_path, length(claims.plain_path) + 1) = '/' || claims.plain_path
                and position('/' in claims.plain_path) > 0
                then 2
            else 5
        end as choice
    from claims
    inner join {{ ref('int_printed_codes') }} as paths
        on
            claims.disclosure_id = paths.disclosure_id
            and (claims.metric = 'function') = (paths.scheme = 'function')
            and (
                claims.plain_path = paths.plain_path
                or right(paths.plain_path, length(claims.plain_path) + 1) = '/' || claims.plain_path
                -- The 款 between may bear a name of another year.
                or (
                    position('/' in claims.plain_path) > 0
                    and split_part(paths.plain_path, '/', 1) = split_part(claims.plain_path, '/', 1)
                    and split_part(paths.plain_path, '/', 3) = split_part(claims.plain_path, '/', 3)
                )
            )
    where claims.subject_code is null and claims.plain_path != ''
),

dictionary as (
    select
        scheme,
        code,
        {{ plain_name('name_path') }} as plain_path
    from {{ ref('int_subject_codes') }}
),

-- Both spellings of a dictionary path: claims meet them by equality, not one by one.
spelled as (
    select
        scheme,
        code,
        plain_path,
        3 as choice
    from dictionary
    union all
    select
        scheme,
        code,
        regexp_replace(plain_path, '^[^/]*/', '') as plain_path,
        4 as choice
    from dictionary
    where plain_path like '%/%/%'
),

named as (
    select
        claim_id,
        scheme,
        code,
        choice
    from own_named
    union all
    select
        claims.claim_id,
        spelled.scheme,
        spelled.code,
        spelled.choice
    from claims
    inner join spelled
        on
            claims.plain_path = spelled.plain_path
            and (claims.metric = 'function') = (spelled.scheme = 'function')
    where claims.subject_code is null and claims.plain_path != ''
),

first_choice as (
    select
        claim_id,
        min(choice) as choice
    from named
    group by claim_id
),

-- A path that two functions share names neither; an economic class has its code in each of the two schemes.
unique_codes as (
    select
        named.claim_id,
        named.scheme,
        min(named.code) as code,
        min(named.choice) < 5 as is_exact
    from named
    inner join first_choice on named.claim_id = first_choice.claim_id and named.choice = first_choice.choice
    group by named.claim_id, named.scheme
    having count(distinct named.code) = 1
)

select
    claim_id,
    scheme,
    code,
    is_exact
from unique_codes
union all
select
    claim_id,
    case left(subject_code, 1) when '3' then 'dept' when '5' then 'gov' else 'function' end as scheme,
    subject_code as code,
    true as is_exact
from claims
where subject_code is not null
