select
    indicators.document_id,
    documents.disclosure_id,
    indicators.page_no,
    indicators.table_ordinal,
    indicators.row_no,
    indicators.col_no,
    indicators.scope,
    indicators.subject,
    indicators.level1,
    indicators.level2,
    indicators.level3,
    indicators.operator,
    indicators.target,
    indicators.measure_unit,
    indicators.deadline,
    indicators.horizon,
    indicators.weight,
    indicators.actual,
    indicators.score,
    indicators.target_text
from {{ ref('stg_indicators') }} as indicators
inner join {{ ref('int_documents') }} as documents on indicators.document_id = documents.document_id
left join {{ ref('int_tables') }} as tables
    on indicators.document_id = tables.document_id and indicators.table_ordinal = tables.table_ordinal
where not coalesce(tables.is_superseded, false)
