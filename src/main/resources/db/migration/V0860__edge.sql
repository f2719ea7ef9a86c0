-- Runs that a site's agent starts by itself. content is the order as the agent gets it; the revision grows with each change.
create table edge_order (
    run_key varchar(90) primary key,
    site varchar(200) not null,
    workload varchar(200) not null,
    spec_sha256 varchar(64) not null,
    content text not null,
    revision bigint not null,
    delivered_to varchar(40),
    known_revision bigint not null,
    state varchar(20) not null,
    words varchar(2000) not null,
    object varchar(200),
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    exit_code integer,
    output text,
    created_at timestamp with time zone not null,
    state_at timestamp with time zone not null
);
create index edge_order_site on edge_order (site, state);

-- What agents signed about their runs, in their order; the row of the queue's last one is the end of its chain.
create table edge_report (
    incarnation varchar(40) not null,
    sequence bigint not null,
    site varchar(200) not null,
    run_key varchar(90) not null,
    event varchar(20) not null,
    at timestamp with time zone not null,
    words varchar(2000) not null,
    sha256 varchar(64) not null,
    content text not null,
    received_at timestamp with time zone not null,
    primary key (incarnation, sequence)
);
create index edge_report_site on edge_report (site, received_at);
create table edge_report_refused (
    incarnation varchar(40) primary key,
    site varchar(200) not null,
    sequence bigint not null,
    why varchar(2000) not null,
    refused_at timestamp with time zone not null
);

-- The id of an agent's executor holds the name of its site.
alter table execution alter column executor set data type varchar(220);
