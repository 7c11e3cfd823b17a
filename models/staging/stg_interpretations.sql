-- What a document does not say of itself, the name of its file may say.
select
    landed.document_id,
    landed.title,
    coalesce(landed.agency_name, files.agency_name) as agency_name,
    coalesce(landed.fiscal_year, files.fiscal_year) as fiscal_year,
    coalesce(landed.kind, files.kind) as kind,
    coalesce(files.scope, landed.scope) as scope
from {{ source('landing', 'interpretations') }} as landed
left join {{ source('build', 'file_names') }} as files on landed.document_id = files.document_id
where {{ of_this_build('landed') }}
