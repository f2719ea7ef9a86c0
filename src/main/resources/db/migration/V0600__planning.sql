create sequence planning_number start with 1;

create table planning_plan (
    id uuid primary key,
    number bigint not null unique,
    created_at timestamp with time zone not null,
    snapshot_hash varchar(64) not null,
    plan_hash varchar(64) not null,
    summary text not null,
    changes text not null
);

create index planning_plan_created on planning_plan (created_at);
