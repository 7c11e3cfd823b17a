with disclosures as (
    select
        disclosure_id,
        min(agency_id) as agency_id,
        min(fiscal_year) as fiscal_year,
        min(kind) as kind,
        min(scope) as scope
    from {{ ref('int_documents') }}
    where fiscal_year is not null
    group by disclosure_id
),

-- Years are compared within one kind where both were published, plans with what became of them.
candidates as (
    select
        'year' as comparison,
        this.disclosure_id,
        others.disclosure_id as other_disclosure_id,
        this.scope != others.scope as is_other_scope,
        this.kind != others.kind as is_other_kind
    from disclosures as this
    inner join disclosures as others
        on this.agency_id = others.agency_id and this.fiscal_year = others.fiscal_year + 1
    union all
    select
        'plan' as comparison,
        this.disclosure_id,
        others.disclosure_id as other_disclosure_id,
        this.scope != others.scope as is_other_scope,
        false as is_other_kind
    from disclosures as this
    inner join disclosures as others
        on
            this.agency_id = others.agency_id
            and this.fiscal_year = others.fiscal_year
            and this.kind = 'final'
            and others.kind = 'budget'
)

select
    comparison,
    disclosure_id,
    other_disclosure_id,
    is_other_scope,
    is_other_kind
from candidates
qualify row_number() over (
    partition by comparison, disclosure_id
    order by is_other_scope, is_other_kind, other_disclosure_id
) = 1
