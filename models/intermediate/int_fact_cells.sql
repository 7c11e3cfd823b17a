-- What the facts may take: a disclosure's own year and kind, not what it prints beside it.
select *
from {{ ref('int_line_cells') }}
where is_own_figure
