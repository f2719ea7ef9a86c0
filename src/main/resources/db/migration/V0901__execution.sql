-- data sets that an execution copies before it dispatches; one row each
create table execution_move (
    execution_id uuid not null references execution (id),
    position integer not null,
    data_set varchar(200) not null,
    kind varchar(12) not null,
    state varchar(12) not null,
    from_site varchar(200) not null,
    to_site varchar(200) not null,
    from_store varchar(100),
    to_store varchar(100),
    objects bigint not null,
    objects_done bigint not null,
    bytes bigint not null,
    bytes_done bigint not null,
    -- what left the source, repeats included: it is this that costs
    bytes_sent bigint not null,
    -- of these in attempts before this one
    bytes_before bigint not null,
    budget_usd numeric(38, 12),
    budget_gigabytes numeric(38, 12),
    active_millis bigint not null,
    attempts integer not null,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    detail text not null,
    primary key (execution_id, position)
);

create table execution_move_object (
    execution_id uuid not null,
    position integer not null,
    object_key varchar(1024) not null,
    bytes bigint not null,
    etag varchar(200) not null,
    state varchar(12) not null,
    -- of the content, written down before it is sent
    sha256 varchar(64),
    upload_id varchar(2000),
    -- of each part of its upload
    part_bytes bigint,
    primary key (execution_id, position, object_key),
    foreign key (execution_id, position) references execution_move (execution_id, position)
);

create index execution_move_object_state on execution_move_object (execution_id, position, state, object_key);

create table execution_move_part (
    execution_id uuid not null,
    position integer not null,
    object_key varchar(1024) not null,
    part integer not null,
    sha256 varchar(64) not null,
    -- null until the store has it
    etag varchar(200),
    primary key (execution_id, position, object_key, part)
);
