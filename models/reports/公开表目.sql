select
    coverage.disclosure_id as {{ zh('披露编号') }},
    coverage.table_key as {{ zh('表键') }},
    disclosures.province_name as {{ zh('省份') }},
    disclosures.city_name as {{ zh('城市') }},
    disclosures.county_name as {{ zh('区县') }},
    disclosures.agency_name as {{ zh('部门名称') }},
    disclosures.fiscal_year as {{ zh('年度') }},
    {{ kind_zh('disclosures.kind') }} as {{ zh('预决算') }},
    {{ scope_zh('disclosures.scope') }} as {{ zh('口径') }},
    coverage.table_name as {{ zh('表名') }},
    coverage.is_expected as {{ zh('是否应有') }},
    {{ in_chinese('coverage.state', {
        'found': '已公开', 'declared_empty': '声明空表', 'empty': '空表未说明', 'missing': '缺少'
    }) }} as {{ zh('状态') }},
    coverage.tables as {{ zh('张数') }},
    coverage.region_printing as {{ zh('同地列有份数') }},
    coverage.region_disclosures as {{ zh('同地披露份数') }}
from {{ ref('coverage') }} as coverage
inner join {{ ref('dim_disclosure') }} as disclosures on coverage.disclosure_id = disclosures.disclosure_id
