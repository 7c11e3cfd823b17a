{% set types = {
    'document_id': type_text(), 'amount_id': type_text(), 'check_id': type_text(), 'table_key': type_text(),
    'page_no': 'integer', 'aspects': type_text(), 'was_yuan': type_money(), 'now_yuan': type_money(),
    'was_text': type_text(), 'now_text': type_text(),
} %}
with disclosures as (
    select
        disclosure_id,
        change,
        coalesce(agency_name, disclosure_id) as label
    from {{ ref('int_changed_disclosures') }}
    where change is not null
),

documents as (
    select
        disclosure_id,
        document_id,
        change,
        path as label,
        case change when 'moved' then was_disclosure_id when 'renamed' then was_path end as was_text,
        case change when 'moved' then disclosure_id when 'renamed' then path end as now_text,
        is_by_document
    from {{ ref('int_changed_documents') }}
),

amounts as (
    select * from {{ ref('int_changed_amounts') }}
),

figures as (
    select * from {{ ref('int_changed_figures') }}
),

changed as (
    {% for source, subject, own_cause, own in [
        ('disclosures', "'disclosure'", 'false', []),
        ('documents', "'document'", 'is_by_document', ['document_id', 'was_text', 'now_text']),
        ('amounts', "'amount'", 'false', types.keys() | reject('eq', 'check_id') | list),
        ('figures', 'subject', 'false', types.keys() | reject('in', ['document_id', 'amount_id', 'aspects']) | list),
    ] %}
    select
        {{ subject }} as subject,
        change,
        disclosure_id,
        label,
        {% for column, type in types.items() %}
        {{ column if column in own else 'cast(null as ' ~ type ~ ') as ' ~ column }},
        {% endfor %}
        {{ own_cause }} as is_by_document
    from {{ source }}
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

blamed as (
    select
        changed.*,
        disclosures.agency_name,
        disclosures.fiscal_year,
        disclosures.kind,
        disclosures.scope,
        case when changed.subject = 'document' then changed.label else disclosures.paths end as paths,
        -- What a document says does not hang on the documents beside it; which of them counts does.
        changed.is_by_document or (
            disclosures.is_by_document
            and (changed.subject in ('disclosure', 'total', 'check') or changed.change in ('superseded', 'restored'))
        ) as is_explained
    from changed
    inner join {{ ref('int_changed_disclosures') }} as disclosures
        on changed.disclosure_id = disclosures.disclosure_id
)

select
    {{ key_of([
        'blamed.subject', 'blamed.disclosure_id', 'blamed.document_id', 'blamed.amount_id', 'blamed.check_id',
        'blamed.label'
    ]) }} as change_id,
    blamed.subject,
    blamed.change,
    blamed.disclosure_id,
    blamed.agency_name,
    blamed.fiscal_year,
    blamed.kind,
    blamed.scope,
    blamed.document_id,
    blamed.amount_id,
    blamed.check_id,
    blamed.table_key,
    blamed.page_no,
    blamed.label,
    blamed.aspects,
    blamed.was_yuan as before_yuan,
    blamed.now_yuan as after_yuan,
    nullif(blamed.was_text, '') as before_text,
    nullif(blamed.now_text, '') as after_text,
    case when blamed.is_explained then 'document' else causes.cause end as cause,
    case when blamed.is_explained then blamed.paths else causes.cause_detail end as cause_detail
from blamed
cross join {{ ref('int_change_causes') }} as causes
