with disclosures as (
    select
        disclosure_id,
        region_code,
        agency_id,
        agency_name,
        fiscal_year,
        kind
    from {{ ref('dim_disclosure') }}
),

-- One printed table may hold the figures of two: each counts where its figures are.
tables as (
    select
        disclosure_id,
        document_id,
        table_ordinal,
        table_key,
        not is_empty as has_numbers,
        is_declared_empty
    from {{ ref('int_tables') }}
    where not is_superseded
    union
    select
        amounts.disclosure_id,
        amounts.document_id,
        amounts.table_ordinal,
        amounts.table_key,
        true as has_numbers,
        false as is_declared_empty
    from {{ ref('published_amounts') }} as amounts
    inner join {{ ref('int_tables') }} as tables
        on amounts.document_id = tables.document_id and amounts.table_ordinal = tables.table_ordinal
    where not tables.is_superseded and tables.table_key != amounts.table_key
),

printed as (
    select
        disclosure_id,
        table_key,
        count(*) as tables,
        sum(case when has_numbers then 1 else 0 end) as tables_with_numbers,
        sum(case when is_declared_empty then 1 else 0 end) as tables_declared_empty
    from tables
    group by disclosure_id, table_key
),

-- What the rules of disclosure did not yet ask for in a year is not missing from it.
keys as (
    select
        disclosures.*,
        keys.table_key,
        keys.name_zh as table_name,
        keys.is_customary,
        case disclosures.kind when 'final' then keys.expected_in_final else keys.expected_in_budget end
        and disclosures.fiscal_year >= coalesce(keys.expected_from, 0) as is_asked
    from disclosures
    cross join {{ ref('table_keys') }} as keys
),

-- How the disclosures of one place, year and kind keep it; a body whose place is not known stands alone.
kept as (
    select
        keys.*,
        printed.tables,
        printed.tables_with_numbers,
        printed.tables_declared_empty,
        count(*) over there as region_disclosures,
        count(printed.tables) over there as region_printing
    from keys
    left join printed on keys.disclosure_id = printed.disclosure_id and keys.table_key = printed.table_key
    window
        there as (
            partition by coalesce(keys.region_code, keys.disclosure_id), keys.fiscal_year, keys.kind, keys.table_key
        )
)

-- What only the forms of some places have is expected there; elsewhere it is told to be missing all the same.
select
    disclosure_id,
    region_code,
    agency_id,
    agency_name,
    fiscal_year,
    kind,
    table_key,
    table_name,
    is_asked and (not is_customary or 2 * region_printing >= region_disclosures) as is_expected,
    case
        when tables is null then 'missing'
        when tables_with_numbers > 0 then 'found'
        when tables_declared_empty > 0 then 'declared_empty'
        else 'empty'
    end as state,
    cast(coalesce(tables, 0) as integer) as tables,
    cast(region_printing as integer) as region_printing,
    cast(region_disclosures as integer) as region_disclosures
from kept
where tables is not null or is_asked
