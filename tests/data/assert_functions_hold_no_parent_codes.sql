-- No code of the function fact stands above another of the same unit: that would count its money twice.
select distinct
    upper_line.disclosure_id,
    upper_line.unit_name,
    upper_line.function_code
from {{ ref('fct_expenditure_by_function') }} as upper_line
inner join {{ ref('fct_expenditure_by_function') }} as lower_line
    on
        upper_line.disclosure_id = lower_line.disclosure_id
        and coalesce(upper_line.unit_name, '') = coalesce(lower_line.unit_name, '')
        and length(lower_line.function_code) > length(upper_line.function_code)
        and left(lower_line.function_code, length(upper_line.function_code)) = upper_line.function_code
