-- Runs that were ordered on what a decision had reserved; the id is the decision's.
create table planning_placed_run (
    id uuid primary key,
    workload varchar(200) not null,
    site varchar(200) not null,
    -- slots counted from 1970, in hours: from-to, parted by commas
    slots text not null,
    milli_vcpu bigint not null,
    mebibytes bigint not null,
    milli_gpu bigint not null,
    starts_at timestamp with time zone not null,
    ends_at timestamp with time zone not null,
    state varchar(20) not null,
    words varchar(2000) not null,
    ordered_by varchar(200) not null,
    ordered_at timestamp with time zone not null,
    changed_at timestamp with time zone not null
);

create index planning_placed_run_open on planning_placed_run (state, starts_at);
