with tables as (
    select
        disclosure_id,
        sum(case when is_expected then 1 else 0 end) as tables_expected,
        sum(case when is_expected and state = 'found' then 1 else 0 end) as tables_found,
        sum(case when is_expected and state = 'declared_empty' then 1 else 0 end) as tables_declared_empty,
        sum(case when is_expected and state = 'empty' then 1 else 0 end) as tables_empty,
        sum(case when is_expected and state = 'missing' then 1 else 0 end) as tables_missing
    from {{ ref('coverage') }}
    group by disclosure_id
),

readings as (
    select
        disclosure_id,
        count(*) as amounts,
        sum(case when reading = 'printed' then 1 else 0 end) as amounts_printed,
        sum(case when reading = 'repaired' then 1 else 0 end) as amounts_repaired,
        sum(case when reading = 'inferred' then 1 else 0 end) as amounts_inferred,
        sum(case when reading = 'doubtful' then 1 else 0 end) as amounts_doubtful
    from {{ ref('published_amounts') }}
    group by disclosure_id
),

checks as (
    select
        disclosure_id,
        sum(case when verdict = 'holds' then 1 else 0 end) as checks_hold,
        sum(case when verdict = 'rounding' then 1 else 0 end) as checks_rounding,
        sum(case when verdict = 'publisher' then 1 else 0 end) as checks_publisher,
        sum(case when verdict = 'suspect' then 1 else 0 end) as checks_suspect,
        sum(case when verdict = 'unread' then 1 else 0 end) as checks_unread,
        sum(case when is_acknowledged then 1 else 0 end) as checks_acknowledged
    from {{ ref('balance_checks') }}
    group by disclosure_id
),

claims as (
    select
        disclosure_id,
        sum(case when verdict in ('agrees', 'rounding', 'contradicts') then 1 else 0 end) as claims_compared,
        sum(case when verdict = 'contradicts' then 1 else 0 end) as claims_contradicted
    from {{ ref('fct_claim') }}
    group by disclosure_id
),

unplaced as (
    select
        documents.disclosure_id,
        count(*) as cells
    from {{ ref('stg_unplaced') }} as cells
    inner join {{ ref('int_documents') }} as documents on cells.document_id = documents.document_id
    group by documents.disclosure_id
)

select
    disclosures.disclosure_id,
    {% for column in [
        'tables.tables_expected', 'tables.tables_found', 'tables.tables_declared_empty', 'tables.tables_empty',
        'tables.tables_missing', 'readings.amounts', 'readings.amounts_printed', 'readings.amounts_repaired',
        'readings.amounts_inferred', 'readings.amounts_doubtful', 'checks.checks_hold', 'checks.checks_rounding',
        'checks.checks_publisher', 'checks.checks_suspect', 'checks.checks_unread', 'checks.checks_acknowledged',
        'claims.claims_compared', 'claims.claims_contradicted'
    ] %}
    cast(coalesce({{ column }}, 0) as integer) as {{ column.split('.')[1] }},
    {% endfor %}
    cast(coalesce(unplaced.cells, 0) as integer) as cells_unplaced
from {{ ref('dim_disclosure') }} as disclosures
left join tables on disclosures.disclosure_id = tables.disclosure_id
left join readings on disclosures.disclosure_id = readings.disclosure_id
left join checks on disclosures.disclosure_id = checks.disclosure_id
left join claims on disclosures.disclosure_id = claims.disclosure_id
left join unplaced on disclosures.disclosure_id = unplaced.disclosure_id
