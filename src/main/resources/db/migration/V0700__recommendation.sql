create sequence recommendation_number start with 1001;

create table recommendation (
    id uuid primary key,
    version bigint not null,
    number bigint not null unique,
    state varchar(20) not null,
    kind varchar(20) not null,
    title varchar(400) not null,
    plan_id uuid,
    workload_id uuid not null,
    workload varchar(200) not null,
    owner varchar(200) not null,
    from_site varchar(200),
    to_site varchar(200) not null,
    from_start timestamp with time zone,
    to_start timestamp with time zone,
    latest_start_at timestamp with time zone,
    delta_usd_per_month numeric(38, 12) not null,
    delta_kg_co2e_per_month double precision not null,
    delta_rtt_millis double precision not null,
    gigabytes_moved numeric(38, 12) not null,
    reasons text not null,
    risk text not null,
    snapshot_digest varchar(64) not null,
    basis_digest varchar(64) not null,
    digest varchar(64) not null,
    proposed_by varchar(100) not null,
    proposed_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    snoozed_until timestamp with time zone,
    state_at timestamp with time zone not null,
    state_reason text not null,
    state_by varchar(100) not null
);
create index recommendation_state on recommendation (state, expires_at);
create index recommendation_workload on recommendation (workload_id, state);

-- one row per decision; voided ones stay, they are history
create table approval_decision (
    id uuid primary key,
    recommendation_id uuid not null references recommendation (id),
    digest varchar(64) not null,
    seen_version bigint not null,
    person_id uuid not null,
    person_name varchar(200) not null,
    person_groups text not null,
    approved boolean not null,
    reason text not null,
    decided_at timestamp with time zone not null,
    voided_at timestamp with time zone,
    voided_because text
);
create index approval_decision_recommendation on approval_decision (recommendation_id);
