create sequence execution_number start with 1001;

create table execution (
    id uuid primary key,
    version bigint not null,
    number bigint not null unique,
    state varchar(24) not null,
    hold_reason varchar(12),
    recommendation_id uuid not null references recommendation (id),
    recommendation varchar(20) not null,
    digest varchar(64) not null,
    workload_id uuid not null,
    workload varchar(200) not null,
    from_site varchar(200),
    to_site varchar(200) not null,
    not_before_at timestamp with time zone,
    latest_start_at timestamp with time zone,
    run_key varchar(100) not null unique,
    executor varchar(40) not null,
    fence bigint not null,
    ends_as varchar(24) not null,
    gate_waived_by varchar(100),
    command_sha256 varchar(64),
    node varchar(200),
    run_identity varchar(200),
    run_started_at timestamp with time zone,
    run_ended_at timestamp with time zone,
    exit_code integer,
    created_at timestamp with time zone not null,
    state_at timestamp with time zone not null,
    state_reason text not null,
    ended_at timestamp with time zone
);
create index execution_state on execution (state, created_at);

create table execution_step (
    id uuid primary key,
    execution_id uuid not null references execution (id),
    position integer not null,
    kind varchar(20) not null,
    state varchar(20) not null,
    attempts integer not null,
    retry_at timestamp with time zone,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    detail text not null,
    constraint execution_step_unique unique (execution_id, position)
);

create table execution_reservation (
    execution_id uuid primary key references execution (id),
    site_id varchar(200) not null,
    vcpus numeric(38, 12) not null,
    memory_gib numeric(38, 12) not null,
    gpus numeric(38, 12) not null,
    reserved_at timestamp with time zone not null
);

-- append-only history; what the timeline shows
create table execution_event (
    id uuid primary key,
    execution_id uuid not null references execution (id),
    happened_at timestamp with time zone not null,
    fence bigint not null,
    line text not null
);
create index execution_event_execution on execution_event (execution_id, happened_at);

-- columns as db-scheduler's core expects them
create table execution_task (
    task_name varchar(100) not null,
    task_instance varchar(100) not null,
    task_data bytea,
    execution_time timestamp with time zone not null,
    picked boolean not null,
    picked_by varchar(50),
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp with time zone,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index execution_task_time on execution_task (execution_time);
create index execution_task_heartbeat on execution_task (last_heartbeat);
