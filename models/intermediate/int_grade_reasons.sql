{% set counted = [
    ('publisher_breaks', 'checks_publisher', 'checks_compared'),
    ('suspect_breaks', 'checks_suspect', 'checks_compared'),
    ('unsure_amounts', 'amounts_inferred + amounts_doubtful', 'amounts'),
    ('unplaced_cells', 'cells_unplaced', 'amounts + cells_unplaced'),
    ('contradicted_claims', 'claims_contradicted', 'claims_compared'),
    ('missing_tables', 'tables_missing', none),
    ('empty_tables', 'tables_empty', none),
    ('checks_compared', 'checks_compared', none),
] %}
with counts as (
    select
        counts.*,
        counts.checks_hold + counts.checks_rounding + counts.checks_publisher + counts.checks_suspect as checks_compared
    from {{ ref('int_disclosure_counts') }} as counts
),

measured as (
    {% for criterion, counted_things, of_what in counted %}
    select
        disclosure_id,
        '{{ criterion }}' as criterion,
        {{ counted_things }} as counted,
        {% if of_what %}
        cast(100.0 * ({{ counted_things }}) / greatest({{ of_what }}, 1) as decimal(12, 2)) as share
        {% else %}
        cast(null as decimal(12, 2)) as share
        {% endif %}
    from counts
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

graded as (
    select
        measured.disclosure_id,
        measured.criterion,
        measured.counted,
        measured.share,
        criteria.words_en,
        criteria.words_zh,
        case
            {% for letter in ['a', 'b', 'c', 'd'] %}
            when
                case criteria.bound
                    when 'most' then coalesce(measured.share, measured.counted) <= criteria.{{ letter }}
                    else measured.counted >= criteria.{{ letter }}
                end
                then '{{ letter | upper }}'
            {% endfor %}
            else 'E'
        end as grade
    from measured
    inner join {{ ref('grades') }} as criteria on measured.criterion = criteria.criterion
)

select
    disclosure_id,
    criterion,
    grade,
    {{ filled_in('words_en', 'counted', 'share') }} as reason_en,
    {{ filled_in('words_zh', 'counted', 'share') }} as reason_zh
from graded
