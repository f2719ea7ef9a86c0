-- Sites and links that somebody reported as lost, and what was re-planned because of it.
create table planning_outage (
    id uuid primary key,
    site varchar(200) not null,
    -- null: the whole site, otherwise the link from the one to the other, in both directions
    to_site varchar(200),
    reason varchar(1000) not null,
    lost_at timestamp with time zone not null,
    reported_by varchar(200) not null,
    restored_at timestamp with time zone,
    restored_by varchar(200),
    -- until when a replica has it in hand
    claimed_until timestamp with time zone,
    plan_id uuid,
    answered_millis bigint,
    affected integer
);

create index planning_outage_open on planning_outage (restored_at);

-- What happened to one workload and asks for another look at it; coalesced until the next plan covers it.
create table planning_replan (
    workload varchar(200) primary key,
    causes varchar(1000) not null,
    first_at timestamp with time zone not null,
    last_at timestamp with time zone not null
);
