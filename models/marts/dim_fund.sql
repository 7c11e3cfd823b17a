select
    fund,
    parent_fund,
    name_zh as fund_name,
    name_en as fund_name_en
from {{ ref('funds') }}
