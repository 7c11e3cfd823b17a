-- 会议费 and 培训费 beside the items of 三公 are in the table's total and not in what the words mean by it.
with wider_totals as (
    select distinct table_id
    from {{ ref('int_amounts') }}
    where table_key = 'three_public' and row_kind = 'item' and item is null
),

figures as (
    select
        targets.claim_id,
        targets.role,
        amounts.amount_id,
        amounts.amount_yuan,
        amounts.quantum_yuan,
        amounts.table_id,
        amounts.row_name,
        amounts.fund,
        amounts.origin,
        amounts.spend,
        targets.fund as claimed_fund,
        case
            when amounts.label_kind = 'line' and amounts.label_fund is not null then amounts.label_fund
            when amounts.fund != 'all' then amounts.fund
            else coalesce(sources.fund, 'all')
        end as meant_fund,
        sources.match_on,
        sources.preference,
        amounts.document_id = targets.document_id as is_own_document,
        -- Only a figure of the whole body, surely read, can contradict words that surely mean it.
        sources.is_sure and targets.is_named
        and amounts.block_unit is null and amounts.reading in ('printed', 'repaired')
        and (wider_totals.table_id is null or coalesce(amounts.item, '') != 'total')
        and (subjects.claim_id is null or subjects.is_exact) as is_sure
    from {{ ref('int_claim_targets') }} as targets
    inner join {{ ref('claim_sources') }} as sources on targets.metric = sources.metric
    inner join {{ ref('int_amounts') }} as amounts
        on
            targets.disclosure_id = amounts.disclosure_id
            and sources.table_key = amounts.table_key
            and targets.figure_year = amounts.figure_year
            and targets.figure_kind = amounts.figure_kind
            and (sources.side is null or sources.side = amounts.side)
            and {{ accepts('sources.label_kinds', 'amounts.label_kind') }}
            and {{ accepts('sources.row_kinds', 'amounts.row_kind') }}
            and (
                sources.row_word is null
                or position(sources.row_word in {{ plain_name(last_element('amounts.row_name')) }}) > 0
            )
            and (
                not {{ names('sources.match_on', 'spend') }}
                or targets.spend = coalesce(sources.spend, amounts.spend)
            )
            and (
                not {{ names('sources.match_on', 'item') }}
                or targets.item = coalesce(sources.item, amounts.item)
            )
    left join {{ ref('int_claim_subjects') }} as subjects
        on
            targets.claim_id = subjects.claim_id
            and amounts.scheme = subjects.scheme
            and amounts.subject_code = subjects.code
    left join wider_totals on amounts.table_id = wider_totals.table_id
    where
        amounts.origin in ('all', 'current')
        and (not {{ names('sources.match_on', 'subject') }} or subjects.claim_id is not null)
)

-- Any figure of a fund within the one named, or around it, may be meant; only one of the very fund can contradict.
select
    figures.claim_id,
    figures.role,
    figures.amount_id,
    figures.amount_yuan,
    figures.quantum_yuan,
    figures.table_id,
    {{ key_of(['figures.table_id', 'figures.row_name', 'figures.fund', 'figures.origin', 'figures.spend']) }} as series,
    figures.preference,
    figures.is_own_document,
    figures.is_sure and (
        not {{ names('figures.match_on', 'fund') }} or coalesce(figures.claimed_fund, 'all') = figures.meant_fund
    ) as is_sure
from figures
left join {{ ref('funds') }} as claimed on figures.claimed_fund = claimed.fund
left join {{ ref('funds') }} as meant on figures.meant_fund = meant.fund
where
    not {{ names('figures.match_on', 'fund') }}
    or claimed.fund is null
    or position(claimed.fund_path in meant.fund_path) = 1
    or position(meant.fund_path in claimed.fund_path) = 1
