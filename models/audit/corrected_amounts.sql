select
    amount_id,
    disclosure_id,
    table_key,
    row_name,
    field,
    expects,
    becomes,
    reason,
    printed_yuan,
    amount_yuan
from {{ ref('int_corrections') }}
