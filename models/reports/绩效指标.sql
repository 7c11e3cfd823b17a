select
    indicators.document_id as {{ zh('文件编号') }},
    indicators.table_ordinal as {{ zh('表序') }},
    indicators.row_no as {{ zh('行序') }},
    indicators.col_no as {{ zh('列序') }},
    disclosures.province_name as {{ zh('省份') }},
    disclosures.city_name as {{ zh('城市') }},
    disclosures.county_name as {{ zh('区县') }},
    disclosures.agency_name as {{ zh('部门名称') }},
    disclosures.fiscal_year as {{ zh('年度') }},
    {{ kind_zh('disclosures.kind') }} as {{ zh('预决算') }},
    {{ scope_zh('disclosures.scope') }} as {{ zh('口径') }},
    {{ in_chinese('indicators.scope', {'entity': '整体', 'project': '项目'}) }} as {{ zh('绩效层级') }},
    indicators.subject as {{ zh('对象名称') }},
    indicators.level1 as {{ zh('一级指标') }},
    indicators.level2 as {{ zh('二级指标') }},
    indicators.level3 as {{ zh('三级指标') }},
    indicators.target_text as {{ zh('指标值') }},
    indicators.measure_unit as {{ zh('计量单位') }},
    {{ in_chinese('indicators.horizon', {'annual': '年度', 'term': '实施期'}) }} as {{ zh('期限') }},
    indicators.weight as {{ zh('权重') }},
    indicators.page_no as {{ zh('页码') }}
from {{ ref('fct_indicator') }} as indicators
inner join {{ ref('dim_disclosure') }} as disclosures on indicators.disclosure_id = disclosures.disclosure_id
