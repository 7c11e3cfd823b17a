select
    landed.document_id,
    landed.title,
    landed.agency_name,
    landed.fiscal_year,
    landed.kind,
    landed.scope
from {{ source('landing', 'interpretations') }} as landed
where {{ of_this_build('landed') }}
