-- What is compared of a published file: its public tables with the columns that matter, as they were.
create schema published;

-- One row per table below: whether the published file had it, and if not, why not.
create table published.compared (
    table_name varchar not null,
    is_comparable boolean not null,
    reason varchar
);

create table published.old_build_parts (kind varchar, name varchar, fingerprint varchar);

create table published.old_documents (path varchar, document_id varchar, status varchar);

create table published.old_dim_document (
    document_id varchar, disclosure_id varchar, path varchar, source_url varchar, published_on date,
    is_superseded boolean
);

create table published.old_dim_disclosure (
    disclosure_id varchar, agency_name varchar, fiscal_year integer, kind varchar, scope varchar,
    included_in_id varchar
);

create table published.old_published_amounts (
    amount_id varchar, document_id varchar, table_key varchar, unit_name varchar, side varchar, row_kind varchar,
    row_code varchar, row_name varchar, row_path varchar, fund varchar, origin varchar, spend varchar,
    measure varchar, figure_year integer, figure_kind varchar, amount_yuan decimal(20, 2), value decimal(28, 8),
    reading varchar, page_no integer
);

create table published.old_fact_totals (disclosure_id varchar, fact varchar, lines integer, amount_yuan decimal(20, 2));

create table published.old_balance_checks (
    check_id varchar, disclosure_id varchar, rule_id varchar, table_key varchar, place varchar, page_no integer,
    verdict varchar, difference_yuan decimal(20, 2)
);
