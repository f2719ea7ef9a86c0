create sequence workflow_run_number start with 1001;

-- one row per revision; the newest active one of a name is what runs
create table workflow (
    id uuid primary key,
    name varchar(64) not null,
    revision integer not null,
    yaml text not null,
    saved_by varchar(64) not null,
    saved_at timestamp with time zone not null,
    active boolean not null,
    next_at timestamp with time zone,
    constraint workflow_revision unique (name, revision)
);
create index workflow_next on workflow (active, next_at);

create table workflow_run (
    id uuid primary key,
    number bigint not null unique,
    workflow_id uuid not null references workflow (id),
    planned_at timestamp with time zone not null,
    started_at timestamp with time zone not null,
    due_at timestamp with time zone,
    state varchar(12) not null,
    ended_at timestamp with time zone,
    told_late boolean not null
);
create index workflow_run_state on workflow_run (state, started_at);

create table workflow_job (
    run_id uuid not null references workflow_run (id),
    name varchar(60) not null,
    position integer not null,
    state varchar(12) not null,
    attempt integer not null,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    detail text not null,
    told_overrun boolean not null,
    primary key (run_id, name)
);
