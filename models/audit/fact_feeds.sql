-- Every additive fact of every disclosure: the table that feeds it, or why none does; and what its leaves miss.
with facts as (
    select distinct fact
    from {{ ref('fact_sources') }}
),

lines as (
    select
        lines.disclosure_id,
        lines.fact,
        max(lines.included_in_id) as included_in_id,
        sum(case when lines.line_kind = 'leaf' then 1 else 0 end) as leaves,
        sum(lines.amount_yuan) as amount_yuan,
        sum(case when lines.line_kind = 'difference' then lines.amount_yuan else 0 end) as difference_yuan,
        max(case when lines.reading in ('doubtful', 'inferred') then 1 else 0 end) as unsure_leaves,
        max(quanta.quantum_yuan) as quantum_yuan
    from {{ ref('int_fact_lines') }} as lines
    inner join {{ ref('int_table_quanta') }} as quanta
        on lines.document_id = quanta.document_id and lines.table_ordinal = quanta.table_ordinal
    group by lines.disclosure_id, lines.fact
),

broken_tables as (
    select
        disclosure_id,
        table_key,
        max(case when verdict = 'publisher' then 1 else 0 end) as publisher_breaks,
        max(case when verdict = 'suspect' then 1 else 0 end) as suspect_breaks
    from {{ ref('balance_checks') }}
    where verdict in ('publisher', 'suspect')
    group by disclosure_id, table_key
),

-- What the document says of the tables that could feed the fact.
offered as (
    select
        coverage.disclosure_id,
        sources.fact,
        max(case when coverage.state = 'found' then 1 else 0 end) as tables_with_numbers,
        max(case when coverage.state = 'declared_empty' then 1 else 0 end) as tables_declared_empty
    from {{ ref('coverage') }} as coverage
    inner join {{ ref('fact_sources') }} as sources on coverage.table_key = sources.table_key
    where coverage.state != 'missing'
    group by coverage.disclosure_id, sources.fact
),

-- Rows of the very kind that the fact is made of.
of_the_kind as (
    select distinct
        cells.disclosure_id,
        sources.fact
    from {{ ref('int_cells') }} as cells
    inner join {{ ref('fact_sources') }} as sources
        on cells.table_key = sources.table_key and cells.row_group = sources.row_kind
    where cells.is_own_figure and cells.amount_yuan != 0
)

select
    disclosures.disclosure_id,
    facts.fact,
    case
        when lines.included_in_id is not null then 'in_department'
        when lines.disclosure_id is not null then 'fed'
        when of_the_kind.disclosure_id is not null then 'unfed'
        when offered.tables_with_numbers = 1 then 'other_rows'
        when offered.tables_declared_empty = 1 then 'declared_empty'
        when offered.disclosure_id is not null then 'empty'
        else 'missing'
    end as state,
    feeds.document_id,
    feeds.table_key,
    feeds.table_ordinal,
    feeds.printed_total_yuan is not null as is_total_printed,
    coalesce(feeds.is_reaching, false) as is_reaching,
    cast(coalesce(lines.leaves, 0) as integer) as leaves,
    feeds.total_yuan,
    cast(lines.difference_yuan as {{ type_money() }}) as difference_yuan,
    case
        when lines.disclosure_id is null then null
        when lines.difference_yuan = 0 then 'none'
        -- Half a step for each number that is added, and for the total.
        when abs(lines.difference_yuan) <= (lines.leaves + 1) * lines.quantum_yuan / 2 then 'rounding'
        when lines.unsure_leaves = 1 or broken_tables.suspect_breaks = 1 then 'doubt'
        when broken_tables.publisher_breaks = 1 then 'publisher'
        else 'unexplained'
    end as difference_kind
from {{ ref('dim_disclosure') }} as disclosures
cross join facts
left join {{ ref('int_fact_feeds') }} as feeds
    on disclosures.disclosure_id = feeds.disclosure_id and facts.fact = feeds.fact
left join lines on disclosures.disclosure_id = lines.disclosure_id and facts.fact = lines.fact
left join broken_tables
    on disclosures.disclosure_id = broken_tables.disclosure_id and feeds.table_key = broken_tables.table_key
left join offered on disclosures.disclosure_id = offered.disclosure_id and facts.fact = offered.fact
left join of_the_kind on disclosures.disclosure_id = of_the_kind.disclosure_id and facts.fact = of_the_kind.fact
