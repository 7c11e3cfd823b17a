{% set of_the_panel = [
    'breakdown', 'fund', 'origin', 'spend', 'level', 'item', 'is_leaf', 'amount_yuan', 'has_doubt'
] %}
with panel as (
    select
        panel.*,
        disclosures.fiscal_year,
        disclosures.kind
    from {{ ref('int_panel') }} as panel
    inner join {{ ref('dim_disclosure') }} as disclosures on panel.disclosure_id = disclosures.disclosure_id
),

-- From the other disclosure where there is one, else from the same document.
offered as (
    select
        counterparts.comparison,
        counterparts.disclosure_id,
        counterparts.other_disclosure_id,
        'own_disclosure' as other_source,
        1 as preference,
        panel.figure_kind as other_kind,
        panel.figure_year as other_year,
        counterparts.is_other_scope,
        counterparts.is_other_kind,
        panel.{{ of_the_panel | join(', panel.') }}
    from {{ ref('int_counterparts') }} as counterparts
    inner join panel on counterparts.other_disclosure_id = panel.disclosure_id and panel.is_own_figure
    union all
    select
        case
            when panel.figure_year < panel.fiscal_year then 'year'
            when panel.figure_kind = 'adjusted' then 'adjusted'
            else 'plan'
        end as comparison,
        panel.disclosure_id,
        cast(null as {{ type_text() }}) as other_disclosure_id,
        'printed_beside' as other_source,
        2 as preference,
        panel.figure_kind as other_kind,
        panel.figure_year as other_year,
        false as is_other_scope,
        panel.figure_year < panel.fiscal_year and panel.figure_kind != panel.kind as is_other_kind,
        panel.{{ of_the_panel | join(', panel.') }}
    from panel
    where
        not panel.is_own_figure
        and (
            panel.figure_year = panel.fiscal_year - 1
            or (panel.figure_year = panel.fiscal_year and panel.kind = 'final' and panel.figure_kind != 'final')
        )
),

chosen as (
    select *
    from offered
    qualify dense_rank() over (
        partition by comparison, disclosure_id, breakdown, fund, origin, spend
        order by is_other_kind, preference, other_kind
    ) = 1
)

-- A subject that was given another code stands under the code of the later year.
select
    chosen.*,
    coalesce(moves.to_code, chosen.item) as item_now
from chosen
left join {{ ref('subject_moves') }} as moves
    on
        case when chosen.comparison = 'year' then {{ scheme_of('chosen.breakdown') }} end = moves.scheme
        and chosen.item = moves.from_code
        and chosen.other_year = moves.since - 1
        and moves.is_whole
