-- Numbers of documents that both builds read: what a new document prints is new with it, and needs no row.
with documents as (
    select
        now.document_id,
        now.disclosure_id
    from {{ ref('dim_document') }} as now
    inner join {{ source('published', 'old_dim_document') }} as was on now.document_id = was.document_id
    where {{ is_comparable('published_amounts') }}
),

now as (
    select
        amounts.*,
        {{ meaning_of('amounts') }} as meaning
    from {{ ref('published_amounts') }} as amounts
    inner join documents on amounts.document_id = documents.document_id
),

was as (
    select
        amounts.*,
        {{ meaning_of('amounts') }} as meaning
    from {{ source('published', 'old_published_amounts') }} as amounts
    inner join documents on amounts.document_id = documents.document_id
),

paired as (
    select
        coalesce(now.amount_id, was.amount_id) as amount_id,
        coalesce(now.document_id, was.document_id) as document_id,
        coalesce(now.table_key, was.table_key) as table_key,
        coalesce(now.page_no, was.page_no) as page_no,
        coalesce(now.row_code, was.row_code) as row_code,
        coalesce(now.row_name, was.row_name) as row_name,
        case
            when was.amount_id is null then 'new'
            when now.amount_id is null then 'gone'
            else 'changed'
        end as change,
        was.amount_yuan as was_yuan,
        now.amount_yuan as now_yuan,
        was.value as was_value,
        now.value as now_value,
        was.reading as was_reading,
        now.reading as now_reading,
        was.meaning as was_meaning,
        now.meaning as now_meaning,
        {{ differs('now.value', 'was.value') }}
        or {{ differs('now.amount_yuan', 'was.amount_yuan') }} as has_other_value,
        {{ differs('now.reading', 'was.reading') }} as has_other_reading,
        {{ differs('now.meaning', 'was.meaning') }} as has_other_meaning
    from now
    full outer join was on now.amount_id = was.amount_id
)

select
    paired.amount_id,
    paired.document_id,
    documents.disclosure_id,
    paired.table_key,
    paired.page_no,
    coalesce(paired.row_code || ' ', '') || paired.row_name as label,
    paired.change,
    case
        when paired.change = 'changed' then concat_ws(
            ', ',
            case when paired.has_other_value then 'value' end,
            case when paired.has_other_reading then 'reading' end,
            case when paired.has_other_meaning then 'meaning' end
        )
    end as aspects,
    paired.was_yuan,
    paired.now_yuan,
{% for time in ['was', 'now'] %}
concat_ws(
    ' · ',
    case
        when paired.has_other_value and paired.{{ time }}_yuan is null
            then cast(paired.{{ time }}_value as {{ type_text() }})
    end,
    case when paired.has_other_reading then paired.{{ time }}_reading end,
    case when paired.has_other_meaning then paired.{{ time }}_meaning end
) as {{ time }}_text
{%- if not loop.last %},{% endif %}
{% endfor %}
from paired
inner join documents on paired.document_id = documents.document_id
where paired.has_other_value or paired.has_other_reading or paired.has_other_meaning
