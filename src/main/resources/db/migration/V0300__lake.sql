-- Which lake files count: one row per delivery of a data set's scope and period, the newest not superseded.
create table lake_generation (
    id uuid primary key,
    dataset varchar(40) not null,
    scope varchar(300) not null,
    period varchar(10) not null,
    generation integer not null,
    import_id uuid not null,
    path varchar(500) not null unique,
    row_count bigint not null,
    byte_count bigint not null,
    committed_at timestamp with time zone not null,
    superseded_at timestamp with time zone,
    unique (dataset, scope, period, generation)
);
create index lake_generation_import on lake_generation (import_id);

-- The ledger of imports. content_key makes the same bytes count once: the hash once imported, the id until then.
create table connector_import (
    id uuid primary key,
    file_name varchar(500) not null,
    sha256 varchar(64) not null,
    content_key varchar(120) not null unique,
    byte_count bigint not null,
    dialect varchar(60),
    state varchar(20) not null,
    accepted bigint not null,
    quarantined bigint not null,
    rounded bigint not null,
    totals text not null,
    transfers text not null,
    message text,
    started_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    started_by varchar(80) not null
);
create index connector_import_started on connector_import (started_at);

create table connector_quarantine (
    import_id uuid not null references connector_import (id),
    ordinal bigint not null,
    line bigint not null,
    column_name varchar(200),
    cell_value text,
    reason text not null,
    record text,
    primary key (import_id, ordinal)
);
