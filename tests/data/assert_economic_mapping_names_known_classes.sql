-- A row of the mapping that names a class the dictionary does not have would fall out of marts.map_economic.
select
    seeded.dept_code,
    seeded.gov_code
from {{ ref('economic_mapping') }} as seeded
left join {{ ref('map_economic') }} as published
    on seeded.dept_code = published.dept_code and seeded.gov_code = published.gov_code
where published.dept_code is null
