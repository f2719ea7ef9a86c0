-- Logs of others, a batch at a time. The batch's bytes are evidence, its hash stands in an entry of the log; the rows here
-- are derived from it for search.
create table audit_log_source (
    name varchar(100) primary key,
    owner_id varchar(200) not null,
    last_sequence bigint,
    batches bigint not null,
    gaps bigint not null,
    replays bigint not null,
    last_received_at timestamp with time zone
);
create table audit_outside_batch (
    id uuid primary key,
    source varchar(100) not null references audit_log_source (name),
    sha256 varchar(64) not null,
    received_at timestamp with time zone not null,
    records integer not null,
    first_sequence bigint,
    last_sequence bigint,
    missing_from bigint,
    signed_by varchar(20) not null,
    constraint audit_outside_batch_once unique (source, sha256)
);
create table audit_outside_record (
    batch_id uuid not null references audit_outside_batch (id),
    place integer not null,
    source varchar(100) not null,
    happened_at timestamp with time zone,
    sequence bigint,
    words text not null,
    primary key (batch_id, place)
);
create index audit_outside_record_time on audit_outside_record (source, happened_at);
