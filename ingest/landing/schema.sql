-- The landing: what each document's pages hold (keyed by content and reader) and what that means (keyed by
-- interpreter as well). Rows of one document come and go in one transaction.
create schema if not exists raw;

-- One row per document that a reader has opened, read or refused.
create table if not exists raw.documents (
    document_id varchar not null,       -- sha-256 of the bytes, hexadecimal
    reader_id varchar not null,         -- fingerprint of the code that read it
    media_type varchar,
    page_count integer,
    status varchar not null,            -- read | refused
    message varchar,                    -- what happened and what to do, where refused
    primary key (document_id, reader_id)
);

-- One row per table of a document, joined over page breaks.
create table if not exists raw.grids (
    document_id varchar not null,
    reader_id varchar not null,
    table_ordinal integer not null,
    page_no integer not null,
    captions varchar not null,          -- JSON list of the lines above it
    notes varchar not null,             -- JSON list of the lines below it
    row_count integer not null,
    col_count integer not null,
    medium varchar not null,            -- print | ocr | converted: how the text of its cells came to be
    primary key (document_id, reader_id, table_ordinal)
);

-- One row per cell of a table, as it stands on the page.
create table if not exists raw.cells (
    document_id varchar not null,
    reader_id varchar not null,
    table_ordinal integer not null,
    page_no integer not null,
    row_no integer not null,
    col_no integer not null,
    row_span integer not null,
    col_span integer not null,
    text varchar not null,
    x0 double, y0 double, x1 double, y1 double,
    doubts varchar,                     -- JSON list of {kind, detail}
    primary key (document_id, reader_id, table_ordinal, row_no, col_no)
);

-- One row per paragraph outside the tables.
create table if not exists raw.paragraphs (
    document_id varchar not null,
    reader_id varchar not null,
    paragraph_no integer not null,
    page_no integer not null,
    text varchar not null,
    x0 double, y0 double, x1 double, y1 double,
    table_ordinal integer,              -- set where it is a caption or a note of that table
    primary key (document_id, reader_id, paragraph_no)
);

-- One row per document interpreted: what it says it is.
create table if not exists raw.interpretations (
    document_id varchar not null,
    reader_id varchar not null,
    interpreter_id varchar not null,    -- fingerprint of dictionary, rules and interpreting code
    title varchar,
    agency_name varchar,
    fiscal_year integer,
    kind varchar,                       -- budget | final
    scope varchar not null,             -- department | unit
    primary key (document_id, interpreter_id)
);

-- One row per table: what it was taken for.
create table if not exists raw.tables (
    document_id varchar not null,
    interpreter_id varchar not null,
    table_ordinal integer not null,
    page_no integer not null,
    table_key varchar not null,
    table_no varchar,
    table_title varchar,
    printed_unit varchar,
    is_empty boolean not null,
    is_declared_empty boolean not null,
    note varchar,
    medium varchar not null,
    primary key (document_id, interpreter_id, table_ordinal)
);

-- One row per number settled.
create table if not exists raw.amounts (
    amount_id varchar not null,
    document_id varchar not null,
    interpreter_id varchar not null,
    table_key varchar not null,
    table_no varchar,
    table_title varchar,
    table_ordinal integer not null,
    unit_name varchar,
    side varchar,
    row_kind varchar not null,
    row_code varchar,
    paired_code varchar,
    item_code varchar,
    row_name varchar not null,
    row_path varchar,
    row_level integer,
    fund varchar not null,
    origin varchar not null,
    spend varchar not null,
    measure varchar not null,
    figure_year integer not null,
    figure_kind varchar not null,
    amount_yuan decimal(20, 2),
    value decimal(28, 8) not null,
    printed_text varchar not null,
    printed_unit varchar,
    reading varchar not null,
    reading_note varchar,
    candidates varchar,                 -- JSON list of the other ways to read it, where there are any
    page_no integer not null,
    row_no integer not null,
    col_no integer not null,
    x0 double, y0 double, x1 double, y1 double,
    primary key (amount_id, interpreter_id)
);

-- One row per number that damage had moved, torn or lost, and what was made of it.
create table if not exists raw.repairs (
    amount_id varchar not null,
    document_id varchar not null,
    interpreter_id varchar not null,
    kind varchar not null,              -- moved | joined | completed | short | inferred | of_unit
    was_text varchar not null,          -- as it stands on the page; '' where nothing does
    was_place varchar,                  -- fund/origin/spend of the heading it stood under
    rule_ids varchar not null,          -- of the equalities that hold with it, '|' between
    equalities integer not null,        -- how many these are
    tail_row_no integer,                -- where the second half of a torn number stands
    tail_col_no integer,
    primary key (amount_id, interpreter_id)
);

-- One row per performance indicator.
create table if not exists raw.indicators (
    document_id varchar not null,
    interpreter_id varchar not null,
    page_no integer not null,
    table_ordinal integer not null,
    row_no integer not null,
    col_no integer not null,
    scope varchar not null,
    subject varchar,
    level1 varchar,
    level2 varchar,
    level3 varchar,
    operator varchar,
    target varchar,
    measure_unit varchar,
    deadline varchar,
    horizon varchar not null,
    weight decimal(18, 4),
    actual varchar,
    score decimal(18, 4),
    target_text varchar,
    primary key (document_id, interpreter_id, table_ordinal, row_no, col_no)
);

-- One row per glossary entry.
create table if not exists raw.terms (
    document_id varchar not null,
    interpreter_id varchar not null,
    ordinal integer not null,
    page_no integer not null,
    term varchar not null,
    definition varchar not null,
    primary key (document_id, interpreter_id, ordinal)
);

-- One row per subject that a glossary entry names.
create table if not exists raw.term_subjects (
    document_id varchar not null,
    interpreter_id varchar not null,
    ordinal integer not null,
    part_no integer not null,
    subject_code varchar,
    class_name varchar,
    division_name varchar,
    item_name varchar,
    is_marked boolean not null,
    primary key (document_id, interpreter_id, ordinal, part_no)
);

-- One row per numeric cell that found no place.
create table if not exists raw.unplaced (
    document_id varchar not null,
    interpreter_id varchar not null,
    table_ordinal integer not null,
    table_title varchar,
    page_no integer not null,
    row_no integer not null,
    col_no integer not null,
    text varchar not null,
    reason varchar not null,
    primary key (document_id, interpreter_id, table_ordinal, row_no, col_no)
);

-- One row per number that the prose states.
create table if not exists raw.claims (
    claim_id varchar not null,
    document_id varchar not null,
    interpreter_id varchar not null,
    page_no integer not null,
    paragraph_no integer not null,
    ordinal integer not null,
    sentence varchar not null,
    wording varchar,
    metric varchar,
    item varchar,
    subject_code varchar,
    subject_path varchar,
    fund varchar,
    spend varchar not null,
    origin varchar,
    measure varchar not null,
    direction varchar,
    figure_year integer not null,
    figure_kind varchar not null,
    against_year integer,
    against_kind varchar,
    base_metric varchar,
    base_item varchar,
    base_fund varchar,
    base_spend varchar,
    value decimal(28, 8),
    amount_yuan decimal(20, 2),
    quantum decimal(28, 8),
    printed_text varchar not null,
    printed_unit varchar,
    is_named boolean not null,
    primary key (claim_id, interpreter_id)
);
