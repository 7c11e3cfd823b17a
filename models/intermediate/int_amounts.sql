with amounts as (
    select
        amounts.*,
        case amounts.row_kind
            when 'function' then 'function'
            when 'economic_dept' then 'dept'
            when 'economic_gov' then 'gov'
        end as scheme,
        coalesce(amounts.unit_name, case when amounts.row_kind = 'unit' then amounts.row_name end) as block_unit
    from {{ ref('stg_amounts') }} as amounts
    where amounts.measure = 'amount' and amounts.amount_yuan is not null
),

-- A label means the same on either side where no side is named.
labels as (
    {% for side in ['revenue', 'expenditure', ''] %}
    select
        label,
        '{{ side }}' as side,
        label_kind,
        label_fund,
        label_origin
    from {{ ref('summary_labels') }}
    where side in ('{{ side }}', 'any')
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

-- What a row is looked up by, NULL where it is not: then the look-ups are equalities, and grow with the rows alone.
sought as (
    select
        amounts.*,
        tables.is_two_sided,
        tables.is_repeatable,
        coalesce(amounts.side, '') as label_side,
        case when tables.is_two_sided then amounts.row_name end as label,
        case
            when tables.is_two_sided and position('/' in amounts.row_name) > 0
                then {{ last_element('amounts.row_name') }}
        end as item_label,
        case
            when tables.is_two_sided and position('/' in amounts.row_name) > 0
                then split_part(amounts.row_name, '/', 1)
        end as parent_label,
        case when amounts.table_key = 'three_public' then amounts.row_name end as three_public_name,
        case when amounts.row_code is null then amounts.scheme end as nameless_scheme
    from amounts
    inner join {{ ref('int_tables') }} as tables
        on amounts.document_id = tables.document_id and amounts.table_ordinal = tables.table_ordinal
    where not tables.is_superseded
),

attributed as (
    select
        amounts.*,
        documents.disclosure_id,
        quanta.quantum_yuan,
        coalesce(labels.label_fund, item_labels.label_fund) as label_fund,
        coalesce(
            labels.label_origin,
            case when parent_labels.label_kind = 'carry_in' then parent_labels.label_origin end,
            item_labels.label_origin
        ) as label_origin,
        items.item,
        items.item_code as three_public_code,
        amounts.figure_year = documents.fiscal_year and amounts.figure_kind = documents.kind as is_own_figure,
        case
            when amounts.row_kind in ('function', 'economic_dept', 'economic_gov')
                then coalesce(amounts.row_code, codes.code)
        end as subject_code,
        case
            when amounts.scheme is null then null
            when amounts.row_code is not null then 'printed'
            else codes.method
        end as subject_code_method,
        case
            when amounts.is_two_sided
                then coalesce(labels.label_kind, case when amounts.row_kind = 'total' then 'total' else 'line' end)
            when amounts.row_kind in ('total', 'unit') then 'head'
            else 'line'
        end as label_kind
    from sought as amounts
    inner join {{ ref('int_documents') }} as documents on amounts.document_id = documents.document_id
    inner join {{ ref('int_table_quanta') }} as quanta
        on amounts.document_id = quanta.document_id and amounts.table_ordinal = quanta.table_ordinal
    left join labels on amounts.label = labels.label and amounts.label_side = labels.side
    -- An item of a subtotal, 上年结转/一般公共预算拨款收入, has its fund from itself and its origin from the subtotal.
    left join labels as item_labels
        on amounts.item_label = item_labels.label and amounts.label_side = item_labels.side
    left join labels as parent_labels
        on amounts.parent_label = parent_labels.label and amounts.label_side = parent_labels.side
    left join {{ ref('int_three_public_items') }} as items on amounts.three_public_name = items.row_name
    left join {{ ref('int_resolved_codes') }} as codes
        on
            documents.disclosure_id = codes.disclosure_id
            and amounts.nameless_scheme = codes.scheme
            and amounts.row_name = codes.row_name
            and coalesce(amounts.row_path, '') = coalesce(codes.row_path, '')
),

-- Codes make a block's tree only where each of its rows has one; else the names above each row do.
blocked as (
    select
        attributed.*,
        min(case when attributed.subject_code is null then 0 else 1 end) over (
            partition by
                attributed.document_id, attributed.table_ordinal, attributed.table_key,
                attributed.block_unit, attributed.side, attributed.row_kind
        ) = 1 as is_coded_block
    from attributed
)

-- `node` is where a row hangs in its table's tree: another row stands under it if its node begins with this one.
select
    disclosure_id,
    document_id,
    table_ordinal,
    table_key,
    -- One printed table may hold the columns of two: a procurement table that also prints each project's money.
    -- Short, for it is part of the keys that rules match on.
    {{ key_of(['document_id', 'table_ordinal', 'table_key']) }} as table_id,
    is_two_sided,
    is_repeatable,
    quantum_yuan,
    amount_id,
    unit_name,
    block_unit,
    coalesce(side, '') as side,
    row_kind,
    scheme,
    subject_code,
    subject_code_method,
    paired_code,
    item_code,
    row_name,
    row_no,
    col_no,
    page_no,
    label_kind,
    label_fund,
    label_origin,
    item,
    fund,
    origin,
    spend,
    figure_year,
    figure_kind,
    is_own_figure,
    amount_yuan,
    reading,
    case
        when label_kind = 'head' and row_kind = 'total' then ''
        when three_public_code is not null then three_public_code
        when item = 'total' then ''
        when row_kind = 'unit' then coalesce(row_code, row_name || '/')
        when is_coded_block then subject_code
        else {{ path_of('row_path', 'row_name') }} || '/'
    end as node
from blocked
